"""The database refuses change and removal of what may only be added to."""

from django.db import migrations

from cases.protection import protect, protected_tables, unprotect


def forwards(apps, schema_editor):
    protect(protected_tables(), schema_editor.connection)


def backwards(apps, schema_editor):
    unprotect(protected_tables(), schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("accounts", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
