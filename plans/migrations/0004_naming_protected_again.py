"""The history of Section I may only be added to, now that it holds one thing more.

SQLite makes a table anew when a column is added, and its protection has to be put back.
"""

from django.db import migrations

from cases.protection import protect, unprotect

TABLES = ("plans_historicalnaming",)


def again(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)
    protect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_answers")]
    operations = [migrations.RunPython(again, migrations.RunPython.noop)]
