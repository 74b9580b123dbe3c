"""A setting tells the council of its free places, and of nobody else's."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.fields import date_parts
from providers.models import Places
from tests.cases.views.acting import press, signed_in
from tests.providers.a_register import a_member, a_school

pytestmark = pytest.mark.django_db


def test_a_setting_says_its_places_and_the_council_sees_who_said_it():
    school = a_school()
    client = signed_in(a_member(school))
    typed = {"year_group": "3", "places": "30", "filled": "28"}

    press(
        client,
        reverse("portal_say_places", args=[school.pk]),
        typed | date_parts("said_on", timezone.localdate()),
    )

    told = Places.objects.get()
    assert (told.provider, told.vacant, told.said_by_provider) == (school, 2, True)
    assert "28 filled, 2 free" in client.get(reverse("portal_places")).content.decode()


def test_h040_the_places_of_another_setting_are_not_found():
    other = a_school("999102", "Another School")

    answer = signed_in(a_member(a_school())).get(reverse("portal_say_places", args=[other.pk]))

    assert answer.status_code == 404
