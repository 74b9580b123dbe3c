"""The histories of what a plan says may only be added to."""

from django.db import migrations

from cases.protection import protect, unprotect

TABLES = tuple(
    f"plans_historical{name}"
    for name in ("wording", "need", "outcome", "provision", "naming", "budget")
)


def forwards(apps, schema_editor):
    protect(TABLES, schema_editor.connection)


def backwards(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
