"""arrange_cover and end_cover: somebody looks after an officer's cases between two days."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User
from statutory import format_date

from .. import audit
from ..audit import action
from ..queries.cover import refuse_cover
from ..refusals import Refused
from .telling_of_cover import tell_of_cover


@action
def arrange_cover(
    officer: User,
    *,
    cover: User,
    starts: date,
    ends: date,
    reason: str,
    by: User,
    today: date | None = None,
) -> User:
    """Let somebody of the same team look after an officer's cases. It ends by itself."""
    today = today or timezone.localdate()
    officer = _hold(officer, cover)
    if not reason.strip():
        raise Refused("Say why cover is needed", field="reason")
    refuse_cover(officer, cover=cover, starts=starts, ends=ends, by=by, today=today)
    _note(officer, by, "before")
    officer.cover, officer.cover_from, officer.cover_until = cover, starts, ends
    officer.save()
    _note(officer, by, "after")
    tell_of_cover(officer, cover, text=f"From {format_date(starts)} to {format_date(ends)}", by=by)
    return officer


@action
def end_cover(officer: User, *, reason: str, by: User, today: date | None = None) -> User:
    """End cover before its day: from now on the officer's cases are theirs alone again."""
    today = today or timezone.localdate()
    officer = _hold(officer)
    cover = officer.cover
    if not reason.strip():
        raise Refused("Say why the cover ends", field="reason")
    if cover is None or (officer.cover_until and officer.cover_until < today):
        raise Refused("This cover has ended already")
    _note(officer, by, "before")
    officer.cover = officer.cover_from = officer.cover_until = None
    officer.save()
    _note(officer, by, "after")
    tell_of_cover(officer, cover, text=f"Ended early, on {format_date(today)}", by=by)
    return officer


def _hold(officer: User, *others: User) -> User:
    """The officer as recorded, held together with who takes part, so that no chain is made."""
    numbers = [officer.pk, *(one.pk for one in others)]
    held = User.objects.select_for_update(of=("self",)).filter(pk__in=numbers).order_by("pk")
    return {one.pk: one for one in held.select_related("cover")}[officer.pk]


def _note(officer: User, by: User, when: str) -> None:
    told = {
        "officer": officer,
        "cover": officer.cover,
        "from": officer.cover_from,
        "until": officer.cover_until,
    }
    audit.noting(**{when: told})
