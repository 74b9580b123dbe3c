"""write_down, write_down_comments: an officer enters what somebody told us, and they get a copy.

It is kept as theirs, with who wrote it down, how it was told and the day it reached us; that day is
the day received. The copy goes as they wish to be written to, so that they can put it right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.actions.correspondence import send_letter
from cases.audit import action, leaving_unsaid
from cases.letters import TAKEN_DOWN
from cases.refusals import Refused
from plans.actions.representations import Said
from plans.models import Version
from statutory import counted, format_date

from ..access import heard_as
from ..models import Given, Part
from ..models.part import HOW_TOLD
from .giving import Gift, Giver, comment, give

NOT_THEIRS = (
    "{name} cannot take part here now: the rights are the young person’s own, or a court order"
    " limits it. Keep what they said under Contact"
)


@dataclass(frozen=True)
class Taken:
    """What was written down, and why no copy of it could go; nothing where it did."""

    given: Given
    why_no_copy: str = ""

    def __str__(self) -> str:
        return f"given {self.given.pk}"


@action
def write_down(giver: Giver, *, gift: Gift, by: User) -> Taken:
    """Keep what somebody told an officer, as if they had sent it themselves, marked so."""
    leaving_unsaid("giver", "gift")
    _refuse(giver)
    given = give(giver, gift=gift, by=by)
    lines = [f"{name}: {value}" for name, value in gift.about.items() if value]
    files = f"With it came {counted(len(gift.files), 'file')}." if gift.files else ""
    words = "" if gift.words in gift.about.values() else gift.words.strip()
    said = "\n\n".join(one for one in ("\n".join(lines), words, files) if one)
    return Taken(given, _send_copy(giver, given, said, by))


@action
def write_down_comments(
    giver: Giver,
    *,
    version: Version,
    points: Sequence[Said],
    by: User,
    wants_meeting: bool = False,
) -> Taken:
    """Keep what somebody told an officer of the draft, part by part, as points to answer."""
    leaving_unsaid("giver", "points")
    _refuse(giver)
    given = comment(giver, version=version, points=points, by=by, wants_meeting=wants_meeting)
    said = [f"Section {one.section}: {one.text}" if one.section else one.text for one in points]
    said += ["You would like to meet us about the draft."] if wants_meeting else []
    return Taken(given, _send_copy(giver, given, "\n\n".join(said), by))


def _refuse(giver: Giver) -> None:
    sight = heard_as(giver.by, giver.member, giver.case)
    if not (sight.may_write and sight.may(Part.SAY)) or giver.member.removed_on is not None:
        raise Refused(NOT_THEIRS.format(name=giver.member.name))
    if giver.officer_how not in HOW_TOLD:
        raise Refused("Select how they told us", field="how")
    today = timezone.localdate()
    if giver.received_on > today:
        raise Refused(f"{format_date(giver.received_on)} is in the future", field="reached_on")


def _send_copy(giver: Giver, given: Given, said: str, by: User) -> str:
    """Write the copy to them; why it could not be, where nothing reaches them by letter."""
    copy = f"You told us {given.how_told}. {by.name} wrote it down.\n\n{given.get_kind_display()}"
    typed: dict[str, str | date] = {"told_on": giver.received_on, "copy": f"{copy}\n\n{said}"}
    try:
        with transaction.atomic():
            send_letter(
                giver.case,
                letter=TAKEN_DOWN,
                to=giver.member,
                on=timezone.localdate(),
                by=by,
                typed=typed,
                about=str(given.pk),
            )
    except Refused as why:
        return why.sentence
    return ""
