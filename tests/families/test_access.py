"""The family's door: each adult apart, rights that move, orders at once, helpers who may little."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.models import AccessRecord
from families.access import EVERYTHING, sight_for, sights_of
from families.models import Capacity, Holding, OrderedView, Part
from statutory import days_after
from tests.factories import UserFactory
from tests.families.a_family import Family, a_family, a_young_person, an_account, let_in
from tests.people import Cast, cast

TODAY = timezone.localdate()
TOMORROW = days_after(TODAY, 1)
YESTERDAY = days_after(TODAY, -1)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer)


def test_a_parent_sees_the_case_as_themselves_alone(family: Family) -> None:
    sight = sight_for(family.ada_user, family.ada.pk)

    assert (sight.case, sight.parts, sight.may_write) == (family.case, EVERYTHING, True)
    with pytest.raises(Http404):
        sight_for(family.ada_user, family.ben.pk)


def test_each_opening_is_noted(family: Family) -> None:
    sight_for(family.ada_user, family.ada.pk, Part.DOCUMENTS)

    assert AccessRecord.objects.get().doing == "family documents"


def test_staff_and_strangers_find_no_such_page(family: Family, people: Cast) -> None:
    stranger = UserFactory(role=Role.FAMILY, team=None)

    assert sights_of(people.officer) == []
    assert sights_of(stranger) == []


def test_h030_an_order_leaves_only_what_it_says_and_ends_the_session(family: Family) -> None:
    client = Client()
    client.force_login(family.ben_user)
    page = reverse("family_child", args=[family.ben.pk])
    assert client.get(page).status_code == 200

    family.ben.limited_on = TODAY
    family.ben.save()

    assert sights_of(family.ben_user)[0].parts == frozenset()
    assert client.get(page).headers["Location"] == reverse("account_login")
    OrderedView.objects.create(
        member=family.ben, parts=["where"], because="Order", set_by=family.case.officer
    )
    assert sight_for(family.ben_user, family.ben.pk).parts == {"where"}


def test_who_was_removed_or_whose_account_was_ended_sees_nothing(family: Family) -> None:
    family.ada.removed_on = TODAY
    family.ada.save()
    Holding.objects.filter(member=family.ben).update(ended_at=timezone.now())

    assert sights_of(family.ada_user) == []
    assert sights_of(family.ben_user) == []


def test_h031_the_young_person_holds_the_rights_and_lets_a_parent_in_or_not(people: Cast) -> None:
    family = a_family(people.officer, born=date(TODAY.year - 18, 3, 14))
    young = a_young_person(family.case)
    theirs = an_account(young)

    assert sight_for(theirs, young.pk).parts == EVERYTHING
    assert sight_for(family.ada_user, family.ada.pk).parts == frozenset()
    leave = let_in(young, family.case, TOMORROW, ["where", "plan"], parent=family.ada)
    sight = sight_for(family.ada_user, family.ada.pk)
    assert (sight.parts, sight.may_write) == ({"where", "plan"}, False)
    leave.ended_at = timezone.now()
    leave.save()
    assert sight_for(family.ada_user, family.ada.pk).parts == frozenset()


def test_a_parent_decides_for_a_young_person_who_cannot_and_only_then(people: Cast) -> None:
    family = a_family(people.officer, born=date(TODAY.year - 18, 3, 14))
    row = Capacity(case=family.case, about="Which college", has_capacity=False, on=TODAY)
    row.support_given, row.reasons, row.by = "Pictures", "She could not weigh it", people.officer
    row.representative, row.opens = family.ada, ["plan", "say"]
    row.save()

    sight = sight_for(family.ada_user, family.ada.pk)
    assert (sight.parts, sight.may_write) == ({"plan", "say"}, True)
    assert sight_for(family.ben_user, family.ben.pk).parts == frozenset()
    row.pk, row.has_capacity, row.representative = None, True, None
    row.save()
    assert sight_for(family.ada_user, family.ada.pk).parts == frozenset()


def test_one_finding_opens_what_that_decision_needs_and_nothing_more(people: Cast) -> None:
    family = a_family(people.officer, born=date(TODAY.year - 18, 3, 14))
    found = {"has_capacity": False, "on": TODAY, "by": people.officer, "representative": family.ada}
    Capacity.objects.create(case=family.case, about="Which college", opens=["plan"], **found)
    Capacity.objects.create(case=family.case, about="Whom to meet", opens=["messages"], **found)

    assert sight_for(family.ada_user, family.ada.pk).parts == {"plan", "messages"}
    for part in (Part.DOCUMENTS, Part.SAY, Part.WHERE):
        with pytest.raises(Http404):
            sight_for(family.ada_user, family.ada.pk, part)


def test_who_decides_one_thing_lets_a_helper_see_no_more_than_that(people: Cast) -> None:
    family = a_family(people.officer, born=date(TODAY.year - 18, 3, 14))
    found = {"has_capacity": False, "on": TODAY, "by": people.officer, "representative": family.ada}
    Capacity.objects.create(case=family.case, about="Which college", opens=["plan"], **found)
    hal = UserFactory(role=Role.FAMILY, team=None)
    let_in(family.ada, family.case, TOMORROW, user=hal)

    assert sight_for(hal, family.ada.pk).parts == {"plan"}


def test_an_adult_without_parental_responsibility_sees_what_they_were_let(family: Family) -> None:
    family.ben.parental_responsibility = False
    family.ben.save()

    sight = sight_for(family.ben_user, family.ben.pk)
    assert (sight.parts, sight.may_write) == (frozenset(), False)
    assert sight_for(family.ada_user, family.ada.pk).parts == EVERYTHING
    let_in(family.ada, family.case, TOMORROW, ["where"], user=family.ben_user)
    shown = {one.member.pk: one.parts for one in sights_of(family.ben_user)}
    assert shown == {family.ben.pk: frozenset(), family.ada.pk: {"where"}}


def test_who_sees_nothing_is_told_why_in_words_that_are_true(family: Family) -> None:
    family.ben.parental_responsibility = False
    family.ben.save()
    client = Client()
    client.force_login(family.ben_user)

    page = client.get(reverse("family_child", args=[family.ben.pk]), follow=True).text

    assert "Our records do not say that you have parental responsibility" in page
    assert "You decide" not in page
    assert "holds the rights" not in page


def test_a_helper_sees_the_parts_they_were_given_until_their_last_day(family: Family) -> None:
    hal = UserFactory(role=Role.FAMILY, team=None)
    leave = let_in(family.ada, family.case, TODAY, ["where", "messages"], user=hal)

    sight = sight_for(hal, family.ada.pk)

    assert (sight.parts, sight.may_write, sight.is_their_own) == (
        {"where", "messages"},
        False,
        False,
    )
    with pytest.raises(Http404):
        sight_for(hal, family.ada.pk, Part.DOCUMENTS)
    leave.ends_on = YESTERDAY
    leave.save()
    assert sights_of(hal) == []


def test_a_helper_never_sees_more_than_who_let_them_in(family: Family) -> None:
    hal = UserFactory(role=Role.FAMILY, team=None)
    let_in(family.ada, family.case, TOMORROW, user=hal)

    family.ada.limited_on = TODAY
    family.ada.save()

    assert sights_of(hal) == []


def test_signing_in_leads_a_family_to_its_own_pages(family: Family) -> None:
    client = Client()
    client.force_login(family.ada_user)

    assert client.get("/").headers["Location"] == reverse("family_home")
    response = client.get(reverse("family_home"))
    assert response.headers["Location"] == reverse("family_child", args=[family.ada.pk])
