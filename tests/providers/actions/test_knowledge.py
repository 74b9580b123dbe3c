"""What the council knows of a provider is kept with its day and source, or is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cases.models import Entry
from cases.refusals import Refused
from providers.actions import closures, contacts, knowledge
from providers.models import Closure, Contact, Fee, Places
from providers.queries.knowledge import contacts_like, fee_on, known_of
from statutory import Kind
from tests.factories import CaseFactory
from tests.people import cast
from tests.providers.a_register import a_school

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 9)


def a_fee(**more: Any) -> dict[str, Any]:
    told = {"what": "day_place", "amount": Decimal("61500"), "per": "year"}
    told |= {"from_on": date(2026, 4, 1), "until_on": None}
    return told | {"source": "Price list", "said_on": date(2026, 3, 2)} | more


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"from_on": None}, "from_on", "Enter the day from which the fee holds"),
        ({"said_on": None}, "said_on", "Enter the day on which we were told of the fee"),
        ({"source": " "}, "source", "Say where the fee comes from, for example a price list"),
        ({"amount": Decimal("-1")}, "amount", "The fee must not be less than nothing"),
        ({"until_on": date(2026, 3, 31)}, "until_on", "The last day must not be before the first"),
    ],
)
def test_a_fee_without_a_date_or_less_than_nothing_is_refused(more, field, sentence):
    with pytest.raises(Refused) as refusal:
        knowledge.add_fee(a_school(), **a_fee(**more), by=cast().officer)

    assert (refusal.value.field, refusal.value.sentence) == (field, sentence)
    assert not Fee.objects.exists()


def test_the_fee_of_a_day_is_the_newest_that_holds_then():
    school, by = a_school(), cast().officer
    old = knowledge.add_fee(school, **a_fee(until_on=date(2026, 8, 31)), by=by)
    new = knowledge.add_fee(
        school, **a_fee(amount=Decimal("64000"), from_on=date(2026, 9, 1)), by=by
    )

    days = (date(2026, 3, 31), date(2026, 8, 31), date(2026, 9, 1))
    assert [fee_on(school, "day_place", day) for day in days] == [None, old, new]
    assert fee_on(school, "therapy", date(2026, 9, 1)) is None


def test_places_that_nobody_has_said_are_filled_are_unknown_and_never_free():
    school, by = a_school(), cast().officer
    for year, filled in (("3", None), ("R", 14), ("4", 9)):
        knowledge.say_places(
            school, year_group=year, places=10, filled=filled, said_on=date(2026, 3, 2), by=by
        )

    known = known_of(school, TODAY)

    assert [(row.year_group, row.vacant) for row in known.places] == [
        ("R", 0),
        ("3", None),
        ("4", 1),
    ]
    assert known.vacant == 1


def test_an_older_figure_does_not_take_the_place_of_a_newer_one():
    school, by = a_school(), cast().officer
    said = {"year_group": "3", "places": 10, "by": by}
    knowledge.say_places(school, filled=9, said_on=date(2026, 3, 2), **said)

    with pytest.raises(Refused, match="A newer figure for this year group is known already"):
        knowledge.say_places(school, filled=2, said_on=date(2026, 3, 1), **said)

    assert Places.objects.get().filled == 9


def test_h052_a_leaver_is_taken_out_everywhere_at_once_and_can_be_brought_back():
    by, schools = cast().officer, (a_school(), a_school("999102", "Another School"))
    named = [
        contacts.add(school, name="Ann  Leaver", role="senco", email="a@s.example", phone="", by=by)
        for school in schools
    ]
    contacts.add(schools[0], name="Ben Stays", role="head", email="b@s.example", phone="", by=by)

    contacts.say_left(list(contacts_like("ann leaver")), on=date(2026, 6, 1), by=by)

    assert [one.name for one in known_of(schools[0], TODAY).contacts] == ["Ben Stays"]
    assert known_of(schools[1], TODAY).contacts == []
    assert contacts.say_back(named[1], by=by).left_on is None
    assert list(contacts_like("leaver")) == [Contact.objects.get(pk=named[1].pk)]


def test_a_contact_that_cannot_be_reached_is_refused():
    with pytest.raises(Refused, match="Enter an email address or a telephone number"):
        contacts.add(a_school(), name="Ann", role="head", email="", phone=" ", by=cast().officer)


def summer(school, by, starts=date(2026, 7, 22), reopens=date(2026, 9, 2)):
    return closures.add(
        school, what="Summer", starts_on=starts, reopens_on=reopens, source="Website", by=by
    )


def test_a_closure_over_days_that_are_known_is_refused():
    by, school = cast().officer, a_school()
    summer(school, by)

    with pytest.raises(Refused, match="“Summer” is known for some of these days already"):
        summer(school, by, starts=date(2026, 9, 1), reopens=date(2026, 9, 5))
    summer(school, by, starts=date(2026, 9, 2), reopens=date(2026, 9, 5))


def test_a_setting_that_never_opens_again_is_no_closure():
    with pytest.raises(Refused, match="That is more than a year"):
        summer(a_school(), cast().officer, reopens=date(2027, 9, 2))


def test_h078_a_closure_written_on_a_case_is_two_facts_and_moves_no_date():
    people = cast()
    case = CaseFactory(officer=people.officer)
    days = {"starts": date(2026, 7, 22), "reopens": date(2026, 9, 2)}

    closures.record_on(case, what="Summer", **days, by=people.officer)

    kept = list(Entry.objects.filter(case=case).values_list("kind", "on"))
    assert kept == [
        (Kind.SETTING_CLOSED_FROM.value, date(2026, 7, 22)),
        (Kind.SETTING_REOPENS.value, date(2026, 9, 2)),
    ]
    with pytest.raises(Refused, match="This closure is on the case already"):
        closures.record_on(case, what="Summer", **days, by=people.officer)


def test_a_closure_taken_away_keeps_its_history():
    by = cast().officer
    closure = summer(a_school(), by)

    closures.remove(closure, by=by)

    assert not Closure.objects.exists()
    assert [one.history_type for one in Closure.history.all()] == ["-", "+"]
