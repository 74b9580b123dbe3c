"""A psychologist signs in, answers what is asked, and hands it in: scripts off and on."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from cases.models import Message
from providers.actions.memberships import Invited, invite
from providers.models import AdviceRequest
from tests.factories import PASSWORD, CaseFactory, ChildFactory
from tests.journeys.a_day import Day
from tests.people import Cast, cast
from tests.providers.a_register import a_member, a_service
from tests.providers.an_answer import a_request

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = [(320, False), (1280, True)]


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def asked(people: Cast) -> AdviceRequest:
    child = ChildFactory(forename="Siobhán", surname="Featherstonehaugh-Llewellyn")
    case = CaseFactory(officer=people.officer, child=child)
    return a_request(case, a_service(), people.officer, ago=45)


@pytest.fixture
def psychologist(asked: AdviceRequest) -> User:
    return a_member(
        asked.provider,  # type: ignore[arg-type]
        is_admin=True,
        name="Pia Psych",
        email="pia@service.example",
    )


def entered(page: Any, width: int, javascript: bool, email: str, password: str) -> Day:
    """Somebody signs in with their address and password."""
    twin = None if javascript else page(width=width)
    day = Day(page(width=width, javascript=javascript), width, twin)
    day.go("/accounts/login/")
    day.fill("Email", email)
    day.fill("Password", password)
    day.press("Sign in")
    return day


@pytest.mark.parametrize(("width", "javascript"), WIDTHS)
def test_a_psychologist_signs_in_and_answers(
    page: Any,
    people: Cast,
    asked: AdviceRequest,
    psychologist: User,
    width: int,
    javascript: bool,
) -> None:
    day = entered(page, width, javascript, psychologist.email, PASSWORD)
    late = "3 days late" in day.words
    day.follow("Siobhán Featherstonehaugh-Llewellyn")
    day.press("Answer")
    day.follow("Change")
    day.fill("Their role", "Educational psychologist")
    day.day("dated_on", timezone.localdate())
    day.press("Save")
    day.follow("Add needs", exact=True)
    day.fill("The need", "She reads few words.\n\nLoud rooms tire her.")
    day.press("Save")
    day.follow("Add provision", exact=True)
    day.fill("The provision", "Access to therapy")
    day.press("Save")
    asked_for = "Amount missing" in day.words
    day.page.get_by_role("link", name="Change provision 1").click()
    day.look()
    day.fill("Who does it", "A speech and language therapist")
    day.fill("How much", "45 minutes")
    day.fill("How often", "Once a week in term time")
    day.press("Save")
    day.press("Check and hand in")
    born = "Friday 4 May 2018" in day.words
    day.press("Hand in to the council")

    asked.refresh_from_db()
    assert (late, asked_for, born) == (True, True, True)
    assert (asked.state, asked.case.documents.count()) == ("answered", 1)
    assert day.banner == "Handed in. The officer is told."
    assert Message.objects.filter(to_user=people.officer).count() == 1


@pytest.mark.parametrize(("width", "javascript"), WIDTHS)
def test_an_invited_colleague_chooses_a_password_and_sees_the_queue(
    page: Any,
    asked: AdviceRequest,
    psychologist: User,
    mailoutbox: list[Any],
    width: int,
    javascript: bool,
) -> None:
    assert asked.provider is not None
    who = Invited("nia@service.example", "Nia New", "Assistant psychologist")
    made = invite(asked.provider, who=who, by=psychologist)
    body = Message.objects.get(to_user=made.user).body
    twin = None if javascript else page(width=width)
    day = Day(page(width=width, javascript=javascript), width, twin)

    day.go(_path_in(body, "/for-providers/join/"))
    day.press("Send me the link")
    day.go(_path_in(str(mailoutbox[0].body), "/accounts/password/reset/key/"))
    for label in day.page.locator("input[type=password]").all():
        label.fill("Seven-Owls-Wednesday")
    day.press("Save the new password")
    again = entered(page, width, javascript, made.user.email, "Seven-Owls-Wednesday")

    assert again.heading == "Asked of us"
    assert "Siobhán" in again.words


def _path_in(text: str, begins: str) -> str:
    return begins + text.partition(begins)[2].split()[0]
