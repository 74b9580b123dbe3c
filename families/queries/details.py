"""What we hold of one person for that person alone, each with the day it was last said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cases.editing import STILL_RIGHT
from cases.models import ContactChange, FamilyMember

# The page that changes it; what it is called; the fields it is made of.
ROWS = (
    ("address", "Your address", ("address", "postcode")),
    ("email", "Your email", ("email",)),
    ("phone", "Your phone", ("phone",)),
    ("channel", "How we write to you", ("channel",)),
    ("language", "Your language", ("language",)),
    ("language", "An interpreter", ("interpreter",)),
    ("format", "Our letters to you", ("letter_format",)),
    ("helps", "What helps", ("needs",)),
)
_NOTHING = {
    "language": "English",
    "interpreter": "You do not need one",
    "needs": "You have not told us yet",
}


@dataclass(frozen=True)
class Row:
    """One thing we hold: what it says, since when, and where it is changed."""

    what: str
    title: str
    value: str
    said_on: date | None


@dataclass(frozen=True)
class Details:
    """All we hold of somebody, and what of it waits or is kept from others."""

    rows: Sequence[Row]
    waiting: Sequence[ContactChange]
    kept_since: date | None


def details_of(member: FamilyMember) -> Details:
    """What the page of one person's details says."""
    days = _days_of(member)
    waits = ContactChange.objects.filter(member=member, state=ContactChange.State.WAITING)
    return Details(
        rows=[
            Row(what, title, _value(member, fields), _said_on(member, fields, days))
            for what, title, fields in ROWS
        ],
        waiting=list(waits),
        kept_since=days["withheld"] if member.withheld else None,
    )


def _said_on(member: FamilyMember, fields: Sequence[str], days: Mapping[str, date]) -> date | None:
    """The day it was last said; of what nobody told us, none."""
    is_said = any(str(getattr(member, name)).strip() for name in fields)
    return max(days[name] for name in fields) if is_said else None


def _value(member: FamilyMember, fields: Sequence[str]) -> str:
    shown = {
        "channel": member.get_channel_display(),
        "letter_format": member.get_letter_format_display(),
    }
    said = [str(shown.get(name) or getattr(member, name)).strip() for name in fields]
    return "\n".join(one for one in said if one) or _NOTHING.get(fields[0], "We do not have it")


def _days_of(member: FamilyMember) -> dict[str, date]:
    """By field, the last day on which it was said: written, changed, or said to be still right."""
    names = [*(name for _, _, fields in ROWS for name in fields), "withheld"]
    days: dict[str, date] = {}
    stood: dict[str, object] = {}
    for row in member.history.order_by("history_id"):
        day = timezone.localdate(row.history_date)
        again = row.history_change_reason == STILL_RIGHT
        for name in names:
            value = getattr(row, name)
            if name not in days or value != stood[name] or (again and name != "withheld"):
                days[name] = day
            stood[name] = value
    return days or dict.fromkeys(names, timezone.localdate())
