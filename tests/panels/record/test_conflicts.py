"""A declared connection holds wherever the case is listed again, until the chair lets it pass."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Relation
from cases.refusals import Refused
from panels.access import items_of
from panels.actions import conflicts
from panels.actions.sitting import declare_conflict
from panels.models import AgendaItem, Conflict, Meeting, Membership
from panels.queries.minutes import content_of
from panels.queries.packs import given_to
from panels.queries.record import present_for
from tests.cases.views.acting import press, signed_in
from tests.factories import ChildFactory
from tests.panels.a_meeting import ON, a_meeting, a_member, a_panel, an_item
from tests.panels.record.playing import opened
from tests.people import Cast

Seats = dict[str, Membership]
LATER = date(2026, 6, 23)


@pytest.fixture
def declared(item: AgendaItem, seats: Seats) -> Conflict:
    """The head of the primary school said in June that she taught the child."""
    AgendaItem.objects.filter(pk=item.pk).update(number=1)
    head = seats["primary"]
    return declare_conflict(item, seat=head, what="I taught her", by=head.user)[0]


@pytest.fixture
def again(declared: Conflict, meeting: Meeting, case: Case, people: Cast) -> AgendaItem:
    """The same case, a week later, at a meeting under way."""
    AgendaItem.objects.filter(pk=declared.item_id).update(state="deferred")
    later = a_meeting(meeting.panel, people.senior, LATER, state="begun", begun_at=timezone.now())
    return an_item(later, case, people.officer, brief=declared.item.brief, number=1)


def test_it_is_closed_where_it_is_listed_again(again: AgendaItem, seats: Seats) -> None:
    head, health = seats["primary"], seats["health"]

    assert not items_of(head.user).filter(pk=again.pk).exists()
    assert not given_to(head, [again])
    assert items_of(health.user).filter(pk=again.pk).exists()
    page = reverse("sitting_case", args=[again.pk])
    assert signed_in(head.user).get(page).status_code == 404


def test_it_is_closed_to_who_is_close_under_a_record_that_was_merged(
    again: AgendaItem, case: Case, people: Cast, seats: Seats
) -> None:
    health = seats["health"]
    assert given_to(health, [again]) == {again.pk}

    twice = ChildFactory(merged_into=case.child)
    Relation.objects.create(user=health.user, child=twice, what="Uncle", declared_by=people.senior)

    assert not given_to(health, [again])
    assert not items_of(health.user).filter(pk=again.pk).exists()


def test_it_is_closed_on_another_panel_and_in_another_seat_too(
    declared: Conflict, case: Case, people: Cast, seats: Seats
) -> None:
    other = a_panel("plan", "Plan panel")
    head = seats["primary"].user
    seat = a_member(other, "chair", head)
    elsewhere = an_item(
        a_meeting(other, people.senior, LATER, state="begun", begun_at=timezone.now()),
        case, people.officer, brief=declared.item.brief, number=1,
    )  # fmt: skip

    assert not items_of(head).filter(pk=elsewhere.pk).exists()
    assert not given_to(seat, [elsewhere])
    # The chair, who keeps the record, does not open that of this case either.
    page = reverse("panel_record", args=[elsewhere.pk])
    assert signed_in(head).get(page).status_code == 404
    record_page = signed_in(head).get(reverse("meeting_record", args=[elsewhere.meeting_id]))
    assert case.child.surname not in record_page.content.decode()


def test_they_are_not_counted_though_they_are_in_the_room(
    again: AgendaItem, seats: Seats, people: Cast
) -> None:
    for seat in ("chair", "primary"):
        again.meeting.attendances.create(
            membership=seats[seat], joined_at=timezone.now(), written_by=people.assistant
        )

    assert [one["seat"] for one in present_for(again)] == ["chair"]


def test_the_minutes_of_the_later_meeting_say_it(again: AgendaItem, meeting: Meeting) -> None:
    (part,) = content_of(again.meeting, meeting_minutes(again.meeting))["items"]

    assert [(one["what"], one["left"], one["earlier"]) for one in part["conflicts"]] == [
        ("I taught her", True, True)
    ]


def meeting_minutes(meeting: Meeting) -> object:
    return meeting.__class__.minutes.related.related_model(meeting=meeting)


def test_the_chair_lets_them_stay_with_a_reason_that_the_minutes_give(
    again: AgendaItem, seats: Seats, people: Cast
) -> None:
    head = seats["primary"]
    clerk = signed_in(people.assistant)
    page = clerk.get(reverse("panel_record", args=[again.pk])).content.decode()
    url = reverse("panel_record_stay", args=[again.pk, head.pk])
    assert url in page
    press(clerk, url, {"because": "Ten years ago, one term"})

    assert items_of(head.user).filter(pk=again.pk).exists()
    assert given_to(head, [again]) == {again.pk}
    (part,) = content_of(again.meeting, meeting_minutes(again.meeting))["items"]  # type: ignore[arg-type]
    (told,) = part["conflicts"]
    assert (told["what"], told["left"], told["stays_because"], told["stays_by"]) == (
        "I taught her", False, "Ten years ago, one term", "Anna Assistant",
    )  # fmt: skip
    # What was declared in June stands as it was.
    assert Conflict.objects.get(item__on=ON).leaves


def test_it_holds_for_that_meeting_alone(again: AgendaItem, seats: Seats, people: Cast) -> None:
    head = seats["primary"]
    conflicts.let_stay(again, membership=head, because="Minor", by=people.manager)
    AgendaItem.objects.filter(pk=again.pk).update(state="deferred")
    third = an_item(
        a_meeting(again.meeting.panel, people.senior, date(2026, 6, 30), state="circulated"),
        again.case, people.officer, brief=again.brief, number=1,
    )  # fmt: skip

    assert not items_of(head.user).filter(pk=third.pk).exists()


def test_nobody_lets_themselves_stay_nor_the_chair_nor_without_a_reason(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant, ("chair", "clerk", "health"))
    for seat in ("chair", "clerk", "health"):
        conflicts.declare(item, membership=seats[seat], what="A", by=people.assistant)
    let = conflicts.let_stay
    with pytest.raises(Refused, match="Nobody writes down of themselves"):
        let(item, membership=seats["clerk"], because="Minor", by=people.assistant)
    with pytest.raises(Refused, match="Somebody else takes the chair"):
        let(item, membership=seats["chair"], because="Minor", by=people.assistant)
    with pytest.raises(Refused, match="why what they declared is minor"):
        let(item, membership=seats["health"], because=" ", by=people.assistant)
    with pytest.raises(Refused, match="declared nothing"):
        let(item, membership=seats["care"], because="Minor", by=people.assistant)

    assert Conflict.objects.filter(leaves=False).count() == 0


def test_a_tie_on_the_case_file_stays_whatever_the_chair_says(
    again: AgendaItem, seats: Seats, people: Cast
) -> None:
    head = seats["primary"]
    Relation.objects.create(
        user=head.user, child=again.case.child, what="Her aunt", declared_by=people.senior
    )
    conflicts.let_stay(again, membership=head, because="Minor", by=people.manager)

    assert not items_of(head.user).filter(pk=again.pk).exists()
