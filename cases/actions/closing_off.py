"""restrict, lift, give_leave, break_glass, review: who may open a case that is closed to most."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from accounts.models import User
from statutory import days_after

from .. import audit
from ..access import cases_visible_to, restricted_not_close_to
from ..audit import action
from ..models import BreakGlass, Case, Grant, StoppedTries
from ..queries.closed_cases import leave_on, whom_to_tell, whom_to_tell_of_tries
from ..refusals import Refused
from . import grants
from .alerts import alert

ALERT = "A restricted case was opened in an emergency"
TRIES = "Somebody tried too often to open restricted cases in an emergency"
LASTS = 1  # days after the day on which the case was opened


@action
def restrict(case: Case, *, reason: str, keeping: Iterable[User], until: date, by: User) -> Case:
    """Close a case to all but a few. Whoever does it needs leave from somebody else to go on."""
    reason, keeping = reason.strip(), list(keeping)
    if not reason:
        raise Refused("Say why the case is restricted", field="reason")
    case = _held(case)
    if case.restricted:
        raise Refused("This case is restricted already")
    if not keeping:
        raise Refused("Choose at least one person who may still open it", field="keeping")
    audit.noting(before={"restricted": False})
    case.restricted, case.restricted_because = True, reason
    case.save(update_fields=["restricted", "restricted_because"])
    for user in keeping:
        give_leave(case, to=user, until=until, reason="Keeps leave when restricted", by=by)
    return case


@action
def lift(case: Case, *, reason: str, by: User) -> Case:
    """Open a restricted case again to everybody of the team. Only who has lasting leave may."""
    if not reason.strip():
        raise Refused("Say why the case need no longer be restricted", field="reason")
    case = _held(case)
    if not case.restricted:
        raise Refused("This case is not restricted")
    if not leave_on(case).filter(user=by, break_glass=None).exists():
        raise Refused("Only somebody who was given leave to open this case lifts the restriction")
    audit.noting(before={"restricted": True, "because": case.restricted_because})
    case.restricted, case.restricted_because = False, ""
    case.save(update_fields=["restricted", "restricted_because"])
    return case


@action
def give_leave(case: Case, *, to: User, until: date, reason: str, by: User) -> Grant:
    """Let somebody open a restricted case until a day. Nobody gives leave to themselves."""
    if not reason.strip():
        raise Refused("Say why they need to see this case", field="reason")
    return grants.give(case, to=to, until=until, because=reason, by=by)


@action
def break_glass(*, reference: str, reason: str, by: User) -> BreakGlass | None:
    """Open a restricted case in an emergency, until the end of the next day. It alerts.

    Nothing, in one and the same way, when there is no such case or it stays closed to them; the
    attempt is kept in the audit.
    """
    audit.leaving_unsaid("reference")
    if not reason.strip():
        raise Refused("Say what the emergency is", field="reason")
    if cases_visible_to(by).filter(reference=reference).exists():
        raise Refused("You can open this case already", field="reference")
    closed = restricted_not_close_to(by).select_related("officer", "child")
    case = closed.filter(reference=reference).first()
    audit.noting(after={"opened": case is not None})
    if case is None:
        return None
    until = days_after(timezone.localdate(), LASTS)
    grant = Grant.objects.create(
        case=case, user=by, because="Opened in an emergency", until=until, given_by=by
    )
    opened = BreakGlass.objects.create(case=case, user=by, reason=reason.strip(), grant=grant)
    path, once = "/break-glass/review/", f"break-glass:{opened.pk}"
    told = [user for user in whom_to_tell(case) if user != by]
    alert(case, to=told, code="break_glass", subject=ALERT, path=path, once=once, by=by)
    return opened


@action
def stop_tries(*, by: User) -> StoppedTries:
    """Somebody tried too often and opened nothing: they wait, and the leads are told."""
    stopped = StoppedTries.objects.create(user=by)
    once = f"break-glass-tries:{by.pk}:{timezone.localtime():%Y-%m-%d %H}"
    told = whom_to_tell_of_tries(by)
    path = "/break-glass/stopped/"
    alert(None, to=told, code="break_glass", subject=TRIES, path=path, once=once, by=by)
    return stopped


@action
def review(opened: BreakGlass, *, finding: str, end: bool, by: User) -> BreakGlass:
    """Say what was found of an emergency opening, and end the leave at once where it was wrong."""
    if not finding.strip():
        raise Refused("Say what you found", field="finding")
    rows = BreakGlass.objects.select_for_update(of=("self",)).select_related("grant", "case")
    opened = rows.get(pk=opened.pk)
    if opened.user_id == by.pk:
        raise Refused("Somebody else looks at what you opened")
    if opened.reviewed_at is not None:
        raise Refused("This was looked at already")
    if end and opened.grant.withdrawn_at is None:
        grants.withdraw(opened.grant, by=by)
    opened.reviewed_at, opened.reviewed_by = timezone.now(), by
    opened.finding = finding.strip()
    opened.save()
    return opened


def _held(case: Case) -> Case:
    return Case.objects.select_for_update(of=("self",)).select_related("child").get(pk=case.pk)
