"""rely_on and withdraw: an officer's judgement that a listed ground made one limit impractical."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User
from statutory import Ground, available

from .. import audit
from ..audit import action
from ..facts import facts_for
from ..models import Case, Entry, StatutoryException
from ..refusals import Refused
from .chronology import enter_all
from .deadlines import sync


@action
def rely_on(
    case: Case,
    *,
    rule: str,
    ground: str,
    starts: date,
    ends: date | None,
    why: str,
    by: User,
    about: str = "",
) -> StatutoryException:
    """Rely on a listed exception for one time limit. The date itself never moves."""
    if not why.strip():
        raise Refused("Say why this made it impractical to meet the time limit", field="why")
    if ends is not None and ends < starts:
        raise Refused("The last day must not be before the first", field="ends")
    if ground not in {one.value for one in Ground}:
        raise Refused("That is not a ground that the law lists.", field="ground")
    answer = available(
        Ground(ground), facts_for(case), rule=rule, about=about, starts=starts, ends=ends
    )
    if not answer.available:
        raise Refused(answer.reason, field="ground")
    if StatutoryException.objects.filter(
        case=case, rule=rule, about=about, withdrawn_at=None
    ).exists():
        raise Refused("An exception is already relied on for this time limit. Withdraw it first.")
    relied = StatutoryException.objects.create(
        case=case,
        rule=rule,
        about=about,
        ground=ground,
        starts=starts,
        ends=ends,
        why=why.strip(),
        relied_on_by=by,
    )
    sync(case)
    return relied


@action
def withdraw(exception: StatutoryException, *, by: User, reason: str) -> StatutoryException:
    """Stop relying on an exception. The limit binds again, on the date it always had."""
    if not reason.strip():
        raise Refused("Say why the exception no longer applies", field="reason")
    exception = (
        StatutoryException.objects.select_for_update(of=("self",))
        .select_related("case__child")
        .get(pk=exception.pk)
    )
    if exception.withdrawn_at is not None:
        raise Refused("This exception was already withdrawn")
    audit.noting(before={"rule": exception.rule, "ground": exception.ground})
    exception.withdrawn_at = timezone.now()
    exception.withdrawn_by = by
    exception.withdrawn_because = reason.strip()
    exception.save()
    sync(exception.case)
    return exception


@action
def record_delay_reason(case: Case, *, why: str, by: User, today: date | None = None) -> Case:
    """Keep a reason for delay that the law does not list. It excuses nothing, and says so."""
    if not why.strip():
        raise Refused("Say what caused the delay", field="why")
    entry: dict[str, object] = {
        "kind": Entry.Note.DELAY_REASON.value,
        "on": today or timezone.localdate(),
        "note": why.strip(),
    }
    enter_all(case, [entry], by=by)
    return case
