"""A history that was given columns may have been made anew without its protection: it is put back.
"""

from django.db import migrations

from cases.protection import protect, unprotect

TABLES = ("cases_historicalcase",)


def forwards(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)
    protect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("cases", "0029_enclosures_and_second_persons")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
