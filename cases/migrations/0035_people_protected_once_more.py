"""The history of people was given a column, which may have made it anew without its protection."""

from django.db import migrations

from cases.protection import protect, unprotect

TABLES = ("cases_historicalfamilymember",)


def forwards(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)
    protect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("cases", "0034_what_helps")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
