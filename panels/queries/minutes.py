"""The minutes of a meeting as data: as they stand, or as they were agreed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from ..kinds import SEATS
from ..models import (
    AgendaItem,
    Attendance,
    Conflict,
    Correction,
    Meeting,
    Minutes,
    Recommendation,
)
from .conflicts import conflicts_of
from .deciding import not_quorate, who_advised
from .follow_ups import told_to


def content_of(meeting: Meeting, minutes: Minutes) -> dict[str, Any]:
    """The whole of the minutes as they stand now."""
    lines = list(meeting.attendances.select_related("membership__user", "struck_by"))
    items = _items(meeting)
    declared = conflicts_of(items)
    return {
        "opening": minutes.opening,
        "began": _time(meeting.begun_at),
        "ended": _time(meeting.ended_at),
        "there": [
            {
                "name": one.membership.user.name,
                "seat": SEATS[one.membership.seat],
                "from": _time(one.joined_at),
                "until": _time(one.left_at),
                "remote": one.remote,
            }
            for one in lines
            if one.struck_at is None
        ],
        "put_right": [_put_right(one) for one in lines if one.struck_at is not None],
        "before": told_to(meeting),
        "items": [_item(one, declared[one.pk]) for one in items],
    }


def shown(meeting: Meeting, minutes: Minutes) -> dict[str, Any]:
    """The minutes as they are read: what was agreed where they are locked, else as they stand."""
    return minutes.content if minutes.is_locked else content_of(meeting, minutes)


def part_of(item: AgendaItem, minutes: Minutes) -> dict[str, Any]:
    """What the minutes say of one case, with its corrections, and nothing of any other."""
    parts: dict[int, dict[str, Any]] = {one["pk"]: one for one in minutes.content["items"]}
    return parts.get(item.pk, {}) | {"corrections": list(_corrections(minutes).filter(item=item))}


def corrections_of(minutes: Minutes) -> list[Correction]:
    """What was corrected after the minutes were agreed, oldest first."""
    return list(_corrections(minutes)) if minutes.pk else []


def changes_of(said: Recommendation) -> list[Any]:
    """Each wording of an advice, newest first, with who wrote it and when."""
    return list(said.history.select_related("history_user").order_by("-history_id"))


def _corrections(minutes: Minutes) -> Any:
    return Correction.objects.filter(minutes=minutes.pk).select_related("by", "item__case")


def _items(meeting: Meeting) -> list[AgendaItem]:
    rows = meeting.items.exclude(state=AgendaItem.State.WITHDRAWN)
    with_all = rows.select_related(
        "case", "meeting", "recommendation__deferral_agreed_by", "pulled_out_by__user"
    )
    return list(
        with_all.prefetch_related(
            "follow_ups__owner",
            "recommendation__dissents__membership__user",
        )
    )


def _put_right(line: Attendance) -> dict[str, Any]:
    """A line that was wrong, as it stood, with who struck it out, when and why."""
    assert line.struck_by is not None and line.struck_at is not None
    return {
        "name": line.membership.user.name,
        "from": _time(line.joined_at),
        "until": _time(line.left_at),
        "on": timezone.localdate(line.struck_at).isoformat(),
        "at": _time(line.struck_at),
        "by": line.struck_by.name,
        "because": line.struck_because,
    }


def _item(item: AgendaItem, declared: list[Conflict]) -> dict[str, Any]:
    said = getattr(item, "recommendation", None)
    return {
        "pk": item.pk,
        "reference": item.case.reference,
        "question": item.get_question_display(),
        "state": item.get_state_display(),
        "pulled_out_by": item.pulled_out_by.user.name if item.pulled_out_by else "",
        "conflicts": [
            {
                "name": one.membership.user.name,
                "what": one.what,
                "left": one.leaves,
                "stays_because": one.stays_because,
                "read_before": one.read_before,
                "earlier": one.item_id != item.pk,
                "stays_by": one.stays_by.name if one.stays_by else "",
            }
            for one in declared
        ],
        "follow_ups": [
            {"what": one.what, "owner": one.owner.name, "due": one.due.isoformat()}
            for one in item.follow_ups.all()
        ],
        "advice": _advice(said) if said else None,
    }


def _advice(said: Recommendation) -> dict[str, Any]:
    names = ("words", "reasons", "conditions", "votes_for", "votes_against", "more_wanted")
    agreed = said.deferral_agreed_by
    return {name: getattr(said, name) for name in names} | {
        "who": who_advised(said),
        "said": said.get_said_display(),
        "not_quorate": not_quorate(said),
        "present": [one["name"] for one in said.present],
        "by_consent": said.by_consent,
        "more_by": said.more_by.isoformat() if said.more_by else "",
        "agreed_by": agreed.name if agreed else "",
        "agreed_because": said.deferral_agreed_because,
        "kept_because": said.kept_because,
        "warned_of": [one["words"] for one in said.warned_of],
        "dissents": [
            {"name": one.membership.user.name, "words": one.words} for one in said.dissents.all()
        ],
    }


def _time(at: Any) -> str:
    return f"{timezone.localtime(at):%H:%M}" if at else ""
