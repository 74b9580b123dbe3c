"""What reaches us is kept with its day, becomes one case however often it comes, is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from cases.access import cases_to_match
from cases.actions import intake
from cases.actions.intake import AsGiven
from cases.actions.requests import ChildDetails, RequestDetails
from cases.models import AuditEntry, Case, Entry, IntakeItem
from cases.refusals import Refused
from statutory import Kind
from tests.factories import FamilyMemberFactory
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 9)
ADA = AsGiven("parent", "Ada", "Okoro", date(2018, 5, 4), postcode="ex11aa", sender="Ngozi Okoro")
CHILD = ChildDetails("Ada", "Okoro", date(2018, 5, 4), postcode="EX1 1AA")


@pytest.fixture
def people() -> Cast:
    return cast()


def taken_in(people: Cast, given: AsGiven = ADA, **more: Any) -> IntakeItem:
    """A request in the queue."""
    known = {"route": "post", "received_on": date(2026, 5, 29), "dated_by": "stamp"}
    return intake.take_in(given, by=people.officer, today=TODAY, **{**known, **more})


def opened(people: Cast, item: IntakeItem, **more: Any) -> Case:
    """A case opened for an item; the day typed with it is never the one that counts."""
    return intake.open_case(
        item,
        child=CHILD,
        request=RequestDetails(TODAY, "parent", "Ngozi Okoro"),
        by=people.officer,
        visible=cases_to_match(people.officer),
        officer=people.officer,
        today=TODAY,
        **more,
    )


def test_what_reaches_us_is_kept_as_it_came_with_the_day_of_the_envelope(people: Cast) -> None:
    item = taken_in(people, replace(ADA, says="Please assess Ada."))

    assert (item.state, item.received_on, item.dated_by) == ("waiting", date(2026, 5, 29), "stamp")
    assert (item.postcode, item.says, item.team) == ("EX1 1AA", "Please assess Ada.", people.team)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.by_name) == ("intake.take_in", "Olive Officer")
    assert "Ada" not in str(entry.after)


def test_an_email_that_names_nobody_waits_to_be_read(people: Cast) -> None:
    words = AsGiven("parent", says="Please help my daughter.")
    item = taken_in(people, words, route="email")

    intake.read(item, given=ADA, by=people.officer)

    item.refresh_from_db()
    assert (item.surname, item.says) == ("Okoro", "Please help my daughter.")


@pytest.mark.parametrize(
    ("given", "more", "field"),
    [
        (AsGiven("parent"), {}, "surname"),
        (ADA, {"received_on": date(2026, 6, 10)}, "received_on"),
        (ADA, {"received_on": date(2018, 5, 3)}, "date_of_birth"),
    ],
)
def test_what_cannot_be_is_refused(
    people: Cast, given: AsGiven, more: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        taken_in(people, given, **more)

    assert (refused.value.field, IntakeItem.objects.count()) == (field, 0)


def test_the_same_reference_by_the_same_route_is_one_item(people: Cast) -> None:
    first = taken_in(people, route="portal", dated_by="portal", given_reference="P-17")
    again = taken_in(people, route="portal", dated_by="portal", given_reference=" P-17 ")
    by_email = taken_in(people, route="email", dated_by="header", given_reference="P-17")

    assert (first == again, first == by_email, IntakeItem.objects.count()) == (True, False, 2)


def test_a_reference_longer_than_its_column_still_tells_one_from_another(people: Cast) -> None:
    long = "<" + "a" * 300 + "@mail.example>"

    first = taken_in(people, route="email", given_reference=long)
    again = taken_in(people, route="email", given_reference=long)
    other = taken_in(people, route="email", given_reference=long + "b")

    assert (first == again, first == other) == (True, False)


def test_a_case_is_counted_from_the_envelope_and_not_from_the_day_it_is_opened(
    people: Cast,
) -> None:
    item = taken_in(people)

    case = opened(people, item)

    item.refresh_from_db()
    assert (item.state, item.case, item.settled_by) == ("opened", case, people.officer)
    entry = case.entries.get()
    assert (entry.kind, entry.on) == (Kind.REQUEST_RECEIVED, date(2026, 5, 29))
    case.refresh_from_db()
    assert case.next_due == date(2026, 7, 10)


def test_the_same_request_by_three_routes_is_one_case_and_all_three_are_kept(
    people: Cast,
) -> None:
    by_post = taken_in(people)
    by_email = taken_in(people, route="email", received_on=date(2026, 6, 1))
    from_school = taken_in(
        people, AsGiven("school", "Ada", "Okoro", sender="The head"), route="by_hand"
    )
    case = opened(people, by_post)

    for item in (by_email, from_school):
        intake.join_case(item, case, by=people.officer, today=TODAY)

    assert Case.objects.count() == 1
    assert list(case.intake.order_by("pk").values_list("route", "state")) == [
        ("post", "opened"),
        ("email", "joined"),
        ("by_hand", "joined"),
    ]
    assert list(case.entries.filter(kind=Entry.Note.JOINED).values_list("on", "note")) == [
        (date(2026, 5, 29), "Also asked for by: School or early years setting. The head"),
        (date(2026, 6, 1), "Also asked for by: Parent or carer. Ngozi Okoro"),
    ]


def test_of_two_officers_the_second_is_told_and_nothing_is_done_twice(people: Cast) -> None:
    seen_by_both = taken_in(people)
    stale = IntakeItem.objects.get(pk=seen_by_both.pk)
    opened(people, seen_by_both)

    with pytest.raises(Refused, match="Olive Officer dealt with this meanwhile: case opened"):
        intake.set_aside(stale, by=people.senior, reason="A brochure")

    assert Case.objects.count() == 1


def test_what_is_no_request_is_set_aside_with_its_reason_and_can_be_brought_back(
    people: Cast,
) -> None:
    item = taken_in(people)
    with pytest.raises(Refused, match="Say why it is not a request"):
        intake.set_aside(item, by=people.officer, reason=" ")
    intake.set_aside(item, by=people.officer, reason="A complaint about transport")

    intake.bring_back(item, by=people.senior, reason="Its second page asks for one")

    item.refresh_from_db()
    assert (item.state, item.settled_by, item.received_on) == ("waiting", None, date(2026, 5, 29))
    entry = AuditEntry.objects.filter(action="intake.bring_back").get()
    assert entry.before == {"set aside because": "A complaint about transport"}
    assert (entry.by_name, entry.reason) == ("Sal Senior", "Its second page asks for one")


def test_only_what_was_set_aside_can_be_brought_back(people: Cast) -> None:
    item = taken_in(people)

    with pytest.raises(Refused, match="Only what was set aside"):
        intake.bring_back(item, by=people.senior, reason="Why not")


def test_h091_a_request_after_the_first_was_withdrawn_opens_a_clock_of_its_own(
    people: Cast,
) -> None:
    first = opened(people, taken_in(people, received_on=date(2026, 3, 2)))
    Case.objects.filter(pk=first.pk).update(closed_on=date(2026, 4, 1))

    renewed = opened(people, taken_in(people), same_child=first.child)

    renewed.refresh_from_db()
    assert (renewed != first, renewed.next_due) == (True, date(2026, 7, 10))
    assert first.entries.count() == 1


def test_h091_a_second_request_while_the_first_is_open_opens_nothing(people: Cast) -> None:
    first, second = opened(people, taken_in(people)), taken_in(people)

    with pytest.raises(Refused, match="already has an open case"):
        opened(people, second, same_child=first.child)

    second.refresh_from_db()
    assert (Case.objects.count(), second.state) == (1, "waiting")


def test_h050_an_open_case_closed_to_the_asker_answers_as_if_it_were_not_there(
    people: Cast,
) -> None:
    old = opened(people, taken_in(people, received_on=date(2026, 3, 2)))
    Case.objects.filter(pk=old.pk).update(closed_on=date(2026, 4, 1))
    hidden = opened(people, taken_in(people), same_child=old.child)
    Case.objects.filter(pk=hidden.pk).update(restricted=True)

    case = opened(people, taken_in(people), same_child=old.child)

    assert (case.child, case.is_open) == (old.child, True)


def test_a_closed_case_takes_no_second_route(people: Cast) -> None:
    case = opened(people, taken_in(people))
    Case.objects.filter(pk=case.pk).update(closed_on=date(2026, 6, 1))
    case.refresh_from_db()
    item = taken_in(people)

    with pytest.raises(Refused, match="That case is closed"):
        intake.join_case(item, case, by=people.officer, today=TODAY)

    item.refresh_from_db()
    assert item.state == "waiting"


def test_nothing_is_acknowledged_before_it_is_on_a_case(people: Cast) -> None:
    with pytest.raises(Refused, match="Open a case"):
        intake.acknowledge(taken_in(people), by=people.officer, today=timezone.localdate())


def test_without_its_letter_an_acknowledgement_is_refused_plainly(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "LETTERS", ())
    item = taken_in(people)
    opened(people, item)

    with pytest.raises(Refused, match="is not among our letters yet"):
        intake.acknowledge(item, by=people.officer, today=TODAY)

    item.refresh_from_db()
    assert item.acknowledged_at is None


def test_the_same_day_the_family_is_written_to_and_that_is_kept(people: Cast) -> None:
    today = timezone.localdate()
    item = taken_in(people)
    case = opened(people, item)
    FamilyMemberFactory(child=case.child, name="Ngozi Okoro")

    intake.acknowledge(item, by=people.officer, today=today)

    item.refresh_from_db()
    assert item.acknowledged_at is not None
    assert list(case.messages.values_list("code", flat=True)) == ["request-received"]
    with pytest.raises(Refused, match="was acknowledged already"):
        intake.acknowledge(item, by=people.officer, today=today)
