"""Write the new search keys of the children who are there already."""

from itertools import islice

from django.db import migrations

from cases.search import keys_of

BATCH = 2000
NAMES = ["turned_key", "turned_sound", "part_key"]


def forwards(apps, schema_editor):
    children = apps.get_model("cases", "Child").objects
    rows = children.only("forename", "surname").order_by("pk").iterator(BATCH)
    while batch := list(islice(rows, BATCH)):
        for child in batch:
            _, _, child.turned_key, child.turned_sound, child.part_key = keys_of(
                child.forename, child.surname
            )
        children.bulk_update(batch, NAMES)


class Migration(migrations.Migration):
    dependencies = [("cases", "0023_search_by_index")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
