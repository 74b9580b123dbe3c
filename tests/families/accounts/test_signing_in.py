"""Signing in with a code: for families alone, told to nobody, and never round a second step."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from cases.models import FamilyMember
from families.actions.accounts import close_account, end_account
from families.actions.limits import order_view
from families.models import Holding
from tests.cases.views.acting import press, signed_in
from tests.factories import PASSWORD, UserFactory
from tests.families.a_family import Family, a_family
from tests.families.accounts.joining import another, code_to, is_signed_in
from tests.people import Cast, cast

ASK, CODE = reverse("account_request_login_code"), reverse("account_confirm_login_code")


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer)


def _by_code(user: User) -> Client:
    client = Client()
    client.post(ASK, {"email": user.email})
    client.post(CODE, {"code": code_to(user.email)})
    return client


def _home(family: Family) -> str:
    return reverse("family_child", args=[family.ada.pk])


def test_a_parent_signs_in_with_a_code_and_needs_no_second_step(
    family: Family, settings: Any
) -> None:
    settings.SECOND_STEP_REQUIRED = True

    client = _by_code(family.ada_user)

    assert client.get(_home(family)).status_code == 200


def test_a_parent_with_a_password_alone_is_asked_for_a_second_step(
    family: Family, settings: Any
) -> None:
    settings.SECOND_STEP_REQUIRED = True
    client = Client()
    typed = {"login": family.ada_user.email, "password": PASSWORD}
    client.post(reverse("account_login"), typed)

    assert is_signed_in(client)
    assert client.get(_home(family)).headers["Location"] == reverse("mfa_index")


def test_a_parent_who_set_up_a_second_step_is_asked_for_it_after_the_code(family: Family) -> None:
    Authenticator.objects.create(user=family.ada_user, type="totp", data={"secret": "x"})

    assert not is_signed_in(_by_code(family.ada_user))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.FAMILY])
def test_nobody_else_gets_a_code_whatever_their_second_step(db: None, role: Role) -> None:
    user = UserFactory(email="staff@council.example", role=role)
    client = Client()

    client.post(ASK, {"email": user.email})
    for guess in ("", "000000", "123456"):
        client.post(CODE, {"code": guess})

    assert (code_to(user.email), is_signed_in(client)) == ("", False)


def test_a_code_never_stands_in_for_the_second_step_of_staff(settings: Any, db: None) -> None:
    """Even were a code to reach them by another way, every page leads to the second step."""
    settings.SECOND_STEP_REQUIRED = True
    user = UserFactory(role=Role.FAMILY, team=None)
    client = _by_code(user)
    assert is_signed_in(client)

    User.objects.filter(pk=user.pk).update(role=Role.COORDINATOR)

    assert client.get("/cases/").headers["Location"] == reverse("mfa_index")


def test_h054_known_unknown_and_staff_addresses_are_answered_alike(family: Family) -> None:
    UserFactory(email="staff@council.example")
    addresses = (family.ada_user.email, "nobody@mail.example", "staff@council.example")
    pages, seen = [], []
    for email in addresses:
        client = Client()
        pages.append(_plain(client.post(ASK, {"email": email}, follow=True).content))
        seen.append(_plain(client.post(CODE, {"code": another("123456")}).content))

    assert len(set(pages)) == len(set(seen)) == 1
    assert [message.to for message in mail.outbox] == [[email] for email in addresses]


def _plain(page: bytes) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.decode())


def test_an_address_with_too_many_codes_is_locked_and_another_is_not(family: Family) -> None:
    for _ in range(4):
        answer = Client().post(ASK, {"email": family.ada_user.email})

    assert "You asked for too many codes" in answer.content.decode()
    assert is_signed_in(_by_code(family.ben_user))


def test_four_wrong_codes_end_the_code(family: Family) -> None:
    client = Client()
    client.post(ASK, {"email": family.ada_user.email})
    right = code_to(family.ada_user.email)
    for _ in range(4):
        client.post(CODE, {"code": another(right)})

    client.post(CODE, {"code": right})

    assert not is_signed_in(client)


def test_h186_after_signing_out_the_back_button_shows_nothing(family: Family) -> None:
    client = _by_code(family.ada_user)
    pages = [_home(family)] + [
        reverse(name, args=[family.ada.pk])
        for name in ("family_account", "family_helpers", "family_rights", "family_helper_new")
    ]
    for page in pages:
        assert "no-store" in client.get(page).headers["Cache-Control"]

    client.post(reverse("account_logout"))

    for page in pages:
        answer = client.get(page)
        assert (answer.status_code, "/login/" in answer.headers["Location"]) == (302, True)


def test_h030_an_order_ends_the_session_and_so_does_what_it_allows(
    people: Cast, family: Family
) -> None:
    client = signed_in(family.ben_user)
    page = reverse("family_rights", args=[family.ben.pk])
    client.get(page)
    FamilyMember.objects.filter(pk=family.ben.pk).update(limited_on=timezone.localdate())
    assert client.get(page).status_code == 302

    client = signed_in(family.ben_user)
    assert "cannot show you anything" in client.get(page).content.decode()
    order_view(family.case, member=family.ben, parts=[], because="Nothing", by=people.officer)

    assert client.get(page).headers["Location"] == reverse("account_login")


def test_an_officer_ends_an_account_and_it_opens_nothing_from_the_next_page(
    people: Cast, family: Family
) -> None:
    client = signed_in(family.ada_user)
    client.get(_home(family))

    end_account(Holding.objects.get(member=family.ada), because="Not her", by=people.officer)

    assert client.get(_home(family)).status_code == 302
    assert not is_signed_in(_by_code(family.ada_user))
    assert signed_in(family.ben_user).get(reverse("family_home")).status_code == 302


def test_h189_a_closed_account_leaves_the_case_and_letters_come_by_post(
    people: Cast, family: Family
) -> None:
    family.ada.channel = "email"
    family.ada.save()
    client = signed_in(family.ada_user)
    page = reverse("family_account_close", args=[family.ada.pk])
    assert client.get(page).status_code == 200
    assert is_signed_in(client)

    press(client, page, {})

    family.ada.refresh_from_db()
    family.case.refresh_from_db()
    told = family.case.messages.get(code="family_account")
    assert (family.ada.channel, family.case.closed_on) == ("post", None)
    assert (told.to_user, "by post" in told.subject) == (people.officer, True)
    assert not is_signed_in(client)
    assert not is_signed_in(_by_code(family.ada_user))
    assert family.ben.child.family.count() == 2


def test_nobody_closes_the_account_of_another(family: Family) -> None:
    from cases.refusals import Refused

    with pytest.raises(Refused):
        close_account(family.ada_user, by=family.ben_user)
    client = signed_in(family.ben_user)
    page = reverse("family_account_close", args=[family.ada.pk])
    assert (client.get(page).status_code, client.post(page).status_code) == (404, 404)
    assert Holding.objects.filter(ended_at=None).count() == 2
