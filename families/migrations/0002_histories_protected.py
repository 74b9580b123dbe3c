"""The histories of the family's side may only be added to."""

from django.db import migrations

from cases.protection import protect, unprotect

TABLES = tuple(f"families_historical{name}" for name in ("holding", "orderedview", "helper"))


def forwards(apps, schema_editor):
    protect(TABLES, schema_editor.connection)


def backwards(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("families", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
