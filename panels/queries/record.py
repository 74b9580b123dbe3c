"""What a live record shows: who is there for a case, the quorum, the clocks that go on running."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from cases.deciding.phrases import BY_CODE, found_in
from cases.models import Case, Deadline
from cases.refusals import Refused
from statutory import RULES_BY_ID

from ..kinds import QUESTIONS, SEATS
from ..models import AgendaItem, Attendance, Meeting, Membership, Said
from .conflicts import conflicts_on
from .meetings import held


def under_way(meeting: Meeting) -> Meeting:
    """The meeting, held for writing its record. Before and after, nothing is written into it."""
    meeting = held(meeting)
    if meeting.state != Meeting.State.BEGUN:
        raise Refused("This meeting is not under way, so its live record cannot be changed")
    return meeting


def is_open(item: AgendaItem) -> bool:
    """Whether nothing is recorded yet for a case of the meeting."""
    return AgendaItem.objects.filter(pk=item.pk, state=AgendaItem.State.LISTED).exists()


def in_the_room(meeting: Meeting) -> QuerySet[Attendance]:
    """Who is there now."""
    lines = Attendance.objects.filter(meeting=meeting, left_at=None, struck_at=None)
    return lines.select_related("membership__user").order_by("joined_at", "pk")


def present_for(item: AgendaItem) -> list[dict[str, Any]]:
    """Who is there for a case: never who left for it because they are too close to it."""
    gone = {one.membership.user_id for one in conflicts_on(item) if one.leaves}
    return [
        {
            "membership": one.membership_id,
            "name": one.membership.user.name,
            "seat": one.membership.seat,
            "seat_name": SEATS[one.membership.seat],
            "remote": one.remote,
        }
        for one in in_the_room(item.meeting)
        if one.membership.user_id not in gone
    ]


def lacked_by(item: AgendaItem, present: list[dict[str, Any]]) -> list[str]:
    """What the quorum lacks for a case, in words. Empty: the panel can advise."""
    quorum = item.meeting.panel.about.quorum
    return list(quorum.missing([one["seat"] for one in present]))


def quorum_of(meeting: Meeting) -> list[str]:
    """What the quorum of the meeting lacks now, in words, before any conflict."""
    seats = [one.membership.seat for one in in_the_room(meeting)]
    return list(meeting.panel.about.quorum.missing(seats))


def seats_of(meeting: Meeting) -> list[Membership]:
    """Who sits on the panel on the day of the meeting."""
    seats = Membership.objects.filter(panel=meeting.panel_id).select_related("user")
    return [one for one in seats if one.sits_on(meeting.on)]


def deferrals_of(item: AgendaItem) -> int:
    """How often the case was put off before, for the same question."""
    rows = AgendaItem.objects.filter(case=item.case_id, question=item.question)
    return rows.filter(state=AgendaItem.State.DEFERRED).exclude(pk=item.pk).count()


def warnings_in(item: AgendaItem, said: str, *texts: str) -> list[dict[str, str]]:
    """Reasons against the family that are no part of the test of law, with their words (H-202).

    Where need is the question; a panel that weighs settings may weigh resources.
    """
    if said == Said.YES or QUESTIONS[item.question].money_counts:
        return []
    found = {one.phrase.code: one.words for text in texts for one in found_in(text)}
    return [{"code": code, "words": words} for code, words in found.items()]


def explained(warned: list[dict[str, str]]) -> list[dict[str, str]]:
    """The same, with what is wrong with each and what would be lawful to ask."""
    return [
        one | {"stops": BY_CODE[one["code"]].stops, "instead": BY_CODE[one["code"]].instead}
        for one in warned
        if one["code"] in BY_CODE
    ]


@dataclass(frozen=True)
class Running:
    """A time limit of the law that goes on while a case waits."""

    name: str
    due: date
    missed: bool  # falls before the case could come back


def clocks_if_put_off(case: Case, until: date | None) -> list[Running]:
    """The limits of the law that run on if a case is put off, and which would be missed."""
    rows = Deadline.objects.filter(
        case=case, met_on=None, ended_on=None, disapplied=False, force="law"
    ).exclude(due=None)
    return [
        Running(RULES_BY_ID[one.rule].duty, one.due, until is not None and one.due < until)
        for one in rows.order_by("due")
        if one.due is not None and one.rule in RULES_BY_ID
    ]


def next_meeting(meeting: Meeting) -> Meeting | None:
    """The panel’s next meeting, at which a case that is put off could come back."""
    later = Meeting.objects.filter(panel=meeting.panel_id, on__gt=meeting.on)
    return later.exclude(state=Meeting.State.CANCELLED).order_by("on").first()
