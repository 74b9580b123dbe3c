"""On PostgreSQL the words of the directory have an index of their own, by the beginnings of words."""

from django.db import migrations

_MAKE = (
    "CREATE INDEX directory_words ON providers_provider"
    " USING gin (to_tsvector('simple', words))"
)


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_MAKE)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX directory_words")


class Migration(migrations.Migration):
    dependencies = [("providers", "0015_placements_protected_again")]
    operations = [migrations.RunPython(forwards, backwards)]
