"""Joining in a real browser, with scripts and without, on the smallest screen."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from tests.factories import CaseFactory, FamilyMemberFactory
from tests.families.accounts.joining import code_to, invited, link
from tests.people import cast


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_h184_a_parent_joins_signs_out_and_signs_in_again(page: Any, javascript: bool) -> None:
    people = cast()
    case = CaseFactory(officer=people.officer)
    member = FamilyMemberFactory(child=case.child, name="Ada O'Neil", email="ada@mail.example")
    row = invited(case, member, people.officer)
    opened = page(javascript=javascript, width=320)

    opened.goto(link(row))
    opened.get_by_role("button", name="Send me a code").click()
    opened.get_by_label("The code").fill(code_to(row.email))
    opened.get_by_role("button", name="Continue").click()
    opened.get_by_role("button", name="Sign out").click()
    opened.goto(reverse("account_request_login_code"))
    opened.get_by_label("Your email address").fill("ada@mail.example")
    opened.get_by_role("button", name="Send me a code").click()
    opened.get_by_label("The code").fill(code_to("ada@mail.example"))
    opened.get_by_role("button", name="Sign in", exact=True).click()

    assert opened.get_by_role("heading", level=1).inner_text() == "Where we are"
    assert User.objects.get(email="ada@mail.example").holdings.count() == 1
