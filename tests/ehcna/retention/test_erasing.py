"""The record of one child goes from every table and every folder, and nothing else does."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Role, User
from cases.actions.holds import Reason, place_hold
from cases.chain import seal_new, verify
from cases.models import Case, Child, Document, Erasure, FamilyMember
from cases.refusals import Refused
from ehcna.retention import actions
from ehcna.retention.again import erase_listed, listed_here
from ehcna.retention.belonging import belongings, end_of, mark_of_reference, record_of
from ehcna.retention.files import as_listed
from ehcna.retention.tasks import finish_erasures
from statutory import days_after
from tests.ehcna.retention.old_records import a_case
from tests.factories import UserFactory
from tests.people import Cast, cast
from tests.site.walking import World, a_world

pytestmark = pytest.mark.django_db
LOOKED_AT_AGAIN = days_after(timezone.localdate(), 40)


def erased_of(case: Case, people: Cast) -> Erasure:
    """The record of a case as two people erased it."""
    first = Erasure(
        child_number=case.child_id,
        kind="plan",
        proposed_by=people.manager,
        confirmed_by=people.senior,
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
        done = erased_of(world.case, world.people)

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


def test_every_kind_of_row_there_is_stands_in_one_part_of_the_file() -> None:
    said = belongings()
    named = [label for part in said.values() for label in part]
    ours = {
        model._meta.label for model in apps.get_models() if not hasattr(model, "history_object")
    }

    assert sorted(named) == sorted(ours)


def test_a_way_leads_to_a_row_that_is_found_before_it() -> None:
    found: set[object] = {User}
    for label, paths in belongings()["rows"].items():
        model = apps.get_model(label)
        assert all(path == "pk" or end_of(model, path) in found for path in paths), label
        found.add(model)


def a_record(people: Cast) -> Case:
    """A case of long ago that was closed, with a parent and a word of each kind of history."""
    case = a_case(people)
    FamilyMember.objects.create(child=case.child, name="Perpetua Planted", relation="Mother")
    return case


def test_h_281_two_people_erase_a_record_and_a_third_of_one_is_never_enough(people: Cast) -> None:
    case = a_record(people)
    proposed = actions.propose_erasure(case.child, by=people.manager)
    other = UserFactory(name="Mona Manager", role=Role.MANAGER)

    with pytest.raises(Refused, match="Somebody else confirms"):
        actions.confirm_erasure(proposed, reference=case.reference, by=people.manager)
    with pytest.raises(Refused, match="A manager"):
        actions.confirm_erasure(proposed, reference=case.reference, by=people.senior)
    with pytest.raises(Refused, match="not a reference"):
        actions.confirm_erasure(proposed, reference="EHC-2026-99999", by=other)
    done = actions.confirm_erasure(proposed, reference=f" {case.reference.lower()}", by=other)

    assert (done.proposed_by, done.confirmed_by) == (people.manager, other)
    assert done.counts["Cases: entry"]["rows"] == 2
    assert not Case.objects.exists() and not Child.objects.exists()


def test_the_database_itself_refuses_one_person_as_both(people: Cast) -> None:
    one = people.manager
    with pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.create(child_number=1, kind="plan", proposed_by=one, confirmed_by=one)


def test_what_stopped_an_erasure_since_it_was_proposed_stops_it_still(people: Cast) -> None:
    case = a_record(people)
    proposed = actions.propose_erasure(case.child, by=people.manager)
    why = Reason("claim", "In court", date(2026, 1, 5), LOOKED_AT_AGAIN)
    place_hold(case, hold=why, by=people.senior)
    other = UserFactory(name="Mona Manager", role=Role.MANAGER)

    with pytest.raises(Refused, match="A hold: A claim"):
        actions.confirm_erasure(proposed, reference=case.reference, by=other)
    assert Case.objects.filter(pk=case.pk).exists()


def test_the_certificate_and_the_list_for_restores_name_nobody_of_the_family(
    people: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    case = a_record(people)
    terms = {case.reference, "Perpetua", case.child.surname, case.child.date_of_birth.isoformat()}
    with django_capture_on_commit_callbacks(execute=True):
        done = erased_of(case, people)
    kept = " ".join(map(str, Erasure.objects.filter(pk=done.pk).values_list()[0]))
    listed = "\n".join(map(json.dumps, listed_here()))

    assert {term for term in terms if term in kept + listed} == set()


def test_h_281_a_record_that_came_back_with_a_restore_goes_again(people: Cast) -> None:
    case = a_record(people)
    done = erased_of(case, people)
    line = as_listed(done) | {"marks": [mark_of_reference(case.reference)]}
    back = a_record(people)
    Case.objects.filter(pk=back.pk).update(reference=case.reference)
    line["child"] = back.child_id
    other = a_record(people)

    assert erase_listed([line]) == 1
    assert erase_listed([line]) == 0
    assert list(Case.objects.values_list("pk", flat=True)) == [other.pk]
    assert Erasure.objects.first().again_of == done.pk


def test_a_file_that_another_record_has_too_stays(
    people: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    gone, stays = a_record(people), a_record(people)
    name = default_storage.save("documents/shared.pdf", ContentFile(b"both"))
    own = default_storage.save("documents/own.pdf", ContentFile(b"own"))
    for case, file in ((gone, name), (stays, name), (gone, own)):
        Document.objects.create(case=case, title="A", file=file, sha256="0", size=4)
    with django_capture_on_commit_callbacks(execute=True):
        erased_of(gone, people)

    assert default_storage.exists(name) and not default_storage.exists(own)


def test_a_file_that_could_not_be_removed_is_tried_again(
    people: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    case = a_record(people)
    own = default_storage.save("documents/late.pdf", ContentFile(b"own"))
    Document.objects.create(case=case, title="A", file=own, sha256="0", size=4)
    done = erased_of(case, people)  # the process dies before anything else is done
    left = Erasure.objects.get(pk=done.pk).files_left
    finish_erasures()

    assert left == [own] and not default_storage.exists(own)
    assert Erasure.objects.get(pk=done.pk).files_left == []
