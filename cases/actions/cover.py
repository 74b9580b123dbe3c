"""arrange_cover and end_cover: somebody looks after an officer's cases between two days."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from statutory import format_date, years_after

from .. import audit
from ..audit import action
from ..queries.caseload import HOLDERS, receivers
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
    _refuse_days(starts, ends, today)
    _refuse_second(officer, today)
    _refuse_cover(officer, cover, by)
    _refuse_chain(officer, cover, starts, ends)
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


def _refuse_days(starts: date, ends: date, today: date) -> None:
    if starts < today:
        raise Refused("The first day must be today or in the future", field="starts")
    if ends < starts:
        raise Refused("The last day must not be before the first", field="ends")
    latest = years_after(starts, 1)
    if ends > latest:
        raise Refused(f"Cover is for at most a year, so until {format_date(latest)}", field="ends")


def _refuse_second(officer: User, today: date) -> None:
    over = officer.cover_until is not None and officer.cover_until < today
    if officer.cover is not None and not over:
        raise Refused(f"{officer.cover.name} covers already. End that cover first.")


def _refuse_cover(officer: User, cover: User, by: User) -> None:
    if cover.pk == officer.pk:
        raise Refused("Somebody else must cover", field="cover")
    if not cover.is_active:
        raise Refused(f"{cover.name} has left", field="cover")
    if cover.role not in HOLDERS:
        raise Refused(f"{cover.name} does not work on cases", field="cover")
    if cover.team_id != officer.team_id or officer.team_id is None:
        raise Refused(f"{cover.name} is not in the same team", field="cover")
    if not receivers(by).filter(pk=cover.pk).exists():
        raise Refused(f"{cover.name} is not in your team", field="cover")


def _refuse_chain(officer: User, cover: User, starts: date, ends: date) -> None:
    """Cases are never covered at second hand: nobody would know that they are theirs to watch."""
    meets = Q(cover_from__lte=ends) & (Q(cover_until=None) | Q(cover_until__gte=starts))
    if User.objects.filter(meets, pk=cover.pk, cover__isnull=False).exists():
        raise Refused(f"{cover.name} is away in that time", field="cover")
    others = User.objects.filter(meets, cover=officer).values_list("name", flat=True)
    if others:
        raise Refused(
            f"{officer.name} covers {' and '.join(others)} in that time. End that cover first."
        )
