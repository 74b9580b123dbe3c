"""The copies that somebody asked for: how each stands, and whether it still opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Role, User
from cases.models import Case, Document, FamilyMember
from cases.release import marks_for
from statutory import days_after

from ..access import Sight, heard_as
from ..models import DataCopy, Holding
from .papers import open_to

State = DataCopy.State
MOST = 20


@dataclass(frozen=True)
class Copy:
    """The newest copy of somebody's, as its page shows it."""

    row: DataCopy
    last_day: date | None
    is_over: bool
    is_right: bool

    @property
    def is_making(self) -> bool:
        return self.row.state == State.MAKING

    @property
    def has_failed(self) -> bool:
        return self.row.state == State.FAILED

    @property
    def opens(self) -> bool:
        """Whether its file is handed out today."""
        ready = self.row.state == State.READY and bool(self.row.file)
        return ready and self.is_right and not self.is_over


def may_ask(sight: Sight) -> bool:
    """Whether a copy is theirs to ask for: their own account, with something open to it."""
    return sight.is_their_own and bool(sight.parts)


def newest_copy(sight: Sight, today: date) -> Copy | None:
    """The copy somebody asked for last, themselves. Never another person's."""
    row = _theirs(sight).first()
    return _copy(row, sight, today) if row else None


def copy_of(sight: Sight, pk: int, today: date) -> Copy | None:
    """One copy by its number, as far as it is theirs."""
    row = _theirs(sight).filter(pk=pk).first()
    return _copy(row, sight, today) if row else None


def sight_of_reader(member: FamilyMember, case: Case) -> Sight:
    """What somebody may have of what we hold, where an officer makes it for them.

    With an account of theirs it is theirs; without one they are nobody who signs in.
    """
    held = Holding.objects.filter(member=member, ended_at=None).select_related("user").first()
    nobody = User(pk=0, role=Role.FAMILY, name=member.name)
    return heard_as(held.user if held else nobody, member, case)


def made_by_officers(case: Case, today: date) -> list[Copy]:
    """Copies that officers made for people of the family, the newest first."""
    rows = DataCopy.objects.filter(case=case).exclude(asked_by__role=Role.FAMILY)
    found = rows.select_related("member__child", "asked_by")
    return [_of_officer(row, case, today) for row in found[:MOST]]


def made_by_officer(case: Case, pk: int, today: date) -> Copy | None:
    """One of those, by its number."""
    rows = DataCopy.objects.filter(case=case).exclude(asked_by__role=Role.FAMILY)
    row = rows.select_related("member__child").filter(pk=pk).first()
    return _of_officer(row, case, today) if row else None


def is_over(row: DataCopy, today: date) -> bool:
    """Whether the days are over in which it opens."""
    last = last_day_of(row)
    return last is not None and today > last


def last_day_of(row: DataCopy) -> date | None:
    """The last day on which a copy opens."""
    if row.made_at is None:
        return None
    return days_after(timezone.localdate(row.made_at), settings.DATA_COPY_DAYS)


def held_by(sight: Sight, papers: list[int]) -> dict[str, Any]:
    """What a copy is made against, kept beside it."""
    return {
        "papers": papers,
        "parts": sorted(sight.parts),
        "mark": mark_for(sight.case, sight.member),
    }


def mark_for(case: Case, member: FamilyMember) -> str:
    """A mark of all that is kept from somebody on a case: it changes with it (H-028)."""
    return marks_for([Document(pk=0)], case, member)[0]


def _theirs(sight: Sight) -> QuerySet[DataCopy]:
    return DataCopy.objects.filter(case=sight.case, member=sight.member, asked_by=sight.user)


def _of_officer(row: DataCopy, case: Case, today: date) -> Copy:
    if row.state != State.READY or not row.file or is_over(row, today):
        return Copy(row, last_day_of(row), is_over(row, today), is_right=True)
    return _copy(row, sight_of_reader(row.member, case), today)


def _copy(row: DataCopy, sight: Sight, today: date) -> Copy:
    right = row.state != State.READY or _is_right(row, sight)
    return Copy(row, last_day_of(row), is_over(row, today), right)


def _is_right(row: DataCopy, sight: Sight) -> bool:
    """Whether all that is in it may still reach its reader."""
    holds, papers = row.holds, set(row.holds.get("papers", ()))
    still = set(open_to(sight.member).filter(pk__in=papers).values_list("pk", flat=True))
    return (
        holds.get("mark") == mark_for(sight.case, sight.member)
        and set(holds.get("parts", ())) <= set(sight.parts)
        and papers == still
    )
