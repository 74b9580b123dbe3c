"""The database refuses change and removal of what may only be added to."""

from django.db import migrations

from cases.protection import protect, unprotect

# As they were when this was written: later tables are protected by later migrations.
TABLES = (
    "cases_entry",
    "cases_auditentry",
    "cases_accessrecord",
    "cases_historicalchild",
    "cases_historicalfamilymember",
    "cases_historicalcase",
    "accounts_historicaluser",
)


def forwards(apps, schema_editor):
    protect(TABLES, schema_editor.connection)


def backwards(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("accounts", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
