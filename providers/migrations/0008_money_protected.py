"""The histories of bands, packages and budgets may only be added to; that of options, again."""

from django.db import migrations

from cases.protection import protect, unprotect

TABLES = tuple(
    f"providers_historical{name}" for name in ("band", "packageline", "personalbudget", "option")
)


def forwards(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)
    protect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("providers", "0007_packages_bands_and_budgets")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
