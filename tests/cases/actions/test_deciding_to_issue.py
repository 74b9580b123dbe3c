"""decide_to_issue and decide_not_to_issue, the panel's advice, and a refusal taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.actions.chronology import record
from cases.actions.decisions import (
    PanelAdvice,
    decide_not_to_assess,
    decide_not_to_issue,
    decide_to_assess,
    decide_to_issue,
)
from cases.models import Case, Deadline, Decision
from cases.queries.advice import advice_on
from cases.refusals import Refused
from statutory import Kind
from tests.cases.views.acting import a_request
from tests.people import Cast

ASSESSED = date(2026, 6, 9)
TODAY = date(2026, 8, 18)
WHY = "The advice calls for help that schools here ordinarily have."


FOUND = "She reads well with help that her school can give."


@pytest.fixture
def case(people: Cast) -> Case:
    case = a_request(people.officer)
    decide_to_assess(case, on=ASSESSED, by=people.officer, reasons="She may.", today=ASSESSED)
    return case


def decide(act: Any, case: Case, people: Cast, **changed: Any) -> Decision:
    given = {"on": TODAY, "by": people.officer, "reasons": WHY, "today": TODAY}
    if act is decide_not_to_issue:
        given["feedback"] = FOUND
        given["not_enclosed"] = "The advice is on its way to us."
    decision: Decision = act(case, **(given | changed))
    return decision


def limit(case: Case, rule: str) -> Deadline:
    return Deadline.objects.get(case=case, rule=rule)


def test_to_issue_is_recorded_told_and_leaves_the_twenty_weeks(people: Cast, case: Case) -> None:
    before = limit(case, "A07").due

    decide(decide_to_issue, case, people)

    case.refresh_from_db()
    assert case.stage == "drafting"
    assert (limit(case, "A07").due, limit(case, "A07").ended_on) == (before, None)
    assert case.messages.filter(code="will-issue").count() == 1


def test_not_to_issue_meets_the_sixteen_weeks_and_starts_the_appeal(
    people: Cast, case: Case
) -> None:
    decide(decide_not_to_issue, case, people)

    case.refresh_from_db()
    assert (case.stage, limit(case, "A04").met_on) == ("no_plan", TODAY)
    clocks = Deadline.objects.filter(case=case, about="not-to-issue", rule__in=("M01", "P01"))
    assert sorted(clocks.values_list("rule", "due")) == [
        ("M01", date(2026, 10, 18)),
        ("P01", date(2026, 10, 19)),
    ]
    assert case.messages.filter(code="not-to-issue").count() == 1


def test_the_family_is_told_what_the_assessment_found(people: Cast, case: Case) -> None:
    with pytest.raises(Refused, match="Enter what the assessment found, for the family"):
        decide(decide_not_to_issue, case, people, feedback=" ")

    made = decide(decide_not_to_issue, case, people)

    letter = case.documents.get(letter="not-to-issue")
    assert made.feedback == FOUND
    assert FOUND in letter.snapshot["body"]


@pytest.mark.parametrize("act", [decide_to_issue, decide_not_to_issue])
def test_it_is_decided_only_after_the_assessment_began(people: Cast, act: Any) -> None:
    request = a_request(people.officer)

    with pytest.raises(Refused, match="“Deciding whether to assess”"):
        decide(act, request, people)


def test_it_cannot_be_dated_before_the_assessment(people: Cast, case: Case) -> None:
    with pytest.raises(Refused, match="cannot be before the assessment began, on Tuesday 9 June"):
        decide(decide_to_issue, case, people, on=date(2026, 6, 8))


def test_h202_a_refused_plan_is_held_for_the_same_reasons(people: Cast, case: Case) -> None:
    held = decide(decide_not_to_issue, case, people, reasons="£6,000 has not been spent.")

    assert (held.state, [one["code"] for one in held.stopped_by]) == ("held", ["money-spent"])
    assert limit(case, "A04").met_on is None


def test_the_advice_that_is_in_and_that_is_not(people: Cast, case: Case) -> None:
    asked = {"kind": Kind.ADVICE_REQUEST_SENT, "on": ASSESSED, "by": people.officer}
    record(case, **asked, about="advice:school", note="The school", today=TODAY)  # type: ignore[arg-type]
    record(case, **asked, about="advice:2", note="Dr Hall", today=TODAY)  # type: ignore[arg-type]
    came = {"kind": Kind.ADVICE_RECEIVED, "on": date(2026, 7, 1), "by": people.officer}
    record(case, **came, about="advice:school", today=TODAY)  # type: ignore[arg-type]

    advice = advice_on(case)

    assert [(one.name, one.came_on) for one in advice.advisers] == [
        ("The school", date(2026, 7, 1)),
        ("Dr Hall", None),
    ]
    assert advice.warning == "Advice is not in yet: Dr Hall."


@pytest.mark.parametrize(
    ("panel", "field"),
    [
        (PanelAdvice("no", None, "No"), "advised_on"),
        (PanelAdvice("no", date(2026, 8, 19), "No"), "advised_on"),
        (PanelAdvice("no", TODAY, " "), "advice_said"),
        (PanelAdvice("no", TODAY, "No plan", " "), "departs_because"),
        (PanelAdvice("perhaps", TODAY, "Well"), "advice"),
    ],
)
def test_half_an_advice_is_refused(
    people: Cast, case: Case, panel: PanelAdvice, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        decide(decide_to_issue, case, people, panel=panel)

    assert refused.value.field == field


def test_h203_the_officer_decides_otherwise_than_the_panel_and_both_are_kept(
    people: Cast, case: Case
) -> None:
    panel = PanelAdvice("no", TODAY, "More can be tried.", "The advice shows it was tried.")

    made = decide(decide_to_issue, case, people, panel=panel)

    made.refresh_from_db()
    assert (made.answer, made.by, made.advice, made.departs) == (True, people.officer, "no", True)
    assert (made.advice_said, made.departs_because) == (
        "More can be tried.",
        "The advice shows it was tried.",
    )


def test_a_divided_panel_is_not_departed_from(people: Cast, case: Case) -> None:
    made = decide(decide_to_issue, case, people, panel=PanelAdvice("unsure", TODAY, "Divided."))

    assert (made.departs, made.state) == (False, "made")


def test_a_ground_of_the_other_answer_is_refused(people: Cast, case: Case) -> None:
    with pytest.raises(Refused, match="not a ground for this answer"):
        decide(decide_to_issue, case, people, grounds=("needs-met",))


def test_h081_a_refusal_taken_back_without_an_order_keeps_the_first_twenty_weeks(
    people: Cast,
) -> None:
    case = a_request(people.officer)
    due = limit(case, "A07").due
    decide_not_to_assess(case, on=ASSESSED, by=people.officer, reasons=WHY, today=ASSESSED)
    record(case, kind=Kind.REFUSAL_WITHDRAWN, on=TODAY, by=people.officer, today=TODAY)

    decide(decide_to_assess, case, people)

    assert (limit(case, "A07").due, limit(case, "A07").ended_on) == (due, None)
    assert due == date(2026, 9, 22)
    assert list(case.decisions.order_by("pk").values_list("answer", flat=True)) == [False, True]
