"""The histories of panels may only be added to."""

from django.db import migrations

from cases.protection import protect, unprotect

TABLES = tuple(
    f"panels_historical{name}"
    for name in (
        "panel",
        "membership",
        "meeting",
        "brief",
        "statement",
        "briefoption",
        "note",
        "recommendation",
        "minutes",
    )
)


def forwards(apps, schema_editor):
    protect(TABLES, schema_editor.connection)


def backwards(apps, schema_editor):
    unprotect(TABLES, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("panels", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
