"""The histories of places, fees and closures may only be added to."""

from django.db import migrations

from cases.protection import protect, unprotect

TABLES = tuple(f"providers_historical{name}" for name in ("places", "fee", "closure"))


def forwards(apps, schema_editor):
    protect(TABLES, schema_editor.connection)


def backwards(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("providers", "0005_what_the_council_knows")]
    operations = [migrations.RunPython(forwards, backwards)]
