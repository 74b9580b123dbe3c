"""The record of one child goes from every table and every folder, and nothing else does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from cases.chain import seal_new, verify
from cases.models import Case, Erasure, FamilyMember
from ehcna.retention import actions
from ehcna.retention.belonging import record_of
from tests.people import cast
from tests.site.walking import World, a_world

pytestmark = pytest.mark.django_db


def erased(world: World) -> Erasure:
    first = Erasure(
        child_number=world.case.child_id,
        kind="plan",
        proposed_by=world.people.manager,
        confirmed_by=world.people.senior,
    )
    return actions.erase_again(first=first)


def rows_saying(terms: set[str]) -> dict[str, set[str]]:
    """Which tables still say any of these, and what."""
    found: dict[str, set[str]] = {}
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                said = " ".join(map(str, row))
                for term in terms:
                    if term in said:
                        found.setdefault(table, set()).add(term)
    return found


def files_kept() -> set[str]:
    root = Path(settings.MEDIA_ROOT)
    return {str(one.relative_to(root)) for one in root.rglob("*") if one.is_file()}


def named(world: World) -> set[str]:
    child = world.case.child
    members = FamilyMember.objects.filter(child=child)
    names = {word for one in members for word in (one.name, one.email) if len(word) > 5}
    references = set(Case.objects.filter(child=child).values_list("reference", flat=True))
    return names | references


def test_h_281_nothing_in_any_table_or_folder_says_whose_record_it_was(
    django_capture_on_commit_callbacks: Any,
) -> None:
    world = a_world(cast())
    seal_new()
    terms, record = named(world), record_of(world.case.child_id)
    before = rows_saying(terms)
    with django_capture_on_commit_callbacks(execute=True):
        done = erased(world)

    assert len(before) >= 8
    assert rows_saying(terms) == {}
    assert {m: m._base_manager.filter(pk__in=n).count() for m, n in record.rows.items() if n} == {
        m: 0 for m, n in record.rows.items() if n
    }
    assert done.files > 0 and Erasure.objects.get(pk=done.pk).files_left == []
    assert {name for name in files_kept() if world.case.reference in name} == set()
    seal_new()
    verdict = verify()
    assert verdict.faults == [] and verdict.emptied == done.entries > 0
