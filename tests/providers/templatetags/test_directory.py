"""A number typed on a request is shown with the name and postcode of its setting."""

import pytest
from django.urls import reverse

from providers.templatetags.directory import setting_of
from tests.cases.views.acting import hidden, signed_in
from tests.people import cast
from tests.providers.a_register import a_school

pytestmark = pytest.mark.django_db


def test_h009_a_number_says_which_of_two_schools_of_one_name_it_is():
    a_school("999110", "St Mary's School", postcode="EX1 1AA")
    a_school("999111", "St Mary's School", postcode="EX2 2BB")

    assert setting_of("999111 ") == "St Mary's School (URN 999111, EX2 2BB)"
    assert [setting_of(urn) for urn in ("999112", "", None, "²²²²²²", "99911")] == [""] * 5


def test_h009_the_page_of_a_request_repeats_the_setting_of_the_number_that_was_typed():
    a_school("999111", "St Mary's School", postcode="EX2 2BB")
    client, url = signed_in(cast().officer), reverse("record_request")

    page = client.post(url, hidden(client, url) | {"setting_urn": "999111"}).content.decode()

    assert "This number is St Mary&#x27;s School (URN 999111, EX2 2BB)." in page
