"""decide_to_assess and decide_not_to_assess: once, with reasons, on a day that can be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cases.actions.chronology import correct, record
from cases.actions.decisions import decide_not_to_assess, decide_to_assess
from cases.models import AuditEntry, Case, Deadline, Document, Entry, Message
from cases.refusals import Refused
from statutory import Kind
from tests.cases.views.acting import a_request
from tests.factories import CaseFactory
from tests.people import Cast

TODAY = date(2026, 6, 9)
EITHER = [decide_to_assess, decide_not_to_assess]


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


def decide(act: Callable[..., Case], case: Case, people: Cast, **changed: Any) -> Case:
    given = {"on": TODAY, "by": people.officer, "reasons": "She needs help.", "today": TODAY}
    return act(case, **(given | changed))


def left_behind() -> tuple[int, int, int]:
    decided = Entry.objects.exclude(kind__in=("request_received", "request_withdrawn"))
    return decided.count(), Message.objects.count(), Document.objects.count()


@pytest.mark.parametrize("act", EITHER)
@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"reasons": ""}, "reasons", "Enter the reasons for the decision"),
        ({"reasons": " \n\t"}, "reasons", "Enter the reasons for the decision"),
        ({"on": date(2026, 6, 10)}, "on", "Wednesday 10 June 2026 is in the future"),
        (
            {"on": date(2026, 5, 4)},
            "on",
            "The decision cannot be before the request, received on Tuesday 5 May 2026",
        ),
        (
            {"on": date(2018, 5, 3)},
            "on",
            "The decision cannot be before the request, received on Tuesday 5 May 2026",
        ),
    ],
)
def test_what_cannot_be_decided_is_refused_in_plain_words_and_leaves_nothing(
    people: Cast,
    case: Case,
    act: Callable[..., Case],
    changed: dict[str, Any],
    field: str,
    sentence: str,
) -> None:
    with pytest.raises(Refused) as refused:
        decide(act, case, people, **changed)

    assert (refused.value.field, refused.value.sentence) == (field, sentence)
    assert left_behind() == (0, 0, 0)
    assert not AuditEntry.objects.filter(action__startswith="decisions").exists()


@pytest.mark.parametrize("act", EITHER)
def test_a_day_before_birth_is_refused_even_where_the_day_of_receipt_is_not_recorded(
    people: Cast, act: Callable[..., Case]
) -> None:
    case = CaseFactory(officer=people.officer, child__date_of_birth=date(2018, 5, 4))

    with pytest.raises(Refused) as refused:
        decide(act, case, people, on=date(2018, 5, 3))

    assert refused.value.field == "on"
    assert refused.value.sentence == "Thursday 3 May 2018 is before the child was born"


def test_the_day_of_receipt_itself_can_be_the_day_of_the_decision(people: Cast, case: Case) -> None:
    decide(decide_to_assess, case, people, on=date(2026, 5, 5))

    assert Deadline.objects.get(case=case, rule="A01").met_on == date(2026, 5, 5)


@pytest.mark.parametrize("act", EITHER)
@pytest.mark.parametrize("first", EITHER)
def test_a_case_that_was_decided_is_not_decided_again(
    people: Cast, case: Case, act: Callable[..., Case], first: Callable[..., Case]
) -> None:
    decide(first, case, people)
    before = left_behind()

    with pytest.raises(Refused, match="so that cannot be decided now"):
        decide(act, case, people)

    assert left_behind() == before


@pytest.mark.parametrize("act", EITHER)
@pytest.mark.parametrize("kind", [Kind.REQUEST_WITHDRAWN, Kind.CASE_CLOSED, Kind.MOVED_AWAY])
def test_a_case_that_is_not_open_is_not_decided(
    people: Cast, case: Case, act: Callable[..., Case], kind: Kind
) -> None:
    record(case, kind=kind, on=date(2026, 6, 1), by=people.officer, today=TODAY)

    with pytest.raises(Refused) as refused:
        decide(act, case, people)

    assert (
        refused.value.sentence
        == "This case is at the stage “Closed”, so that cannot be decided now"
    )


def test_a_decision_that_did_not_happen_can_be_made_again(people: Cast, case: Case) -> None:
    decide(decide_to_assess, case, people, on=date(2026, 6, 1))
    entry = Entry.objects.get(kind=Kind.DECIDED_TO_ASSESS)
    correct(entry, on=None, by=people.officer, reason="The wrong case", today=TODAY)

    decide(decide_not_to_assess, case, people)

    case.refresh_from_db()
    assert case.stage == "not_assessed"


def test_reasons_are_kept_with_the_decision_and_in_the_audit(people: Cast, case: Case) -> None:
    decide(decide_to_assess, case, people, reasons="  She needs help.  ")

    entry = Entry.objects.get(kind=Kind.DECIDED_TO_ASSESS)
    assert (entry.note, entry.by, entry.by_name) == (
        "She needs help.",
        people.officer,
        "Olive Officer",
    )
    (audit,) = AuditEntry.objects.filter(action="decisions.decide_to_assess")
    assert (audit.case, audit.by_name, audit.after["on"]) == (case, "Olive Officer", "2026-06-09")


def test_not_assessing_starts_the_right_of_appeal_with_the_notice(people: Cast, case: Case) -> None:
    decide(decide_not_to_assess, case, people, on=date(2026, 6, 1))

    clocks = Deadline.objects.filter(case=case, about="not-to-assess").order_by("rule")
    assert [(c.rule, c.due) for c in clocks if c.rule in ("M01", "P01")] == [
        ("M01", date(2026, 8, 1)),
        ("P01", date(2026, 9, 1)),
    ]


def test_assessing_meets_its_limit_and_leaves_the_twenty_weeks_where_they_were(
    people: Cast, case: Case
) -> None:
    before = dict(Deadline.objects.filter(case=case).values_list("rule", "due"))

    decide(decide_to_assess, case, people)

    after = dict(Deadline.objects.filter(case=case).values_list("rule", "due"))
    assert {rule: after[rule] for rule in before} == before
    assert Deadline.objects.get(case=case, rule="A01").met_on == TODAY
