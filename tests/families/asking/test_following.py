"""A number and a birthday show the stage and the dates: the same words and work for any other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.actions.intake import open_case, set_aside
from cases.actions.requests import ChildDetails, RequestDetails
from cases.fields import date_parts
from cases.models import Case, IntakeItem
from families.queries.ask_stages import Told, stage_of
from statutory import days_after, format_date, weeks_after
from tests.factories import FamilyMemberFactory
from tests.families.asking.a_request import BORN, sent
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db

FOLLOW = reverse("ask_follow")
TODAY = timezone.localdate()
UNKNOWN = "We find nothing with this number and this date of birth. Check both, or ring us"


@pytest.fixture
def item() -> IntakeItem:
    sent(Client())
    return IntakeItem.objects.get()


@pytest.fixture
def people() -> Cast:
    return cast()


def followed(number: str, born: date = BORN) -> Any:
    return Client().post(FOLLOW, {"number": number, **date_parts("born", born)})


def opened(item: IntakeItem, people: Cast) -> Case:
    child = ChildDetails(item.forename, item.surname, BORN)
    request = RequestDetails(item.received_on, "parent", "Siân")
    visible = Case.objects.none()
    return open_case(item, child=child, request=request, by=people.officer, visible=visible)


def test_the_stage_and_dates_and_nothing_else(item: IntakeItem) -> None:
    said = followed(item.given_reference).content.decode()

    assert "We have your request. We are reading it." in said
    assert format_date(item.received_on) in said
    assert format_date(weeks_after(item.received_on, 6)) in said
    for name in ("Zoë", "Brien", "Siân", "Example,", "Wood", "EHC-"):
        assert name not in said


def test_the_number_may_be_typed_in_any_way(item: IntakeItem) -> None:
    plain = item.given_reference.replace(" ", "")

    for typed in (plain, f" {plain[:5]}-{plain[5:]} "):
        assert followed(typed).context["told"].received_on == item.received_on


def test_known_and_unknown_get_the_same_words_and_the_same_work(item: IntakeItem) -> None:
    pages, asked = [], []
    for number, born in ((item.given_reference, date(2018, 3, 15)), ("0000 000 000", BORN)):
        with CaptureQueriesContext(connection) as queries:
            pages.append(followed(number, born))
        asked.append(len(queries))

    assert [one.status_code for one in pages] == [200, 200]
    assert [list(one.context["form"].non_field_errors()) for one in pages] == [[UNKNOWN]] * 2
    assert asked[0] == asked[1]


def test_h182_guessing_is_limited_by_address_and_by_number(item: IntakeItem, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"ask_follow": "2/h/key"}

    tries = [followed(item.given_reference, date(2018, 3, day)) for day in (1, 2, 3)]

    assert [one.status_code for one in tries] == [200, 200, 429]
    assert followed("1111 111 111").status_code == 200


def test_nothing_personal_stands_in_the_address(item: IntakeItem) -> None:
    response = followed(item.given_reference)

    assert response.request["QUERY_STRING"] == ""
    assert response.headers["Cache-Control"] == "no-store, private"


def test_once_a_case_is_open_its_stage_and_date_are_told(item: IntakeItem, people: Cast) -> None:
    opened(item, people)
    item.refresh_from_db()

    assert stage_of(item, TODAY) == Told(
        "We are deciding if we will assess.",
        item.received_on,
        "We must decide and tell you by",
        weeks_after(item.received_on, 6),
        False,
    )


def test_h185_a_day_that_has_passed_is_said_to_have_passed(item: IntakeItem) -> None:
    told = stage_of(item, days_after(weeks_after(item.received_on, 6), 1))

    assert told.is_late is True


def test_where_an_order_limits_somebody_or_the_case_is_closed_to_most_a_person_answers(
    item: IntakeItem, people: Cast
) -> None:
    case = opened(item, people)
    member = FamilyMemberFactory(child=case.child, limited_on=TODAY)
    ring = Told("We are dealing with your request. Please ring us for news.", item.received_on)
    item.refresh_from_db()
    assert stage_of(item, TODAY) == ring

    member.limited_on = None
    member.save()
    assert stage_of(item, TODAY) != ring
    Case.objects.filter(pk=case.pk).update(restricted=True)
    item.refresh_from_db()

    assert stage_of(item, TODAY) == ring


def test_what_was_set_aside_asks_them_to_ring(item: IntakeItem, people: Cast) -> None:
    set_aside(item, by=people.officer, reason="It asks for a bus pass")
    item.refresh_from_db()

    assert stage_of(item, TODAY).words == "We have a question about your request. Please ring us."
