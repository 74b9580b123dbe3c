"""When settings are shut, and what that means to one case."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import chronology
from cases.audit import action
from cases.models import Case, Entry
from cases.refusals import Refused
from statutory import Kind
from statutory.closures import Closed

from ..models import Closure, Provider

LONGEST = 366  # days: longer is a setting that has closed for good


@action
def add(
    provider: Provider | None,
    *,
    what: str,
    starts_on: date,
    reopens_on: date,
    source: str,
    by: User,
) -> Closure:
    """Keep from when to when a setting is shut; without a provider, all of the council's area."""
    if not what.strip():
        raise Refused("Say what closure it is, for example summer holidays", field="what")
    if not source.strip():
        raise Refused("Say where the dates come from, for example the website", field="source")
    if reopens_on <= starts_on:
        raise Refused("It must open again after it closes", field="reopens_on")
    if Closed(what, starts_on, reopens_on).days > LONGEST:
        raise Refused("That is more than a year. Close the setting instead.", field="reopens_on")
    known = Closure.objects.filter(
        provider=provider, starts_on__lt=reopens_on, reopens_on__gt=starts_on
    ).first()
    if known:
        raise Refused(f"“{known.what}” is known for some of these days already", field="starts_on")
    return Closure.objects.create(
        provider=provider,
        what=what.strip(),
        starts_on=starts_on,
        reopens_on=reopens_on,
        source=source.strip(),
        recorded_by=by,
    )


@action
def remove(closure: Closure, *, by: User) -> None:
    """Take a closure away that was wrong. Its history stays; cases keep what was recorded."""
    audit.noting(before={"what": closure.what, "starts_on": closure.starts_on})
    closure.delete()


@action
def record_on(case: Case, *, what: str, starts: date, reopens: date, by: User) -> list[Entry]:
    """Write on a case that its setting is closed from a day and opens again on a day.

    The clocks listen to both. No date moves: the exception is claimed, and approved, separately.
    """
    kept = [
        (Kind.SETTING_CLOSED_FROM.value, starts),
        (Kind.SETTING_REOPENS.value, reopens),
    ]
    there = set(case.entries.filter(corrected_by=None).values_list("kind", "on"))
    if set(kept) <= there:
        raise Refused("This closure is on the case already")
    return [
        chronology.record(case, kind=kind, on=on, by=by, note=what, today=timezone.localdate())
        for kind, on in kept
    ]
