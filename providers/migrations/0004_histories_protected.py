"""The histories of what the council knows, weighs and pays may only be added to."""

from django.db import migrations

from cases.protection import protect, unprotect

TABLES = tuple(
    f"providers_historical{name}"
    for name in ("contact", "knowledge", "option", "cost", "placement", "commitment")
)


def forwards(apps, schema_editor):
    protect(TABLES, schema_editor.connection)


def backwards(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("providers", "0003_settings_and_services")]
    operations = [migrations.RunPython(forwards, backwards)]
