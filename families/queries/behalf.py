"""What an officer may write down for whom, and what the family told us, with who entered it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts.models import User
from cases.models import Case, FamilyMember

from ..access import Sight, heard_as
from ..models import Given, Part
from .saying import Draft, draft_for

MOST = 100


@dataclass(frozen=True)
class Speaker:
    """Somebody of the family, and whether what they say is taken as their own part in it."""

    member: FamilyMember
    sight: Sight
    draft: Draft | None

    @property
    def may_take_part(self) -> bool:
        return self.sight.may_write and self.sight.may(Part.SAY)


def speakers_of(case: Case, user: User, today: date) -> list[Speaker]:
    """Everybody on a case for whom something can be written down."""
    family = case.child.family.filter(removed_on=None).select_related("child").order_by("pk")
    return [speaker(case, one, user, today) for one in family]


def speaker(case: Case, member: FamilyMember, user: User, today: date) -> Speaker:
    """One of them."""
    sight = heard_as(user, member, case)
    return Speaker(member, sight, draft_for(sight, today) if sight.may(Part.PLAN) else None)


def told_on(case: Case) -> QuerySet[Given]:
    """What the family told us on a case, newest first, whoever entered it."""
    rows = Given.objects.filter(case=case).select_related("member", "by", "helper", "upload")
    return rows.order_by("-at", "-pk")[:MOST]
