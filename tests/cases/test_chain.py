"""The chain of the audit: it holds, and where somebody went round the database it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from cases.audit import action
from cases.chain import seal_new, verify
from cases.models import AuditEntry, AuditLink, Case, Entry, Erasure, JobRun, MarkedRow
from cases.protection import protect, unprotect
from cases.tasks import seal_audit, verify_audit
from tests.factories import CaseFactory
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
GUARDED = ("cases_auditentry", "cases_auditlink")


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@action
def doing(case: Case, *, reason: str) -> Case:
    return case


def some(number: int = 3) -> list[AuditEntry]:
    case = CaseFactory()
    for each in range(number):
        doing(case, reason=f"because {each}")
    seal_audit()
    return list(AuditEntry.objects.order_by("pk"))


@contextmanager
def round_the_database() -> Iterator[None]:
    """As somebody would who is master of the machine."""
    unprotect(GUARDED)
    yield
    protect(GUARDED)


def test_every_entry_is_sealed_once_and_the_chain_holds() -> None:
    entries = some()
    seal_new()

    verdict = verify()
    assert (verdict.holds, verdict.seals, verdict.unsealed) == (True, len(entries), 0)


def test_a_changed_word_shows_with_its_entry() -> None:
    one = some()[1]
    with round_the_database():
        AuditEntry.objects.filter(pk=one.pk).update(reason="because of nothing")

    assert verify().faults == [f"What entry {one.pk} says was changed"]


def test_an_entry_taken_out_with_its_seal_shows() -> None:
    entries = some()
    with round_the_database():
        AuditLink.objects.filter(entry=entries[1])._raw_delete("default")
        AuditEntry.objects.filter(pk=entries[1].pk)._raw_delete("default")

    where = f"entry {entries[2].pk}"
    assert verify().faults == [
        f"The chain is broken before {where}: a seal was taken out or put in"
    ]


def test_an_entry_emptied_without_an_erasure_shows() -> None:
    one = some()[0]
    with round_the_database():
        AuditEntry.objects.filter(pk=one.pk).update(reason="", before={}, after={}, salt="")

    assert verify().faults == [f"What entry {one.pk} says was changed"]


def test_a_chain_cut_at_its_end_shows_by_a_head_written_down_and_to_the_nightly_run() -> None:
    entries = some()
    head = verify().head
    verify_audit()
    with round_the_database():
        AuditLink.objects.filter(entry=entries[2])._raw_delete("default")
        AuditEntry.objects.filter(pk=entries[2].pk)._raw_delete("default")

    assert verify(passing=head).holds is False
    verify_audit()
    assert [one["problem"] for one in JobRun.objects.first().problems] == [
        "There are fewer seals than at the last run: the chain was cut at its end"
    ]


def test_the_command_says_that_the_chain_holds_or_where_it_is_broken() -> None:
    one, out = some()[1], StringIO()
    call_command("verify_audit", stdout=out)
    with round_the_database():
        AuditEntry.objects.filter(pk=one.pk).update(by_name="Somebody else")

    assert out.getvalue().splitlines()[0] == "3 entries sealed, 0 emptied by an erasure"
    assert out.getvalue().splitlines()[2] == "The chain holds."
    with pytest.raises(CommandError, match="broken"):
        call_command("verify_audit", stdout=StringIO())


def refused(change: object) -> bool:
    try:
        with transaction.atomic():
            change()  # type: ignore[operator]
    except DatabaseError as error:
        return "may only be added to" in str(error)
    return False


def test_the_database_lets_go_of_marked_rows_of_a_confirmed_erasure_and_of_no_other(
    people: Cast,
) -> None:
    case = CaseFactory()
    rows = [Entry.objects.create(case=case, kind="note", by_name="A") for _ in range(2)]
    erasure = Erasure.objects.create(
        child_number=case.child_id, kind="plan", proposed_by=people.manager
    )
    MarkedRow.objects.create(erasure=erasure, table="cases_entry", row=rows[0].pk)
    remove = [lambda pk=row.pk: Entry.objects.filter(pk=pk)._raw_delete("default") for row in rows]

    assert [refused(one) for one in remove] == [True, True]
    Erasure.objects.filter(pk=erasure.pk).update(confirmed_by=people.senior)
    assert [refused(one) for one in remove] == [False, True]
    assert list(Entry.objects.all()) == [rows[1]]


def test_a_marked_entry_of_the_audit_may_be_emptied_and_neither_changed_nor_removed(
    people: Cast,
) -> None:
    one = some()[0]
    erasure = Erasure.objects.create(
        child_number=one.case.child_id,
        kind="plan",
        proposed_by=people.manager,
        confirmed_by=people.senior,
    )
    MarkedRow.objects.create(erasure=erasure, table="cases_auditentry", row=one.pk)
    itself = AuditEntry.objects.filter(pk=one.pk)
    empty = {"reason": "", "on_behalf_of": "", "salt": "", "case": None, "emptied_by": erasure}
    empty |= {"before": {}, "after": {}}

    assert refused(lambda: itself._raw_delete("default"))
    assert refused(lambda: itself.update(reason="Otherwise"))
    assert refused(lambda: itself.update(**empty | {"by_name": "Somebody else"}))
    assert refused(lambda: itself.update(**empty | {"action": "nothing"}))
    assert not refused(lambda: itself.update(**empty))
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM cases_auditlink")
        assert cursor.fetchone() == (3,)
