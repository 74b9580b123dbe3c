"""Nothing of a case is reachable but what was asked: every page, every wrong way in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Role, User
from cases.models import AccessRecord
from providers.actions.advice_marks import mark
from providers.actions.answering_advice import withdraw_advice
from providers.models import AdviceRequest, AdviceVersion, Membership
from statutory import days_after
from tests.factories import UserFactory
from tests.people import cast
from tests.providers.a_register import a_member, a_school, a_service
from tests.providers.an_answer import SERVICE, a_request, given
from tests.site.test_guards import GUARDS
from tests.site.walking import Address, World, a_world, addresses, somebody

pytestmark = pytest.mark.django_db
PORTAL = [a for a in addresses() if a.name.startswith("portal_") and a.name != "portal_join"]
OF_ADVICE = [a for a in PORTAL if a.guard.startswith("asked_for_advice")]
OFFICERS = [
    a for a in addresses() if a.is_ours and a.guard.partition(":")[0] in ("officer", "staff")
]


@pytest.fixture
def world() -> World:
    return a_world(cast())


def entered(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def statuses(client: Client, world: World, some: list[Address]) -> set[int]:
    """How every page answers when it is opened, and when it is sent."""
    opened = {client.get(world.path(a)).status_code for a in some}
    return opened | {client.post(world.path(a), {"step": "do"}).status_code for a in some}


def of_another(world: World) -> User:
    return a_member(a_school(urn="999777"), is_admin=True)


def ended(world: World) -> User:
    service = AdviceRequest.objects.filter(provider__name=SERVICE)[0].provider
    assert service is not None
    user = a_member(service, is_admin=True)
    Membership.objects.filter(user=user).update(ends_on=days_after(timezone.localdate(), -1))
    return user


def not_begun(world: World) -> User:
    user = ended(world)
    tomorrow = days_after(timezone.localdate(), 1)
    Membership.objects.filter(user=user).update(ends_on=None, began_on=tomorrow)
    return user


def senior(world: World) -> User:
    return world.people.senior


def family(world: World) -> User:
    return UserFactory(role=Role.FAMILY)


def officer_with_a_membership(world: World) -> User:
    """A row by mistake gives an officer nothing: the role decides as well."""
    service = AdviceRequest.objects.filter(provider__name=SERVICE)[0].provider
    user = UserFactory(role=Role.COORDINATOR)
    Membership.objects.create(user=user, provider=service, began_on=timezone.localdate())
    return user


@pytest.mark.parametrize(
    "who", [of_another, ended, not_begun, senior, family, officer_with_a_membership]
)
def test_h051_nobody_else_finds_a_page_of_a_request(
    world: World, who: Callable[[World], User]
) -> None:
    client = entered(who(world))

    assert statuses(client, world, OF_ADVICE) == {404}


@pytest.mark.parametrize("who", [ended, senior, family])
def test_who_acts_for_nobody_finds_no_page_of_the_providers(
    world: World, who: Callable[[World], User]
) -> None:
    assert statuses(entered(who(world)), world, PORTAL) == {404}


def test_an_admin_of_another_organisation_changes_nobody_here(world: World) -> None:
    people = [a for a in PORTAL if "admin" in a.guard]

    assert len(people) == 4
    assert statuses(entered(of_another(world)), world, people) == {404}


def test_a_colleague_who_is_no_admin_changes_nobody(world: World) -> None:
    colleague = User.objects.get(name="Colin Colleague")
    people = [a for a in PORTAL if "admin" in a.guard]

    assert statuses(entered(colleague), world, people) == {404}


def test_on_a_closed_case_nothing_opens(world: World) -> None:
    member = somebody(Role.PROVIDER, world.people)
    world.case.closed_on = timezone.localdate()
    world.case.save()

    assert statuses(entered(member), world, OF_ADVICE) == {404}


def test_on_a_restricted_case_a_colleague_to_whom_it_was_not_given_finds_nothing(
    world: World,
) -> None:
    world.case.restricted = True
    world.case.save()
    colleague = entered(User.objects.get(name="Colin Colleague"))
    admin = entered(somebody(Role.PROVIDER, world.people))

    assert statuses(colleague, world, OF_ADVICE) == {404}
    assert admin.get(world.path(next(a for a in OF_ADVICE))).status_code == 200


def test_what_was_sent_back_or_is_not_needed_opens_no_more(world: World) -> None:
    member = entered(somebody(Role.PROVIDER, world.people))
    for state in (AdviceRequest.State.DECLINED, AdviceRequest.State.WITHDRAWN):
        AdviceRequest.objects.update(state=state)

        assert statuses(member, world, OF_ADVICE) == {404}


def test_a_provider_finds_no_page_of_the_officers(world: World) -> None:
    member = entered(somebody(Role.PROVIDER, world.people))

    assert len(OFFICERS) > 100
    assert statuses(member, world, OFFICERS) == {404}


def test_a_paper_of_the_case_that_was_not_sent_along_is_not_found(world: World) -> None:
    member = entered(somebody(Role.PROVIDER, world.people))
    asked = AdviceRequest.objects.filter(provider__name=SERVICE)[0]
    along = set(asked.papers.values_list("pk", flat=True))

    found = {
        pk
        for pk in world.case.documents.values_list("pk", flat=True)
        if member.get(f"/for-providers/advice/{asked.pk}/papers/{pk}/").status_code == 200
    }

    assert found == along


def test_the_papers_of_one_request_do_not_open_under_another(world: World) -> None:
    member = somebody(Role.PROVIDER, world.people)
    asked = AdviceRequest.objects.filter(provider__name=SERVICE)[0]
    assert asked.provider is not None
    another = a_request(world.case, asked.provider, world.people.officer, source="other")
    (along,) = asked.papers.all()
    client = entered(member)

    for what in (f"papers/{along.pk}/", "given/1/paper/", "answer/document/file/"):
        path = f"/for-providers/advice/{another.pk}/{what}"
        assert client.get(path).status_code == 404


HUGE = "9" * 30


@pytest.mark.parametrize(
    "path",
    [
        f"advice/{HUGE}/",
        "advice/0/",
        "advice/-1/",
        "advice/1'%20OR%201=1/",
        "advice/%00/",
        f"people/{HUGE}/end/",
        f"people/own/{HUGE}/",
        f"people/invite/{HUGE}/",
    ],
)
def test_a_hostile_number_is_a_page_that_is_not_there(world: World, path: str) -> None:
    client = entered(somebody(Role.PROVIDER, world.people))

    assert client.get(f"/for-providers/{path}").status_code == 404
    assert client.post(f"/for-providers/{path}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        f"papers/{HUGE}/",
        f"given/{HUGE}/paper/",
        f"others/{HUGE}/",
        f"answer/need/{HUGE}/",
        "answer/secret/",
        "answer/secret/1/",
        "answer/secret/1/remove/",
    ],
)
def test_a_hostile_number_within_a_request_is_not_there(world: World, path: str) -> None:
    client = entered(somebody(Role.PROVIDER, world.people))
    asked = AdviceRequest.objects.filter(provider__name=SERVICE)[0]

    assert client.get(f"/for-providers/advice/{asked.pk}/{path}").status_code == 404


def test_the_advice_of_others_opens_only_where_the_officer_lets_it(world: World) -> None:
    client = entered(somebody(Role.PROVIDER, world.people))
    asked = AdviceRequest.objects.filter(provider__name=SERVICE)[0]
    paths = [world.path(a) for a in OF_ADVICE if a.name in ("portal_other", "portal_other_file")]
    allowed = [client.get(path).status_code for path in paths]
    asked.sees_others = False
    asked.save()

    refused = [client.get(path).status_code for path in paths]

    assert (allowed, refused) == ([200, 200], [404, 404])


def test_marked_or_withdrawn_advice_of_others_is_never_shown(world: World) -> None:
    client = entered(somebody(Role.PROVIDER, world.people))
    other = AdviceVersion.objects.get(request__provider__name="Therapy of the world")
    path = world.path(next(a for a in OF_ADVICE if a.name == "portal_other"))
    mark(
        other.request, kind="third_party", kept_from="All", because="A street", by=other.written_by
    )
    marked = client.get(path).status_code
    other.request.marks.all().delete()

    withdraw_advice(other.request, because="It was another child", by=other.written_by)

    assert (marked, client.get(path).status_code) == (404, 404)


def test_a_draft_of_others_is_never_shown(world: World) -> None:
    client = entered(somebody(Role.PROVIDER, world.people))
    asked = AdviceRequest.objects.filter(provider__name=SERVICE)[0]
    therapy = a_service("therapy", "Another therapy")
    theirs = a_request(world.case, therapy, world.people.officer, source="medical")
    given(theirs, a_member(therapy))
    version = theirs.versions.get()
    AdviceVersion.objects.filter(pk=version.pk).update(state="draft")

    path = f"/for-providers/advice/{asked.pk}/others/{version.pk}/"
    assert client.get(path).status_code == 404


def test_each_opening_is_noted_with_the_request_and_not_as_the_case(world: World) -> None:
    member = somebody(Role.PROVIDER, world.people)
    asked = AdviceRequest.objects.filter(provider__name=SERVICE)[0]

    entered(member).get(f"/for-providers/advice/{asked.pk}/")

    noted = AccessRecord.objects.filter(user=member)
    assert [one.doing for one in noted] == [f"answer {asked.about}"]


def test_seeing_every_page_changes_nothing(world: World) -> None:
    from tests.site.test_guards import _differences, everything

    client = entered(somebody(Role.PROVIDER, world.people))
    before = everything()

    for address in PORTAL:
        client.get(world.path(address), {"because": "x", "edit": "1", "to": "1", "once": "x"})

    assert _differences(before, everything()) == []


def test_a_page_shows_nothing_of_the_case_beyond_what_was_asked(world: World) -> None:
    client = entered(somebody(Role.PROVIDER, world.people))
    family = world.case.child.family.first() if hasattr(world.case.child, "family") else None
    hidden = ["2 Example Road", "EX1 1AA", "Sal Senior", "hospital", "When is the visit"]
    hidden += [family.name] if family else []

    pages = [client.get(world.path(a)).content.decode(errors="ignore") for a in OF_ADVICE]

    assert [word for word in hidden if any(word in page for page in pages)] == []


def test_every_page_of_the_portal_is_in_the_table() -> None:
    assert {a.name for a in PORTAL} <= set(GUARDS)
