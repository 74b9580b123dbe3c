"""By keyboard alone, and as a checker of accessibility sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.actions.chronology import record
from cases.models import Case
from statutory import Kind, days_after
from tests.factories import CaseFactory, ChildFactory
from tests.people import Cast, cast
from tests.site.walking import a_world, addresses

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_STEPS = 60
EVERY_PAGE = {
    "worklist",
    "case_search",
    "help_dates",
    "jobs",
    "message_posted",
    "record_request",
    "decide",
    "exception_new",
    "exception_withdraw",
    "record_fact",
    "correct_fact",
    "person_new",
    "case_contact",
    "contact_answer",
    "contact_move",
    "contact_redact",
    "case_promises",
    "promise_new",
    "promise_close",
    "case_questions",
    "question_new",
    "question_redirect",
    "concern_new",
    "relation_new",
    "break_glass",
    "case",
    "case_people",
    "case_documents",
    "case_messages",
    "case_access",
    "import",
    "import_run",
    "mfa_index",
}
WIDE = {"worklist", "case", "decide", "case_contact"}


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def three_cases(people: Cast) -> list[Case]:
    found = []
    for forename, ago in (("Ada", 50), ("Ben", 30), ("Cai", 10)):
        child = ChildFactory(forename=forename, surname="Okoro")
        case = CaseFactory(officer=people.officer, child=child)
        on = days_after(timezone.localdate(), -ago)
        record(case, kind=Kind.REQUEST_RECEIVED, on=on, by=people.officer)
        found.append(case)
    return found


def focused(opened: Any) -> dict[str, Any]:
    """What has the focus: its words, whether it can be seen, and whether the focus shows."""
    return dict(
        opened.evaluate(
            """() => {
              const e = document.activeElement, box = e.getBoundingClientRect();
              const style = getComputedStyle(e), at = (x, y) => document.elementFromPoint(x, y);
              const top = at(box.x + box.width / 2, box.y + box.height / 2);
              return {
                words: (e.innerText || e.value || e.getAttribute("aria-label") || "").trim(),
                tag: e.tagName, id: e.id, name: e.getAttribute("name") || "",
                seen: box.width > 0 && box.height > 0 && box.bottom > 0
                      && box.top < innerHeight && !!top && (e.contains(top) || top.contains(e)),
                marked: style.outlineStyle !== "none" || style.boxShadow !== "none"
                        || style.backgroundColor === "rgb(255, 221, 0)"
                        || getComputedStyle(e.parentElement).outlineStyle !== "none",
              };
            }"""
        )
    )


def tab_to(opened: Any, wanted: Callable[[dict[str, Any]], bool]) -> list[dict[str, Any]]:
    """Press Tab until something has the focus; everything that had it on the way."""
    on_the_way = []
    for _ in range(MOST_STEPS):
        opened.keyboard.press("Tab")
        on_the_way.append(focused(opened))
        if wanted(on_the_way[-1]):
            return on_the_way
    raise AssertionError([step["words"] or step["name"] for step in on_the_way])


@pytest.mark.parametrize("width", [320, 1280])
def test_h301_the_worklist_is_walked_filtered_and_a_case_opened_by_keyboard(
    page: Callable[..., Any], people: Cast, width: int
) -> None:
    three_cases(people)
    opened = page(user=people.officer, javascript=False, width=width)
    opened.goto(reverse("worklist"))

    opened.keyboard.press("Tab")
    first = focused(opened)
    opened.keyboard.press("Enter")
    to_filter = tab_to(opened, lambda at: at["name"] == "whose")
    opened.keyboard.press("ArrowDown")
    tab_to(opened, lambda at: at["tag"] == "BUTTON" and at["name"] != "words")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**whose=team**")
    to_case = tab_to(opened, lambda at: at["words"].startswith("Ada Okoro"))
    opened.keyboard.press("Enter")
    opened.wait_for_selector("h1:has-text('Deciding whether to assess')")

    assert first["words"] == "Skip to main content"
    hidden = [step for step in [*to_filter, *to_case] if not (step["seen"] and step["marked"])]
    assert hidden == []


def test_the_focus_goes_in_the_order_of_the_page_and_through_it(
    page: Callable[..., Any], people: Cast
) -> None:
    cases = three_cases(people)
    opened = page(user=people.officer, javascript=False)
    opened.goto(reverse("worklist"))

    steps = tab_to(opened, lambda at: at["words"] == "Open Government Licence v3.0")

    words = [step["words"].split("\n")[0] for step in steps]
    assert [word for word in words if word.endswith(" Okoro")] == [str(c.child) for c in cases]


@pytest.mark.parametrize(("width", "names"), [(320, EVERY_PAGE), (1280, WIDE)])
def test_no_page_has_a_fault_that_a_checker_finds(
    page: Callable[..., Any], people: Cast, width: int, names: set[str]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    world = a_world(people)
    opened = page(user=people.officer, width=width)
    checker = Axe()
    faults = {}
    for address in addresses():
        if address.name in names:
            opened.goto(world.path(address))
            found = checker.run(opened).response["violations"]
            wide = opened.evaluate("document.documentElement.scrollWidth")
            if found or wide > width:
                faults[address.name] = (wide, [(f["id"], f["nodes"][0]["html"]) for f in found])

    assert faults == {}
