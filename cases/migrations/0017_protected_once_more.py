"""A table that was given columns may have been made anew without its protection: it is put back."""

from django.db import migrations

from cases.protection import protect, protected_tables, unprotect


def forwards(apps, schema_editor):
    unprotect(protected_tables(), schema_editor.connection)
    protect(protected_tables(), schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0016_letters_to_bodies"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
