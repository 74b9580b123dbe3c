"""After a restore: what may be missing, whether the post is shut, what may have gone already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min, Q, QuerySet

from accounts.models import User

from ..access import cases_visible_to
from ..models import MayHaveGone, Restoration


@dataclass(frozen=True)
class Gap:
    """From when to when something that was recorded may be missing."""

    since: datetime
    until: datetime


def gap() -> Gap | None:
    """What may be missing until an administrator says that it is mended (H-282)."""
    ends = Restoration.objects.filter(mended_at=None).aggregate(
        since=Min("as_of"), until=Max("restored_at")
    )
    return Gap(**ends) if ends["since"] else None


def post_is_shut() -> bool:
    """Whether nothing goes out yet: nobody has looked through what may have gone already."""
    return Restoration.objects.filter(post_opened_at=None).exists()


def last_restoration() -> Restoration | None:
    """The last bringing back there was."""
    people = Restoration.objects.select_related("post_opened_by", "mended_by")
    return people.order_by("-pk").first()


def unanswered() -> QuerySet[MayHaveGone]:
    """What may have gone already and nobody has looked at, since any bringing back."""
    return MayHaveGone.objects.filter(answer="")


def to_look_through(user: User) -> QuerySet[MayHaveGone]:
    """The same, about no case or about one this person may know of, oldest first."""
    of = Q(message__case=None) | Q(message__case__in=cases_visible_to(user))
    rows = unanswered().filter(of).order_by("message__written_at", "pk")
    return rows.select_related("message__case", "message__to_user", "message__to_member")
