"""record and correct: facts are added, never changed, and the clocks follow."""

from datetime import date

import pytest

from accounts.models import Role
from cases.actions import chronology
from cases.models import AuditEntry, Deadline, Document, Entry
from cases.refusals import Refused
from statutory import Kind
from tests.factories import CaseFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
RECEIVED = date(2026, 3, 5)


@pytest.fixture
def officer():
    return UserFactory(role=Role.COORDINATOR)


@pytest.fixture
def case(officer):
    case = CaseFactory(officer=officer, child__date_of_birth=date(2018, 5, 4))
    chronology.record(case, kind=Kind.REQUEST_RECEIVED, on=RECEIVED, by=officer, today=TODAY)
    return case


def _due(case, rule):
    return Deadline.objects.get(case=case, rule=rule).due


def test_recording_a_request_starts_the_three_clocks_from_the_same_day(case):
    assert [_due(case, rule) for rule in ("A01", "A04", "A07")] == [
        date(2026, 4, 16),
        date(2026, 6, 25),
        date(2026, 7, 23),
    ]


def test_a_day_in_the_future_is_refused_and_nothing_is_kept(case, officer):
    with pytest.raises(Refused, match="Tuesday 2 June 2026 is in the future"):
        chronology.record(case, kind=Kind.PLAN_SENT, on=date(2026, 6, 2), by=officer, today=TODAY)

    assert Entry.objects.count() == 1


def test_a_day_before_birth_is_refused(case, officer):
    with pytest.raises(Refused, match="before the child was born"):
        chronology.record(case, kind=Kind.PLAN_SENT, on=date(2018, 5, 3), by=officer, today=TODAY)


def test_what_is_arranged_ahead_may_lie_in_the_future(case, officer):
    entry = chronology.record(
        case, kind=Kind.REVIEW_MEETING, on=date(2026, 9, 1), by=officer, today=TODAY
    )

    assert entry.on == date(2026, 9, 1)


def test_h086_correcting_the_receipt_lists_every_date_that_moves_and_keeps_the_letters(
    case, officer
):
    chronology.record(
        case, kind=Kind.DECIDED_TO_ASSESS, on=date(2026, 4, 15), by=officer, today=TODAY
    )
    letter = Document.objects.create(
        case=case, title="We will assess", sha256="0" * 64, size=1, file="x.pdf"
    )
    entry = Entry.objects.get(kind=Kind.REQUEST_RECEIVED)

    moved = chronology.correct(
        entry,
        on=date(2026, 3, 2),
        by=officer,
        reason="The envelope is stamped 2 March",
        approved_by="Sal Senior",
        today=TODAY,
    )

    assert [(one.rule, one.before, one.after) for one in moved] == [
        ("A01", date(2026, 4, 16), date(2026, 4, 13)),
        ("A04", date(2026, 6, 25), date(2026, 6, 22)),
        ("A99", date(2026, 7, 8), date(2026, 7, 5)),
        ("A07", date(2026, 7, 23), date(2026, 7, 20)),
    ]
    decided = Deadline.objects.get(case=case, rule="A01")
    assert (decided.due, decided.met_on) == (date(2026, 4, 13), date(2026, 4, 15))
    letter.refresh_from_db()
    assert letter.title == "We will assess"
    newer = Entry.objects.get(corrects=entry)
    assert (newer.reason, newer.approved_by, newer.on) == (
        "The envelope is stamped 2 March",
        "Sal Senior",
        date(2026, 3, 2),
    )
    assert AuditEntry.objects.first().after["moved"][0] == "A01  2026-04-16 to 2026-04-13"


def test_h085_saying_it_did_not_happen_takes_its_clocks_away_and_keeps_the_history(case, officer):
    meeting = chronology.record(
        case, kind=Kind.REVIEW_MEETING, on=date(2026, 5, 20), by=officer, today=TODAY
    )
    assert Deadline.objects.filter(case=case, rule="R06").exists()

    chronology.correct(meeting, on=None, by=officer, reason="It was cancelled", today=TODAY)

    assert not Deadline.objects.filter(case=case, rule="R06").exists()
    assert Entry.objects.filter(kind=Kind.REVIEW_MEETING).count() == 2


def test_a_correction_needs_a_reason(case, officer):
    entry = Entry.objects.get()

    with pytest.raises(Refused, match="Say why the entry was wrong"):
        chronology.correct(entry, on=date(2026, 3, 4), by=officer, reason=" ", today=TODAY)

    assert Entry.objects.count() == 1


def test_an_entry_is_corrected_once_then_the_newer_one(case, officer):
    entry = Entry.objects.get()
    chronology.correct(entry, on=date(2026, 3, 4), by=officer, reason="Stamp", today=TODAY)

    with pytest.raises(Refused, match="already been corrected"):
        chronology.correct(entry, on=date(2026, 3, 3), by=officer, reason="Again", today=TODAY)


def test_a_corrected_case_has_the_deadlines_the_right_history_would_have_given(case, officer):
    other = CaseFactory(officer=officer, child__date_of_birth=date(2018, 5, 4))
    chronology.record(
        other, kind=Kind.REQUEST_RECEIVED, on=date(2026, 3, 2), by=officer, today=TODAY
    )
    chronology.correct(
        Entry.objects.get(case=case), on=date(2026, 3, 2), by=officer, reason="Stamp", today=TODAY
    )

    fields = ("rule", "about", "due", "met_on", "ended_on", "disapplied", "problem")
    corrected = list(Deadline.objects.filter(case=case).order_by("rule").values_list(*fields))
    right = list(Deadline.objects.filter(case=other).order_by("rule").values_list(*fields))
    assert corrected == right


def test_h124_an_entry_made_late_keeps_both_days(case, officer):
    entry = Entry.objects.get()

    assert entry.on == RECEIVED
    assert entry.recorded_at.date() > RECEIVED


def test_a_case_without_a_request_is_marked_as_one_that_cannot_be_worked_out(officer):
    case = CaseFactory(officer=officer)
    chronology.record(case, kind=Kind.CONSULTED_FAMILY, on=RECEIVED, by=officer, today=TODAY)

    case.refresh_from_db()
    assert case.problem == (
        "The day the request was received (or the plan was transferred) is not recorded."
    )
