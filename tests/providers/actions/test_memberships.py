"""Who signs in for an organisation: invited by address, gone the same day, nothing stranded."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from cases.models import Message
from cases.refusals import Refused
from providers.access import memberships_of
from providers.actions import memberships as actions
from providers.actions.memberships import Invited
from providers.actions.replying import assign
from providers.jobs.leavers import take_back_from_leavers
from providers.models import Membership, Provider
from statutory import days_after
from tests.factories import CaseFactory, UserFactory
from tests.people import Cast, cast
from tests.providers.a_register import a_member, a_school, a_service
from tests.providers.an_answer import a_request

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NEW = Invited("New.Person@service.example", "Nia New", "Psychologist", "PYL9")


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def service() -> Provider:
    return a_service()


@pytest.fixture
def admin(service: Provider) -> User:
    return a_member(service, is_admin=True, name="Ada Admin")


def of(user: User) -> Membership:
    return Membership.objects.get(user=user)


def test_an_invitation_holds_nobodys_name_and_no_secret(service: Provider, admin: User) -> None:
    made = actions.invite(service, who=NEW, by=admin)

    message = Message.objects.get(to_user=made.user)
    assert made.user.email == "new.person@service.example"
    assert (made.user.role, made.user.has_usable_password()) == (Role.PROVIDER, False)
    assert not re.search("Nia|New|Ada|Psycholog", message.subject + message.body)
    assert "/for-providers/join/" in message.body


def join_path(membership: Membership) -> str:
    body = Message.objects.get(to_user=membership.user).body
    found = re.search(r"/for-providers/join/\S+", body)
    assert found is not None
    return found[0]


def test_h180_opening_the_invitation_uses_nothing_up_and_the_button_writes_to_the_invited(
    service: Provider, admin: User, client: Client
) -> None:
    made = actions.invite(service, who=NEW, by=admin)
    path = join_path(made)

    scanned = [client.get(path).status_code for _ in range(3)]
    nothing = list(mail.outbox)
    client.post(path)

    assert (scanned, nothing) == ([200, 200, 200], [])
    assert [message.to for message in mail.outbox] == [["new.person@service.example"]]
    made.user.refresh_from_db()
    assert not made.user.has_usable_password()


def test_the_link_that_comes_leads_to_a_password_of_their_own(
    service: Provider, admin: User, client: Client
) -> None:
    made = actions.invite(service, who=NEW, by=admin)
    client.post(join_path(made))
    found = re.search(r"/accounts/password/reset/key/\S+", str(mail.outbox[0].body))
    assert found is not None

    form = client.get(found[0], follow=True)
    typed = {"password1": "Seven-Owls-Wednesday", "password2": "Seven-Owls-Wednesday"}
    client.post(form.redirect_chain[-1][0], typed)

    made.user.refresh_from_db()
    assert made.user.check_password("Seven-Owls-Wednesday")


@pytest.mark.parametrize("token", ["nonsense", "1:2:3", "x" * 500])
def test_a_wrong_invitation_says_that_it_is_not_open(client: Client, token: str) -> None:
    page = client.post(reverse("portal_join", args=[token]))

    assert b"This invitation is not open" in page.content
    assert mail.outbox == []


def test_the_invitation_of_somebody_who_left_is_not_open(
    service: Provider, admin: User, client: Client
) -> None:
    made = actions.invite(service, who=NEW, by=admin)
    actions.end(made, by=admin)

    client.post(join_path(made))

    assert mail.outbox == []


def test_nobody_is_invited_who_works_for_the_council_or_is_here_already(
    service: Provider, admin: User
) -> None:
    officer = UserFactory(email="olive@council.example")
    for email, words in ((officer.email, "cannot be invited"), (admin.email, "already")):
        with pytest.raises(Refused, match=words):
            actions.invite(service, who=Invited(email, "Somebody"), by=admin)


def test_only_an_admin_or_the_keeper_of_the_directory_invites(
    service: Provider, admin: User, people: Cast
) -> None:
    for somebody in (a_member(service), a_member(a_school(), is_admin=True)):
        with pytest.raises(Refused, match="Only an admin"):
            actions.invite(service, who=NEW, by=somebody)

    assert actions.invite(service, who=NEW, by=people.officer).added_by == people.officer


def test_h051_h052_who_leaves_opens_nothing_that_day_and_their_work_is_the_teams(
    service: Provider, admin: User, people: Cast
) -> None:
    leaver = a_member(service, name="Lea Leaver")
    asked = a_request(CaseFactory(officer=people.officer), service, people.officer)
    assign(asked, to=leaver, by=admin)
    client = Client()
    client.force_login(leaver)
    path = reverse("portal_advice", args=[asked.pk])
    before = client.get(path).status_code

    actions.end(of(leaver), by=admin)

    asked.refresh_from_db()
    leaver.refresh_from_db()
    after = client.get(path)
    assert before == 200
    assert (after.status_code, "/accounts/login/" in after.headers["Location"]) == (302, True)
    assert (asked.assigned_to, list(memberships_of(leaver))) == (None, [])
    client.force_login(leaver)
    assert client.get(path).status_code == 404


def test_h051_after_a_last_day_access_ends_by_itself_and_the_night_gives_the_work_back(
    service: Provider, admin: User, people: Cast
) -> None:
    leaver = a_member(service, name="Lea Leaver")
    asked = a_request(CaseFactory(officer=people.officer), service, people.officer)
    assign(asked, to=leaver, by=admin)
    last = days_after(TODAY, 3)
    actions.end(of(leaver), last_day=last, by=admin)
    after = days_after(last, 1)

    there = [memberships_of(leaver, day).exists() for day in (TODAY, last, after)]
    freed = [take_back_from_leavers(day) for day in (last, after, after)]

    asked.refresh_from_db()
    assert (there, freed, asked.assigned_to) == ([True, True, False], [0, 1, 0], None)


def test_the_last_admin_names_a_successor_first(
    service: Provider, admin: User, people: Cast
) -> None:
    member = a_member(service)
    for act in (
        lambda: actions.end(of(admin), by=admin),
        lambda: actions.set_admin(of(admin), is_admin=False, by=admin),
    ):
        with pytest.raises(Refused, match="Make somebody else an admin first"):
            act()
    actions.set_admin(of(member), is_admin=True, by=admin)

    actions.end(of(admin), by=admin)

    assert list(memberships_of(admin)) == []


def test_the_council_ends_anybody_even_the_last_admin(
    service: Provider, admin: User, people: Cast
) -> None:
    actions.end(of(admin), by=people.officer)

    assert of(admin).ended_by == people.officer
    assert list(memberships_of(admin)) == []


def test_who_works_for_two_and_leaves_one_stays_signed_in_for_the_other(
    service: Provider, admin: User
) -> None:
    both = a_member(service)
    school = a_school()
    Membership.objects.create(user=both, provider=school, began_on=TODAY)

    actions.end(Membership.objects.get(user=both, provider=service), by=admin)

    both.refresh_from_db()
    assert both.has_usable_password()
    assert [one.provider for one in memberships_of(both)] == [school]
