"""The forecast: a case wants a place for the question that is open at its stage, and one only."""

from __future__ import annotations

from datetime import date

import pytest

from cases.models import Case, Deadline
from panels.kinds import QUESTIONS
from panels.models import Brief, Outcome
from panels.queries.dates import RULES_OF
from panels.queries.places import Places, places
from statutory import RULES, Holder
from tests.factories import CaseFactory
from tests.panels.a_meeting import ON, a_meeting, a_panel, an_item
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
SOON = date(2026, 6, 30)


@pytest.fixture
def people() -> Cast:
    return cast()


def _case(people: Cast, stage: str, *rules: str, due: date = SOON) -> Case:
    case: Case = CaseFactory(officer=people.officer)
    Case.objects.filter(pk=case.pk).update(stage=stage)
    for rule in rules:
        Deadline.objects.create(case=case, rule=rule, force="law", due=due)
    return case


def _brief(case: Case, people: Cast, question: str, kind: str) -> None:
    Brief.objects.create(case=case, question=question, kind=kind, begun_by=people.officer)


def _told() -> dict[str, Places]:
    return {one.kind.code: one for one in places(TODAY)}


def _wanted() -> dict[str, int]:
    return {code: one.wanted for code, one in _told().items()}


@pytest.mark.parametrize(
    ("question", "rules"),
    [
        ("assess", "A01 S01"),
        ("issue", "A04 O01b10 M06b10 U01b10 O01d M06d"),
        ("amend", "R06 R10 R11 R09 R10b R17 R12 R13 R14 S02"),
        ("cease", "R06"),
        ("dispute", "P02 M03"),
    ],
)
def test_a_question_is_answered_by_the_limits_that_the_law_sets_for_it(
    question: str, rules: str
) -> None:
    assert RULES_OF[question] == tuple(rules.split())


def test_every_limit_of_a_question_is_a_duty_of_the_council() -> None:
    holders = {rule.id: rule.holder for rule in RULES}
    told = {rule: holders[rule] for rules in RULES_OF.values() for rule in rules}

    assert set(RULES_OF) == set(QUESTIONS)
    assert set(told.values()) == {Holder.LOCAL_AUTHORITY}


def test_what_an_order_has_answered_is_no_question() -> None:
    answered = {f"{track}{one}" for track in ("O01", "M06", "U01") for one in "acefgh"}

    assert answered & {rule for rules in RULES_OF.values() for rule in rules} == set()
    assert {"O01b14", "M06c11", "U01c11"} <= set(RULES_OF["placement"])


@pytest.mark.parametrize(
    ("stage", "wants"),
    [
        ("request", "assessment"),
        ("assessment", "plan"),
        ("drafting", "placement"),
        ("draft", "placement"),
        ("not_assessed", ""),
        ("no_plan", ""),
    ],
)
def test_a_first_plan_wants_one_panel_at_a_time(people: Cast, stage: str, wants: str) -> None:
    for kind in ("assessment", "plan", "placement", "disputes"):
        a_panel(kind, kind)
    _case(people, stage, "A01", "A04", "A07")

    assert [code for code, number in _wanted().items() if number] == wants.split()


def test_not_every_review_is_about_amending_or_ceasing(people: Cast) -> None:
    a_panel("plan", "Plan panel")
    _case(people, "review", "R06")
    contested = _case(people, "review", "R06")
    _brief(contested, people, "cease", "plan")

    assert _wanted() == {"plan": 1}


def test_a_brief_left_open_for_a_question_that_is_over_wants_nothing(people: Cast) -> None:
    a_panel()
    case = _case(people, "assessment", "A04")
    _brief(case, people, "assess", "assessment")

    assert _wanted() == {"assessment": 0}


def test_a_question_of_several_kinds_counts_once_with_the_kind_it_is_for(people: Cast) -> None:
    for kind in ("placement", "high_cost", "post_16"):
        a_panel(kind, kind)
    _case(people, "draft", "A07")
    costly = _case(people, "draft", "A07")
    _brief(costly, people, "placement", "high_cost")
    _case(people, "plan", "R13")

    assert _wanted() == {"placement": 1, "high_cost": 1, "post_16": 1}


def test_the_kind_that_is_not_kept_leaves_its_cases_to_the_one_that_is(people: Cast) -> None:
    a_panel("placement", "Placement")
    _case(people, "plan", "R13")

    assert _wanted() == {"placement": 1}


def test_room_on_another_panel_that_is_asked_the_same_is_said(people: Cast) -> None:
    a_panel("placement", "Placement")
    a_meeting(a_panel("high_cost", "High cost"), people.assistant, ON)
    _case(people, "draft", "A07")

    told = _told()["placement"]

    assert (told.wanted, told.free, told.elsewhere, told.short) == (1, 0, 1, 0)


def test_a_setting_that_was_decided_asks_for_no_other_meeting(people: Cast) -> None:
    panel = a_panel("placement", "Placement")
    case = _case(people, "draft", "A07")
    held = a_meeting(panel, people.assistant, date(2026, 5, 19), state="held")
    item = an_item(held, case, people.officer, state="advised")
    assert _wanted() == {"placement": 0}

    Outcome.objects.create(
        item=item, decided="Oak School", follows=True, reasons="A", on=TODAY, by=people.officer
    )
    assert _wanted() == {"placement": 0}

    _case(people, "plan", "R12")
    Deadline.objects.create(case=case, rule="R13", force="law", due=date(2026, 7, 1))
    Deadline.objects.filter(rule="R13").update(due=date(2027, 6, 1))
    assert _wanted() == {"placement": 1}
