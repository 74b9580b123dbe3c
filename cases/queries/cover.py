"""Who may cover for whom, and when."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from accounts.models import User
from statutory import format_date, years_after

from ..refusals import Refused
from .caseload import HOLDERS, receivers


def refuse_cover(
    officer: User, *, cover: User, starts: date, ends: date, by: User, today: date
) -> None:
    """Refuse a cover that cannot be: its days, who covers, or cover at second hand."""
    _refuse_days(starts, ends, today)
    _refuse_second(officer, today)
    _refuse_cover(officer, cover, by)
    _refuse_chain(officer, cover, starts, ends)


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
