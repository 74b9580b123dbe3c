"""Dates as people say them, in London."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone

from cases.wording import short_date as in_short
from statutory import format_date

register = template.Library()


@register.filter
def long_date(value: date | datetime | None) -> str:
    """ "Tuesday 9 June 2026"."""
    day = _day(value)
    return format_date(day) if day else ""


@register.filter
def short_date(value: date | datetime | None) -> str:
    """ "9 Jun 2026", where a column is narrow."""
    day = _day(value)
    return in_short(day) if day else ""


@register.filter
def moment(value: datetime | None) -> str:
    """ "9 Jun 2026, 14:05"."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{in_short(local.date())}, {local:%H:%M}"


@register.filter
def moment_or_day(value: datetime) -> str:
    """The same, without an hour where only the day is known (midnight)."""
    local = timezone.localtime(value)
    return moment(value) if local.hour or local.minute else in_short(local.date())


@register.filter
def days_from(value: date | datetime | None, today: date) -> str:
    """How far away a day is: "today", "in 3 days", "3 days ago"."""
    day = _day(value)
    if day is None:
        return ""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def _day(value: date | datetime | None) -> date | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).date()
    return value or None
