"""Where the cases of a cancelled meeting can go: the next meeting with room before their dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.models import Decision

from ..kinds import QUESTIONS
from ..models import AgendaItem, Meeting
from .dates import due_of, last_day, running_on
from .meetings import open_for

CANCELLED = "The meeting was cancelled."
_On = set[tuple[int, date]]


@dataclass(frozen=True)
class NewPlace:
    """One case of a cancelled meeting, and where it can go; nowhere: no meeting comes in time."""

    item: AgendaItem
    due: date | None
    meeting: Meeting | None


def new_places(meeting: Meeting, today: date) -> list[NewPlace]:
    """For each case that lost its place here and has no other: the earliest date first."""
    items = _without_place(meeting)
    due = due_of((one.case, one.question) for one in items)
    dated = [(one, due[one.case_id, one.question]) for one in items]
    dated.sort(key=lambda one: (one[1] or date.max, one[0].pk))
    ahead = _ahead(meeting, {one.question for one in items}, today)
    room = {one.pk: max(one.capacity - one.taken, 0) for one in ahead}  # type: ignore[attr-defined]
    standing = _standing(items)
    found = []
    for item, by in dated:
        place = _first_with_room(item, by, ahead, room, standing)
        if place is not None:
            room[place.pk] -= 1
        found.append(NewPlace(item, by, place))
    return found


def offered(places: Iterable[NewPlace]) -> str:
    """What is offered, as one line: to see whether it is still the same when it is confirmed."""
    return ",".join(f"{one.item.pk}-{one.meeting.pk}" for one in places if one.meeting)


def _without_place(meeting: Meeting) -> list[AgendaItem]:
    if meeting.state != Meeting.State.CANCELLED:
        return []
    rows = meeting.items.filter(state=AgendaItem.State.WITHDRAWN, withdrawn_because=CANCELLED)
    rows = rows.filter(case__closed_on=None).order_by("pk")
    items = {(one.case_id, one.question): one for one in rows.select_related("case__child")}
    cases = [case for case, _ in items]
    later = AgendaItem.objects.filter(case__in=cases).exclude(state=AgendaItem.State.WITHDRAWN)
    placed = {
        (case, question)
        for pk, case, question in later.values_list("pk", "case", "question")
        if (case, question) in items and pk > items[case, question].pk
    }
    decided = _decided(cases)
    return [
        one
        for (case, question), one in items.items()
        if (case, question) not in placed
        and (
            (case, QUESTIONS[question].decided_by) not in decided or running_on(one.case, question)
        )
    ]


def _decided(cases: list[int]) -> set[tuple[int, str]]:
    """What an officer has decided on these cases meanwhile."""
    rows = Decision.objects.filter(case__in=cases, state=Decision.State.MADE)
    return set(rows.values_list("case", "question"))


def _ahead(meeting: Meeting, questions: set[str], today: date) -> list[Meeting]:
    """Meetings whose papers have still to go: those of this panel first, then of its kind."""
    found = [
        one
        for one in open_for(sorted(questions), today)
        if one.state == Meeting.State.PLANNED and one.papers_due >= today and not one.is_urgent
    ]
    panel = meeting.panel
    return sorted(
        found, key=lambda one: (one.panel_id != panel.pk, one.panel.kind != panel.kind, one.on)
    )


def _standing(items: list[AgendaItem]) -> _On:
    """On which days these cases stand on an agenda: a case is on one a day."""
    rows = AgendaItem.objects.filter(case__in=[one.case_id for one in items])
    rows = rows.exclude(state=AgendaItem.State.WITHDRAWN)
    return set(rows.values_list("case", "on"))


def _first_with_room(
    item: AgendaItem, due: date | None, ahead: list[Meeting], room: dict[int, int], standing: _On
) -> Meeting | None:
    """The next meeting that leaves the days to decide; else the next before the date itself."""
    fits = [
        one
        for one in ahead
        if item.question in one.panel.about.questions
        and room[one.pk] > 0
        and (item.case_id, one.on) not in standing
        and (due is None or one.on <= due)
    ]
    in_time = [one for one in fits if due is None or one.on <= last_day(due, one.panel.about)]
    return next(iter(in_time or fits), None)
