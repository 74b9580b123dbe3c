"""Cover for leave: dated, ends by itself, never at second hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from accounts.models import Role, User
from cases.access import officers_covered_by
from cases.actions import cover
from cases.models import AuditEntry, Message
from cases.refusals import Refused
from tests.factories import TeamFactory, UserFactory
from tests.people import Cast

TODAY = date(2026, 6, 9)
FROM, UNTIL = date(2026, 6, 10), date(2026, 6, 12)


@pytest.fixture
def bea(people: Cast) -> Any:
    return UserFactory(name="Bea Bold", team=people.team)


def arrange(people: Cast, to: Any, **more: Any) -> User:
    fields: dict[str, Any] = {
        "cover": to,
        "starts": FROM,
        "ends": UNTIL,
        "reason": "Leave",
        "by": people.senior,
        "today": TODAY,
    }
    officer = more.pop("officer", people.officer)
    return cover.arrange_cover(officer, **(fields | more))


@pytest.mark.parametrize(
    ("day", "covers"),
    [(9, False), (10, True), (12, True), (13, False)],
)
def test_cover_begins_and_ends_by_itself(
    people: Cast, bea: Any, monkeypatch: pytest.MonkeyPatch, day: int, covers: bool
) -> None:
    arrange(people, bea)

    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2026, 6, day))

    assert (people.officer in officers_covered_by(bea)) is covers


def test_cover_is_logged_and_both_hear_of_it(people: Cast, bea: Any) -> None:
    officer = arrange(people, bea)

    entry = AuditEntry.objects.get()
    assert (entry.by, entry.reason) == (people.senior, "Leave")
    assert entry.after["cover"] == f"user {bea.pk}"
    assert officer.history.first().cover == bea
    assert {message.to_user for message in Message.objects.all()} == {people.officer, bea}
    assert all("Olive" not in message.body for message in Message.objects.all())


def test_cover_is_ended_early(people: Cast, bea: Any) -> None:
    arrange(people, bea, starts=TODAY)

    cover.end_cover(people.officer, reason="Back", by=people.senior, today=TODAY)

    people.officer.refresh_from_db()
    assert people.officer.cover is None
    with pytest.raises(Refused):
        cover.end_cover(people.officer, reason="Back", by=people.senior, today=TODAY)


def test_cover_that_is_over_makes_room_for_the_next(people: Cast, bea: Any) -> None:
    arrange(people, bea)

    later = date(2026, 7, 1)
    officer = arrange(people, people.assistant, starts=later, ends=later, today=later)

    assert officer.cover == people.assistant


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"starts": date(2026, 6, 8)}, "starts"),
        ({"ends": date(2026, 6, 9)}, "ends"),
        ({"ends": date(2027, 6, 11)}, "ends"),
        ({"reason": " "}, "reason"),
    ],
)
def test_days_that_make_no_sense_are_refused(
    people: Cast, bea: Any, changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        arrange(people, bea, **changed)

    assert refused.value.field == field


def test_who_cannot_cover_is_refused(people: Cast, bea: Any) -> None:
    gone = UserFactory(team=people.team, is_active=False)
    manager = UserFactory(team=people.team, role=Role.MANAGER)
    elsewhere = UserFactory(team=TeamFactory())

    for nobody in (people.officer, gone, manager, elsewhere):
        with pytest.raises(Refused) as refused:
            arrange(people, nobody)
        assert refused.value.field == "cover"


def test_cover_is_never_at_second_hand(people: Cast, bea: Any) -> None:
    arrange(people, bea)

    with pytest.raises(Refused) as away:
        arrange(people, people.officer, officer=people.assistant)
    with pytest.raises(Refused) as covering:
        arrange(people, people.assistant, officer=bea)
    with pytest.raises(Refused) as second:
        arrange(people, people.assistant)

    assert away.value.sentence == "Olive Officer is away in that time"
    assert covering.value.sentence == (
        "Bea Bold covers Olive Officer in that time. End that cover first."
    )
    assert second.value.sentence == "Bea Bold covers already. End that cover first."
