"""The page on which an officer decides after the advice: asked, checked, and only then done."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from cases.actions.decisions import decide_not_to_assess, decide_to_assess
from cases.actions.held_decisions import drop, rewrite
from cases.deciding.answering import Answer, PanelAdvice
from cases.fields import date_parts
from cases.models import Case, Decision
from panels.models import AgendaItem, Meeting, Membership, Outcome
from tests.cases.views.acting import errors, press, signed_in, to
from tests.panels.a_meeting import ON
from tests.panels.record.playing import advised, opened
from tests.people import Cast

YES: dict[str, Any] = {
    "decision": "assess",
    "grounds_yes": ["sen-shown"],
    "reasons": "She may need more.",
    **date_parts("on", ON),
}
PANEL = PanelAdvice("yes", ON, "Assess.", "There is no educational psychologist report.")


@pytest.fixture
def url(
    meeting: Meeting, item: AgendaItem, seats: dict[str, Membership], people: Cast, case: Case
) -> str:
    """The page, after the panel advised yes."""
    opened(meeting, seats, people.assistant)
    advised(item, people.assistant)
    return to(case, "panel_decide", item.pk)


def a_held_one(item: AgendaItem, people: Cast) -> Decision:
    """A refusal with a reason that the law does not know, decided after the advice."""
    typed = YES | {
        "decision": "not_assess",
        "grounds_yes": [],
        "grounds_no": ["help-enough"],
        "departs_because": PANEL.departs_because,
        "step": "do",
    }
    press(signed_in(people.officer), to(item.case, "panel_decide", item.pk), typed)
    held: Decision = Outcome.objects.get(item=item).decision
    assert held.is_held
    return held


def test_the_advice_is_read_and_not_typed(url: str, people: Cast) -> None:
    page = signed_in(people.officer).get(url)

    form = page.context["form"]
    assert not {"advice", "advised_on", "advice_said"} & set(form.fields)
    assert {"grounds_yes", "grounds_no", "departs_because"} <= set(form.fields)
    assert "Its reasons" in page.content.decode()


def test_nothing_is_decided_before_it_was_checked(url: str, people: Cast, item: AgendaItem) -> None:
    officer = signed_in(people.officer)

    page = press(officer, url, YES | {"step": "check"}).content.decode()

    assert "Check what will happen" in page and "Decide to assess" in page
    assert not Decision.objects.exists()
    press(officer, url, YES | {"step": "do"})
    assert Outcome.objects.get(item=item).follows


@pytest.mark.parametrize("wrong", [{"grounds_yes": []}, {"grounds_no": ["help-enough"]}])
def test_only_grounds_of_the_answer_are_asked_and_taken(
    url: str, people: Cast, wrong: dict[str, Any]
) -> None:
    stopped = press(signed_in(people.officer), url, YES | wrong | {"step": "do"})

    assert set(errors(stopped)) <= {"grounds_yes", "grounds_no"}
    assert not Decision.objects.exists()


def test_grounds_stand_apart_so_that_only_those_of_the_answer_show(url: str, people: Cast) -> None:
    page = BeautifulSoup(signed_in(people.officer).get(url).content, "html.parser")

    apart = {
        mark: {one["name"] for one in page.select(f"form.app-either .{mark} input")}
        for mark in ("app-if-yes", "app-if-no")
    }
    assert apart == {"app-if-yes": {"grounds_yes"}, "app-if-no": {"grounds_no"}}


def test_a_case_decided_twice_is_refused_in_a_sentence(
    url: str, people: Cast, item: AgendaItem
) -> None:
    officer = signed_in(people.officer)
    press(officer, url, YES | {"step": "do"})

    page = officer.get(url).content.decode()
    again = press(officer, url, YES | {"step": "do"})

    sentence = "Olive Officer decided this on Tuesday 16 June 2026 already"
    assert sentence in page and "Check what will happen" not in page
    assert sentence in str(errors(again))
    assert Decision.objects.count() == 1


def test_a_case_decided_apart_from_the_panel_is_not_decided_again(
    url: str, people: Cast, case: Case
) -> None:
    decide_to_assess(case, on=ON, by=people.senior, reasons="Plain.", today=ON)

    page = signed_in(people.officer).get(url).content.decode()

    assert f"{people.senior.name} decided this on" in page


def test_a_decision_held_is_not_decided_beside(url: str, people: Cast, case: Case) -> None:
    decide_not_to_assess(
        case,
        on=ON,
        by=people.senior,
        reasons=PANEL.departs_because,
        grounds=["help-enough"],
        today=ON,
    )

    page = signed_in(people.officer).get(url).content.decode()

    assert "is held" in page or "waits for a senior" in page
    assert "Check what will happen" not in page


def test_a_held_decision_written_anew_is_what_the_outcome_tells(
    url: str, people: Cast, item: AgendaItem
) -> None:
    held = a_held_one(item, people)
    yes = Answer("assess", True, ON, people.officer, "She may need it.", ("sen-shown",),
                 PanelAdvice("yes", ON, "Assess."))  # fmt: skip

    new = rewrite(held, yes, today=ON)

    outcome = Outcome.objects.get(item=item)
    stands = outcome.stands
    assert outcome.decision == held and outcome.decision_now == new
    assert stands is not None
    assert (stands.decided, stands.follows) == ("Carry out an assessment", True)
    page = signed_in(people.officer).get(to(item.case, "case_panels")).content.decode()
    assert "She may need it." not in page and "Carry out an assessment" in page
    assert "otherwise than advised" not in page


def test_a_held_decision_that_was_dropped_leaves_the_case_to_be_decided(
    url: str, people: Cast, item: AgendaItem
) -> None:
    drop(a_held_one(item, people), because="Wrong", by=people.officer)

    assert Outcome.objects.get(item=item).stands is None
    press(signed_in(people.officer), url, YES | {"step": "do"})
    assert Outcome.objects.get(item=item).follows
