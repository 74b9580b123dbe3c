"""receive_request: the true day, search before create, one open case for a child."""

from datetime import date

import pytest

from cases.access import cases_visible_to
from cases.actions.requests import (
    ChildDetails,
    PossibleDuplicate,
    RequestDetails,
    join_request,
    receive_request,
)
from cases.models import Case, Child, Deadline, Entry
from cases.refusals import Refused
from statutory import Kind
from tests.people import cast

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
BORN = date(2018, 5, 4)
ASKED = RequestDetails(received_on=date(2026, 5, 25), source="parent", requester="Their mother")


@pytest.fixture
def people():
    return cast()


def _receive(people, forename="Ash", surname="Example", born=BORN, request=ASKED, **rest):
    child = {name: rest.pop(name) for name in ("upn", "postcode") if name in rest}
    return receive_request(
        ChildDetails(forename=forename, surname=surname, date_of_birth=born, **child),
        request=request,
        by=people.officer,
        visible=cases_visible_to(people.officer),
        today=TODAY,
        **rest,
    )


def test_a_request_opens_a_case_counted_from_the_day_it_truly_reached_us(people):
    case = _receive(people)

    assert case.reference == f"EHC-2026-{case.pk:05d}"
    assert (case.officer, case.team) == (people.officer, people.team)
    entry = Entry.objects.get(case=case)
    assert (entry.kind, entry.on, entry.by) == (
        Kind.REQUEST_RECEIVED,
        date(2026, 5, 25),
        people.officer,
    )
    assert Deadline.objects.get(case=case, rule="A01").due == date(2026, 7, 6)
    case.refresh_from_db()
    assert (case.stage, case.next_rule, case.next_due) == ("request", "A01", date(2026, 7, 6))


@pytest.mark.parametrize(
    ("request_day", "born", "field"),
    [
        (date(2026, 6, 2), BORN, "received_on"),  # tomorrow
        (date(2018, 5, 3), BORN, "received_on"),  # before birth
        (date(2026, 5, 25), date(2026, 6, 2), "date_of_birth"),  # not born yet
        (date(2026, 5, 25), date(2001, 5, 25), "date_of_birth"),  # 25 that day
    ],
)
def test_impossible_days_are_refused_beside_their_field(people, request_day, born, field):
    request = RequestDetails(received_on=request_day, source="parent")

    with pytest.raises(Refused) as refused:
        _receive(people, born=born, request=request)

    assert refused.value.field == field
    assert (Case.objects.count(), Child.objects.count()) == (0, 0)


def test_the_day_before_the_25th_birthday_is_still_in_time(people):
    assert _receive(people, born=date(2001, 5, 26)).pk


def test_a_child_with_one_name_is_kept_as_surname(people):
    case = _receive(people, forename="", surname="Pele")

    assert str(case.child) == "Pele"


@pytest.mark.parametrize(
    ("forename", "surname", "born"),
    [
        ("Sean", "O'Neil", BORN),
        ("Sean", "ONeil", BORN),
        ("SEÁN", "O’Neill", BORN),  # sounds alike, accents and a curly mark
        ("Sean", "O Neil", date(2018, 4, 5)),  # day and month changed places
        ("Sean", "O'Neil", date(2018, 5, 20)),  # near
        ("Sean", "O'Neil", date(2017, 5, 4)),  # a year out
    ],
)
def test_a_child_spelt_otherwise_is_found_before_a_second_record_is_made(
    people, forename, surname, born
):
    first = _receive(people, forename="Seán", surname="O'Neil")

    with pytest.raises(PossibleDuplicate) as found:
        _receive(people, forename=forename, surname=surname, born=born)

    assert [match.child for match in found.value.matches] == [first.child]
    assert Case.objects.count() == 1


def test_h007_twins_are_held_for_a_person_and_then_both_kept(people):
    first = _receive(people, forename="Ash", postcode="EX1 1AA")

    with pytest.raises(PossibleDuplicate) as found:
        _receive(people, forename="Bo", postcode="ex11aa")
    assert found.value.matches[0].because == ("same address", "same date of birth")

    second = _receive(people, forename="Bo", postcode="ex11aa", other_children=[first.child.pk])
    assert second.child != first.child
    note = Entry.objects.get(case=second, kind=Entry.Note.DUPLICATE_CONFIRMED)
    assert str(first.child.pk) in note.note


def test_the_same_upn_is_the_same_child_whatever_is_confirmed(people):
    first = _receive(people, upn="P330123419001")

    with pytest.raises(PossibleDuplicate) as found:
        _receive(
            people,
            forename="Quite",
            surname="Different",
            upn="P330123419001",
            other_children=[first.child.pk],
        )

    assert found.value.matches[0].certain


def test_h050_a_restricted_child_is_not_revealed_by_a_match(people):
    first = _receive(people)
    first.restricted = True
    first.save()

    second = _receive(people)

    assert second.child != first.child


def test_h091_a_second_request_while_the_first_is_open_joins_it_and_moves_no_date(people):
    case = _receive(people)
    before = Deadline.objects.get(case=case, rule="A01").due

    join_request(
        case,
        request=RequestDetails(date(2026, 5, 28), "school", requester="The head"),
        by=people.officer,
        today=TODAY,
    )

    assert Deadline.objects.get(case=case, rule="A01").due == before
    joined = Entry.objects.get(case=case, kind=Entry.Note.JOINED)
    assert joined.on == date(2026, 5, 28)
    assert joined.note == "Also asked for by: School or early years setting. The head"


def test_a_child_has_one_open_case_and_may_have_another_when_it_has_ended(people):
    first = _receive(people)
    with pytest.raises(Refused, match="already has an open case"):
        _receive(people, same_child=first.child)

    first.closed_on = date(2026, 5, 30)
    first.save()
    second = _receive(people, same_child=first.child)

    assert second.child == first.child
