"""The pages of what the council knows of a provider."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.fields import date_parts
from providers.models import Closure, Contact, Fee
from statutory import Kind, days_after
from tests.cases.views.acting import errors, press, signed_in, to
from tests.factories import CaseFactory, UserFactory
from tests.people import cast
from tests.providers.a_register import a_school

pytestmark = pytest.mark.django_db


def test_a_fee_with_no_day_says_so_beside_the_field_and_keeps_what_was_typed():
    client, school = signed_in(cast().officer), a_school()
    url = reverse("fee_add", args=[school.pk])
    typed = {"what": "day_place", "amount": "sixty", "per": "year", "source": "Price list"}

    answer = press(client, url, typed | date_parts("said_on", timezone.localdate()))

    assert errors(answer) == {
        "amount": ["Enter an amount in pounds, like 61500 or 48.50"],
        "from_on": ["Enter the first day"],
    }
    assert 'value="Price list"' in answer.content.decode()
    assert not Fee.objects.exists()


def test_fees_are_commercial_and_not_shown_to_who_weighs_no_costs():
    people, school = cast(), a_school()
    today = timezone.localdate()
    Fee.objects.create(
        provider=school, what="day_place", amount=61500, from_on=today, said_on=today, source="List"
    )
    url = reverse("provider_knowledge", args=[school.pk])

    shown = {
        who.role: "£61,500" in signed_in(who).get(url).content.decode()
        for who in (people.officer, people.assistant, UserFactory(role=Role.FINANCE))
    }

    assert shown == {Role.COORDINATOR: True, Role.ASSISTANT: False, Role.FINANCE: True}


def test_a_leaver_is_found_looked_at_and_taken_out():
    client, school = signed_in(cast().assistant), a_school()
    contact = Contact.objects.create(provider=school, name="Ann Leaver", role="senco")
    url = f"{reverse('leavers')}?q=leaver"

    press(client, url, {"contacts": [contact.pk]} | date_parts("on", timezone.localdate()))

    contact.refresh_from_db()
    assert contact.left_on == timezone.localdate()


def test_the_closure_of_a_childs_school_is_written_on_the_case_with_one_press():
    people, school, today = cast(), a_school(), timezone.localdate()
    case = CaseFactory(officer=people.officer, setting_urn=school.urn)
    closure = Closure.objects.create(
        provider=school,
        what="Summer",
        starts_on=today,
        reopens_on=days_after(today, 40),
        source="Website",
        recorded_by=people.officer,
    )
    client = signed_in(people.officer)

    press(client, to(case, "case_closures"), {"closure": closure.pk})

    assert set(case.entries.values_list("kind", "on")) == {
        (Kind.SETTING_CLOSED_FROM.value, today),
        (Kind.SETTING_REOPENS.value, days_after(today, 40)),
    }


@pytest.mark.parametrize("setting", ["x", "²", "99999999999999999999", "0"])
def test_good_weeks_of_a_setting_that_is_none_is_not_found(setting):
    answer = signed_in(cast().officer).get(reverse("good_weeks"), {"setting": setting})

    assert answer.status_code == 404
