"""A history that was given columns may have been made anew without its protection: it is put back.
"""

from django.db import migrations

from cases.protection import protect, unprotect

TABLES = ("providers_historicalplacement",)


def forwards(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)
    protect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("providers", "0014_ledger")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
