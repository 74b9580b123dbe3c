"""Joining: a link that opens nothing by itself, a code, one account for several children."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from cases.models import Case, FamilyMember, Message
from families.access import sights_of
from families.actions.inviting import end_invitation
from families.models import Holding, Invitation
from families.portal import codes
from statutory import days_after
from tests.cases.views.acting import press, signed_in, to
from tests.factories import CaseFactory, FamilyMemberFactory, UserFactory
from tests.families.accounts.joining import (
    another,
    code_to,
    invited,
    is_signed_in,
    joins,
    link,
    press_the_button,
    type_code,
)
from tests.people import Cast, cast
from tests.plain import plain

TODAY = timezone.localdate()
ADA = "ada@mail.example"


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    found: Case = CaseFactory(officer=people.officer)
    return found


@pytest.fixture
def ada(case: Case) -> FamilyMember:
    found: FamilyMember = FamilyMemberFactory(child=case.child, name="Ada <b>O'Neil", email=ADA)
    return found


@pytest.fixture
def invitation(people: Cast, case: Case, ada: FamilyMember) -> Invitation:
    return invited(case, ada, people.officer)


def test_h180_a_mail_scanner_opens_the_link_as_often_as_it_likes(
    invitation: Invitation, ada: FamilyMember
) -> None:
    scanner = Client()
    for _ in range(3):
        assert "You are invited to sign in" in scanner.get(link(invitation)).content.decode()
        scanner.head(link(invitation))
        scanner.get(link(invitation, "join_code"))

    assert (len(mail.outbox), User.objects.filter(role=Role.FAMILY).count()) == (0, 0)
    client = joins(invitation)
    assert is_signed_in(client)
    assert client.get(reverse("family_child", args=[ada.pk])).status_code == 200


def test_joining_makes_an_account_of_a_family_and_nothing_more(
    invitation: Invitation, ada: FamilyMember
) -> None:
    joins(invitation)

    user = User.objects.get(email=ADA)
    holding = Holding.objects.get()
    invitation.refresh_from_db()
    assert (user.role, user.name, user.has_usable_password()) == (Role.FAMILY, ada.name, False)
    assert (holding.user, holding.member, holding.invitation) == (user, ada, invitation)
    assert invitation.state == "used"


def test_the_page_before_the_code_names_nobody(invitation: Invitation, ada: FamilyMember) -> None:
    client = Client()
    pages = [client.get(link(invitation)), press_the_button(client, invitation)]

    for page in pages:
        words = plain(page.content.decode())
        for secret in ("O'Neil", "O&#x27;Neil", ADA, ada.child.forename, ada.child.surname):
            assert secret not in words


def test_h181_a_link_that_was_passed_on_sends_the_code_to_who_was_invited(
    invitation: Invitation,
) -> None:
    stranger = Client()
    press_the_button(stranger, invitation)

    assert [message.to for message in mail.outbox] == [[ADA]]
    answer = type_code(stranger, invitation, another(code_to(ADA)))
    assert "That code is not right" in answer.content.decode()
    assert not is_signed_in(stranger)
    assert not Holding.objects.exists()


def test_a_code_belongs_to_the_browser_that_asked_for_it(invitation: Invitation) -> None:
    one, two = Client(), Client()
    press_the_button(one, invitation)
    first = code_to(ADA)
    press_the_button(two, invitation)

    answer = type_code(two, invitation, first)

    assert "That code is not right" in answer.content.decode()
    type_code(one, invitation, first)
    assert (is_signed_in(one), is_signed_in(two)) == (True, False)
    second = type_code(two, invitation, code_to(ADA))
    assert "This link was used already" in second.content.decode()


def test_h182_a_code_after_ten_minutes_is_too_old(
    invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client()
    press_the_button(client, invitation)
    now = codes.time.time()
    monkeypatch.setattr(codes.time, "time", lambda: now + 601)

    answer = type_code(client, invitation, code_to(ADA))

    assert "more than 10 minutes old" in answer.content.decode()
    assert not is_signed_in(client)


def test_h182_fifty_wrong_codes_are_slowed_then_locked_and_an_officer_unlocks(
    people: Cast, case: Case, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, now = Client(), codes.time.time()
    press_the_button(client, invitation)
    right = code_to(ADA)
    pages = []
    for turn in range(50):
        if turn % 5 == 0:  # the minute is over, but not the ten of the code
            monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", _at(now + turn * 12.2))
        pages.append(type_code(client, invitation, another(right)).content.decode())
    assert any("locked for today" in page for page in pages)
    locked = type_code(client, invitation, right).content.decode()

    assert "locked for today" in locked
    assert not is_signed_in(client)
    ben = FamilyMemberFactory(child=case.child, name="Ben", email="ben@mail.example")
    assert is_signed_in(joins(invited(case, ben, people.officer)))
    officer = signed_in(people.officer)
    page = to(case, "family_account_unlock", invitation.member_id)
    press(officer, page, {"because": ""})
    assert "locked" in type_code(client, invitation, right).content.decode()
    press(officer, page, {"because": "Rang her number on file"})
    assert is_signed_in(joins(invitation))


def _at(moment: float) -> object:
    return lambda: moment


def test_several_wrong_codes_at_once_are_slowed(invitation: Invitation) -> None:
    client = Client()
    press_the_button(client, invitation)
    wrong = another(code_to(ADA))
    pages = [type_code(client, invitation, wrong).content.decode() for _ in range(6)]

    assert "Wait one minute" in pages[-1]
    assert "Wait one minute" not in pages[0]


def test_asking_for_codes_again_and_again_fills_nobodys_mail(invitation: Invitation) -> None:
    for _ in range(12):
        page = press_the_button(Client(), invitation)

    assert len(mail.outbox) == 3
    assert "Wait a little" in page.content.decode()


def test_a_link_used_twice_says_so_and_leads_to_signing_in(invitation: Invitation) -> None:
    joins(invitation)

    page = Client().get(link(invitation)).content.decode()

    assert "This link was used already" in page
    assert reverse("account_request_login_code") in page


@pytest.mark.parametrize("how", ["old", "ended", "removed", "limited", "address", "waiting"])
def test_a_link_that_is_over_opens_nothing_and_a_new_one_is_asked_for(
    people: Cast, invitation: Invitation, ada: FamilyMember, how: str
) -> None:
    client = Client()
    press_the_button(client, invitation)
    if how == "old":
        Invitation.objects.update(open_until=days_after(TODAY, -1))
    elif how == "waiting":
        Invitation.objects.update(state="waiting", open_until=None)
    elif how == "ended":
        end_invitation(invitation, because="Wrong person", by=people.officer)
    else:
        changed = {"removed": "removed_on", "limited": "limited_on"}.get(how)
        values = {changed: TODAY} if changed else {"email": "new@mail.example"}
        FamilyMember.objects.filter(pk=ada.pk).update(**values)

    page = type_code(client, invitation, code_to(ADA)).content.decode()
    mail.outbox.clear()
    client.post(link(invitation))
    client.post(link(invitation, "join_again"))
    client.post(link(invitation, "join_again"))

    assert "This link does not work any more" in page
    assert (is_signed_in(client), len(mail.outbox)) == (False, 0)
    asked = Message.objects.filter(code="family_account")
    assert [message.to_user for message in asked] == [people.officer]


@pytest.mark.parametrize(
    "bad", ["x", "family", "a:b:c", "../../etc", "%00", "WyJmYW1pbHkiLDFd:x:y"]
)
def test_a_link_that_is_not_ours_opens_nothing(db: None, bad: str) -> None:
    for name in ("join", "join_code", "join_again"):
        path = f"/join/{bad}/" + {"join": "", "join_code": "code/", "join_again": "again/"}[name]
        for answer in (Client().get(path), Client().post(path)):
            assert answer.status_code in (200, 302, 404)
    assert not User.objects.filter(role=Role.FAMILY).exists()


def test_several_children_are_one_account(people: Cast, invitation: Invitation) -> None:
    joins(invitation)
    sibling = CaseFactory(officer=people.officer)
    again = FamilyMemberFactory(child=sibling.child, name="Ada O'Neil", email="ADA@mail.example")

    client = joins(invited(sibling, again, people.officer))

    user = User.objects.get(role=Role.FAMILY)
    assert len(sights_of(user)) == 2
    page = client.get(reverse("family_home")).content.decode()
    assert str(sibling.child) in page


def test_an_address_that_came_to_be_one_of_work_joins_nothing(invitation: Invitation) -> None:
    UserFactory(email=ADA, role=Role.COORDINATOR)

    client = Client()
    press_the_button(client, invitation)
    page = type_code(client, invitation, code_to(ADA))

    assert "signs in here for work" in page.content.decode()
    assert (is_signed_in(client), Holding.objects.count()) == (False, 0)


def test_whoever_was_signed_in_on_that_computer_is_signed_out(
    people: Cast, invitation: Invitation
) -> None:
    client = signed_in(UserFactory(role=Role.FAMILY, team=None))

    joins(invitation, client)

    assert client.session["_auth_user_id"] == str(User.objects.get(email=ADA).pk)


def test_who_has_a_second_step_is_asked_for_it_when_they_join_for_another_child(
    people: Cast, case: Case
) -> None:
    from allauth.mfa.models import Authenticator

    user = UserFactory(email=ADA, role=Role.FAMILY, team=None)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    member = FamilyMemberFactory(child=case.child, name="Ada", email=ADA)

    client = joins(invited(case, member, people.officer))

    assert not is_signed_in(client)
    assert client.get("/").url.startswith(reverse("account_login"))
