"""The directory and the register in a browser: fit for everybody, at a desk and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Role
from providers.models import Link, RegisterRun
from tests.factories import UserFactory
from tests.providers.a_register import a_school, a_service
from tests.site.test_sign_in import accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REPORT = {
    "refusals": ["The file has 1 rows, and the last one had 2."],
    "held": [{"row": 2, "urn": "999101", "before": "Old, EX1 1AA", "after": "New, EX2 2BB"}],
    "changes": [{"name": "A", "field": "Name", "before": "B", "after": "C"}],
    "faults": [{"row": 3, "column": "URN", "message": "“1” is not a URN of 6 digits."}],
    "missed": ["Postcode"],
    "absent": ["999102"],
    "absent_counted": 1,
}


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_the_directory_is_open_to_everyone(page: Any, width: int) -> None:
    user = UserFactory(role=Role.SENIOR)
    school = a_school(urn="999101", status="Closed", section_41="Approved", needs=["ASD"])
    a_school(urn="999102", name="Oak School", easting=401403, northing=280439)
    Link.objects.create(urn="999101", other_urn="999102", kind="Successor")
    service = a_service()
    run = RegisterRun.objects.create(file="register/a.upload", rows=2, report=REPORT)
    opened = page(user=user, width=width)

    for path in (
        reverse("directory"),
        f"{reverse('directory')}?near=B31+1&miles=5&need=&offers=section41&standing=any",
        f"{reverse('directory')}?near=nowhere&age=x",
        reverse("directory_provider", args=[school.pk]),
        reverse("directory_provider", args=[service.pk]),
        reverse("local_new"),
        reverse("local_close", args=[service.pk]),
        reverse("register"),
        reverse("register_run", args=[run.pk]),
    ):
        opened.goto(path)
        wide = opened.evaluate("document.documentElement.scrollWidth")
        assert (path, accessible(opened), wide) == (path, [], width)


def test_a_school_near_a_home_is_found_with_scripts_off(page: Any) -> None:
    a_school(urn="999102", name="Oak School", easting=401403, northing=280439)
    opened = page(user=UserFactory(role=Role.COORDINATOR), javascript=False, width=320)
    opened.goto(reverse("directory"))

    opened.get_by_label("Near this postcode").fill("B31 1LQ")
    opened.get_by_role("button", name="Search").click()

    assert opened.url.endswith("/directory/?near=B31+1&miles=10")
    opened.get_by_role("link", name="Oak School").click()
    assert opened.get_by_role("heading", level=1).inner_text() == "Oak School"
