"""Who looked at the file: by role and team. Of a family, the reader and who helps them alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncDate

from accounts.models import Role
from cases.models import AccessRecord

from ..access import Sight
from ..models import Helper

NEWEST = 60  # on the page; a copy of everything has them all
# What the law lets us keep to ourselves: somebody looks at whether a child is safe.
_NOT_TOLD = ("concern",)
_WORDS = {
    Role.PANEL_MEMBER.value: "A member of a panel",
    Role.PROVIDER.value: "Somebody at a school or service that we asked",
}


@dataclass(frozen=True)
class Looked:
    """Who looked on one day, and how many pages they opened."""

    on: date
    who: str
    times: int


def who_looked(sight: Sight) -> list[Looked]:
    """Every day on which somebody opened this case, newest first, without a name."""
    own = _own(sight)
    rows = (
        AccessRecord.objects.filter(case=sight.case)
        .exclude(doing__in=_NOT_TOLD)
        .annotate(on=TruncDate("at"))
        .values("on", "user", "user__role", "user__team__name")
        .annotate(times=Count("pk"))
        .order_by()
    )
    found: dict[tuple[date, str], int] = {}
    for row in rows:
        who = _in_words(row, own)
        if who:
            found[row["on"], who] = found.get((row["on"], who), 0) + row["times"]
    days = [Looked(on, who, times) for (on, who), times in found.items()]
    return sorted(days, key=lambda one: (one.on, one.who), reverse=True)


def _in_words(row: Mapping[str, object], own: Mapping[int, str]) -> str:
    """Who it was. Empty for everybody else of the family: that they sign in is theirs alone."""
    role = str(row["user__role"])
    if role == Role.FAMILY:
        return own.get(int(str(row["user"])), "")
    if role in _WORDS:
        return _WORDS[role]
    label = dict(Role.choices).get(role, "Somebody who works for us")
    return f"{label}, {row['user__team__name']}" if row["user__team__name"] else str(label)


def _own(sight: Sight) -> dict[int, str]:
    """The reader, and who helps nobody of this child but the reader."""
    helping = Helper.objects.filter(member__child=sight.case.child_id).exclude(user=None)
    pairs = set(helping.values_list("user", "member"))
    others = {user for user, member in pairs if member != sight.member.pk}
    theirs = {user for user, _ in pairs} - others
    return {user: "Somebody who helps you" for user in theirs if user} | {sight.user.pk: "You"}
