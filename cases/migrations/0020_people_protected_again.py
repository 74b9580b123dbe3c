"""A history that was given columns may have been made anew without its protection: it is put back.
"""

from django.db import migrations

from cases.protection import protect, unprotect

TABLES = ("cases_historicalfamilymember",)


def forwards(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)
    protect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_people_and_their_changes")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
