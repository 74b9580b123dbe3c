"""Helpers: named part by part, until a day, and stopped at the next page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from cases.fields import date_parts
from cases.models import AuditEntry, FamilyMember, Message
from cases.refusals import Refused
from families.access import sights_of
from families.actions.helpers import Leave, Named, change_help, end_help, let_help, let_parent_in
from families.models import Helper
from statutory import days_after, years_after
from tests.cases.views.acting import errors, hidden, press, signed_in
from tests.factories import UserFactory
from tests.families.a_family import Family, a_family, a_young_person, an_account, let_in
from tests.families.accounts.joining import is_signed_in, joins, link
from tests.people import Cast, cast
from tests.plain import plain

TODAY = timezone.localdate()
SOON = days_after(TODAY, 30)
NAME = "Zoë <script>alert(1)</script> D’Arcy-O'Hara"
HAL = "hal@help.example"
LEAVE = Leave(("where", "messages"), False, SOON)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer)


def _named(family: Family, leave: Leave = LEAVE, **changed: str) -> Helper:
    who = Named(**{"name": NAME, "email": HAL, "kind": "advocate"} | changed)
    return let_help(
        family.case, member=family.ada, who=who, leave=leave, by=family.ada_user, today=TODAY
    )


def _typed(**changed: Any) -> dict[str, Any]:
    typed = {"name": NAME, "email": HAL, "kind": "school", "parts": ["where"]}
    return typed | {"may_write": "read"} | date_parts("ends_on", SOON) | changed


def test_a_parent_names_a_helper_looks_once_more_and_an_invitation_goes(family: Family) -> None:
    client = signed_in(family.ada_user)
    page = reverse("family_helper_new", args=[family.ada.pk])

    check = press(client, page, _typed(), step="check")
    assert not Helper.objects.exists()
    words = check.content.decode()
    assert "Check before you let them in" in words
    assert "<script>alert" not in words
    client.post(page, hidden(client, page) | {"step": "do"} | _typed())

    made = Helper.objects.get()
    message = Message.objects.get(code="helper-invitation")
    assert (made.name, made.parts, made.may_write, made.user) == (NAME, ["where"], False, None)
    assert (message.inbox, message.to_member, message.to_user) == (HAL, None, None)
    for secret in ("Zo", "Ada", family.case.reference, family.case.child.forename):
        assert secret not in plain(message.subject, message.body)
    assert HAL not in str(AuditEntry.objects.values_list("after", flat=True).get())
    assert "Zo" not in str(AuditEntry.objects.values_list("after", flat=True).get())


def test_a_helper_joins_sees_what_they_were_given_and_loses_it_at_the_next_page(
    family: Family,
) -> None:
    made = _named(family)

    client = joins(made)

    user = User.objects.get(email=HAL)
    (sight,) = sights_of(user)
    assert (sight.parts, sight.may_write) == ({"where", "messages"}, False)
    page = reverse("family_child", args=[family.ada.pk])
    assert client.get(page).status_code == 200
    assert client.get(reverse("family_helpers", args=[family.ada.pk])).status_code == 404
    assert "used already" in Client().get(link(made)).content.decode()
    end_help(Helper.objects.get(), by=family.ada_user)
    assert client.get(page).status_code == 404


def test_what_a_helper_may_see_is_changed_at_once(family: Family) -> None:
    made = _named(family)
    client = joins(made)
    page = reverse("family_child", args=[family.ada.pk])

    change_help(made, leave=Leave(("plan",), True, TODAY), by=family.ada_user)

    user = User.objects.get(email=HAL)
    assert client.get(page).status_code == 200
    assert [(one.parts, one.may_write) for one in sights_of(user)] == [({"plan"}, True)]


@pytest.mark.parametrize(
    ("leave", "field"),
    [
        (Leave((), False, SOON), "parts"),
        (Leave(("everything",), False, SOON), "parts"),
        (Leave(("where",), False, days_after(TODAY, -1)), "ends_on"),
        (Leave(("where",), False, days_after(years_after(TODAY, 1), 1)), "ends_on"),
    ],
    ids=["nothing", "unknown", "past", "longer than a year"],
)
def test_what_may_not_be_given_is_refused(family: Family, leave: Leave, field: str) -> None:
    with pytest.raises(Refused) as refused:
        _named(family, leave)

    assert refused.value.field == field
    _named(family, Leave(("where",), False, years_after(TODAY, 1)))


@pytest.mark.parametrize(
    "changed",
    [{"name": " "}, {"email": ""}, {"kind": "parent"}, {"email": "ADA@family.example"}],
    ids=["no name", "no email", "a parent", "one’s own"],
)
def test_nobody_is_named_who_cannot_be(family: Family, changed: dict[str, str]) -> None:
    with pytest.raises(Refused):
        _named(family, **changed)
    assert not Message.objects.exists()


def test_the_same_address_is_let_in_once(family: Family) -> None:
    _named(family)

    with pytest.raises(Refused):
        _named(family, email=HAL.upper())


def test_a_person_at_work_is_named_like_anybody_and_told_when_they_join(family: Family) -> None:
    UserFactory(email=HAL, role=Role.PROVIDER)
    client = signed_in(family.ada_user)
    page = reverse("family_helper_new", args=[family.ada.pk])

    client.post(page, hidden(client, page) | {"step": "do"} | _typed())

    assert not is_signed_in(joins(Helper.objects.get()))
    assert Helper.objects.get().user is None


def test_one_parent_neither_sees_nor_changes_the_helpers_of_the_other(family: Family) -> None:
    made = _named(family)
    ben = signed_in(family.ben_user)

    assert NAME not in ben.get(reverse("family_helpers", args=[family.ben.pk])).content.decode()
    for name in ("family_helper_change", "family_helper_end"):
        for member in (family.ada.pk, family.ben.pk):
            path = reverse(name, args=[member, made.pk])
            assert (ben.get(path).status_code, ben.post(path).status_code) == (404, 404)
    assert Helper.objects.get().ended_at is None


def test_ending_is_one_button_and_asks_for_no_reason(family: Family) -> None:
    made = _named(family)
    client = signed_in(family.ada_user)
    page = reverse("family_helper_end", args=[family.ada.pk, made.pk])
    client.get(page)
    assert Helper.objects.get().ended_at is None

    press(client, page, {})

    assert Helper.objects.get().ended_by == family.ada_user


def test_a_wrong_day_keeps_what_was_typed(family: Family) -> None:
    client = signed_in(family.ada_user)
    page = reverse("family_helper_new", args=[family.ada.pk])

    answer = press(client, page, _typed(**date_parts("ends_on", date(2020, 1, 1))))

    assert set(errors(answer)) == {"ends_on"}
    assert "D’Arcy" in answer.content.decode()


# -- the young person ---------------------------------------------------------------------------


@pytest.fixture
def grown(people: Cast) -> Family:
    return a_family(people.officer, born=date(TODAY.year - 18, 3, 14))


def test_h031_a_young_person_lets_a_parent_in_part_by_part_and_takes_it_back(
    grown: Family,
) -> None:
    young = a_young_person(grown.case)
    client, ada = signed_in(an_account(young)), signed_in(grown.ada_user)
    page = reverse("family_helper_parent", args=[young.pk])
    home = reverse("family_child", args=[grown.ada.pk])
    assert ada.get(home).headers["Location"] == reverse("family_rights", args=[grown.ada.pk])

    typed = {"parent": str(grown.ada.pk), "parts": ["where"], "may_write": "read"}
    client.post(page, hidden(client, page) | {"step": "do"} | typed | date_parts("ends_on", SOON))

    made = Helper.objects.get()
    assert (made.parent, made.kind, made.email) == (grown.ada, "parent", "")
    assert ada.get(home).status_code == 200
    press(client, reverse("family_helper_end", args=[young.pk, made.pk]), {})
    assert ada.get(home).status_code == 302


def test_a_parent_after_the_day_names_nobody_and_their_helpers_see_nothing(
    grown: Family,
) -> None:
    hal = UserFactory(email=HAL, role=Role.FAMILY, team=None)
    let_in(grown.ada, grown.case, SOON, user=hal)
    young = a_young_person(grown.case)
    let_in(young, grown.case, SOON, parent=grown.ada)

    client = signed_in(grown.ada_user)

    assert client.get(reverse("family_helper_new", args=[grown.ada.pk])).status_code == 404
    with pytest.raises(Refused):
        _named(grown)
    assert sights_of(hal) == []


def test_a_young_person_is_not_told_of_a_parent_whose_place_is_kept(grown: Family) -> None:
    young = a_young_person(grown.case)
    FamilyMember.objects.filter(pk=grown.ben.pk).update(
        withheld=True, withheld_all=True, known_as="B"
    )
    FamilyMember.objects.filter(pk=grown.ada.pk).update(withheld=True, known_as="Mum")
    user = an_account(young)

    page = signed_in(user).get(reverse("family_helper_parent", args=[young.pk]))

    words = plain(page.content.decode())
    assert ("Mum" in words, "Ada Example" in words, "Ben" in words) == (True, False, False)
    with pytest.raises(Refused):
        let_parent_in(grown.case, member=young, parent=grown.ben, leave=LEAVE, by=user)


def test_a_parent_cannot_let_another_parent_in(family: Family) -> None:
    with pytest.raises(Refused):
        let_parent_in(
            family.case, member=family.ada, parent=family.ben, leave=LEAVE, by=family.ada_user
        )
