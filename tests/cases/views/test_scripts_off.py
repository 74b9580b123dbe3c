"""A day's acts in a real browser with scripts off and a screen 320 pixels wide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cases.fields import date_parts
from cases.models import Case, FamilyMember
from statutory import days_after
from tests.cases.views.acting import TODAY, a_request, to
from tests.people import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def fill(page: Any, name: str, day: date) -> None:
    """Type a date into its three boxes."""
    for part, number in date_parts(name, day).items():
        page.fill(f"[name='{part}']", number)


def press(page: Any, text: str) -> None:
    """Press a button; the page that follows must not be wider than the screen."""
    page.click(f"main button:has-text('{text}')")
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def banner(page: Any) -> str:
    return str(page.inner_text(".govuk-notification-banner__heading"))


@pytest.fixture
def screen(page: Callable[..., Any], people: Cast) -> Any:
    return page(user=people.officer, javascript=False, width=320)


def test_a_request_is_recorded_beside_a_twin(screen: Any, people: Cast) -> None:
    twin = a_request(people.officer)

    screen.goto("/requests/new/")
    screen.fill("[name=surname]", "Okoro")
    screen.fill("[name=forename]", "Ada")
    fill(screen, "date_of_birth", date(2018, 5, 4))
    fill(screen, "received_on", TODAY)
    screen.check("[name=source][value=school]")
    press(screen, "Record the request")
    screen.check(f"[name='match-{twin.child.pk}'][value=different]")
    press(screen, "Record the request")

    case = Case.objects.exclude(pk=twin.pk).get()
    assert banner(screen).startswith(f"Case {case.reference} is open. Decide whether to assess")


def test_a_refusal_is_seen_then_made_and_its_letter_read(screen: Any, people: Cast) -> None:
    case = a_request(people.officer, family=False)

    screen.goto(to(case, "decide"))
    screen.check("[name=decision][value=not_assess]")
    screen.check("[name=grounds_no][value=help-enough]")
    screen.fill("[name=reasons]", "The evidence shows needs that the school meets.")
    press(screen, "Check what will happen")
    screen.fill("[name=name]", "Ngozi Okoro")
    screen.fill("[name=relation]", "Mother")
    screen.fill("[name=address]", "2 Example Road")
    press(screen, "Check what will happen")
    press(screen, "Decide not to assess")
    screen.click("text=Read the letter to Ngozi Okoro")

    screen.wait_for_selector("text=You have the right to appeal")
    assert FamilyMember.objects.get().child == case.child


def test_an_exception_is_relied_on_after_a_change_of_mind(screen: Any, people: Cast) -> None:
    case = a_request(people.officer)

    screen.goto(to(case, "exception_new", "A01"))
    screen.check("[name=ground][value=not_listed]")
    screen.fill("[name=why]", "The mother was in hospital.")
    press(screen, "Check what will happen")
    press(screen, "Change")
    screen.check("[name=ground][value=exceptional_circumstances]")
    fill(screen, "starts", days_after(TODAY, -7))
    press(screen, "Check what will happen")
    press(screen, "Rely on this exception")

    assert banner(screen) == "The exception is relied on. The date stays Tuesday 16 June 2026."


def test_a_day_is_corrected_after_every_date_was_seen(screen: Any, people: Cast) -> None:
    case = a_request(people.officer)

    screen.goto(to(case, "correct_fact", case.entries.get().pk))
    screen.check("[name=what][value=another_day]")
    fill(screen, "on", date(2026, 4, 25))
    screen.fill("[name=reason]", "The stamp on the letter")
    screen.fill("[name=approved_by]", "Sal Senior")
    press(screen, "Check what moves")
    late = screen.locator("tr:has-text('Now late') th").inner_text()
    press(screen, "Correct the entry")

    assert late.startswith("Decide whether to assess and tell the family")
    assert banner(screen).splitlines()[:2] == [
        "Corrected: Request for an assessment received. 4 dates move:",
        "Decide whether to assess and tell the family: 16 Jun 2026 to 6 Jun 2026",
    ]
