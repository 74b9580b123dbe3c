"""Settings that were here before the directory are found in it."""

from django.db import migrations

from providers.models.types import group_of, marks_of, standing_of
from providers.models.words import search_words

KEYS = ("words", "group", "marks", "standing")


def forwards(apps, schema_editor):
    Provider = apps.get_model("providers", "Provider")
    found = []
    for one in Provider.objects.iterator():
        one.words = search_words(one.name, one.urn or "", one.town, one.postcode)
        one.group = group_of(one.type_code, one.kind)
        one.marks = marks_of(one.needs, one.section_41, one.resourced_provision)
        one.standing = standing_of(one.status)
        found.append(one)
    Provider.objects.bulk_update(found, KEYS, batch_size=200)


class Migration(migrations.Migration):
    dependencies = [("providers", "0010_the_directory")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
