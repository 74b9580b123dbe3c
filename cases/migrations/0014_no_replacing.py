"""On SQLite, what may only be added to cannot be replaced either."""

from django.db import migrations

from cases.protection import protect, protected_tables, unprotect


def forwards(apps, schema_editor):
    unprotect(protected_tables(), schema_editor.connection)
    protect(protected_tables(), schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_protected_again")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
