"""rely_on, approve, refuse, withdraw: a listed ground that made one limit impractical to meet.

It counts from when an officer relies on it, and a senior answers it. A refusal ends it.
"""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User
from statutory import Ground, available

from .. import audit
from ..audit import action
from ..deciding.second_person import refuse_unless_second
from ..facts import facts_for
from ..models import Case, Entry, StatutoryException
from ..queries.answers import availability_of
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
    evidence: str = "",
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
        evidence=evidence.strip(),
        relied_on_by=by,
    )
    sync(case)
    return relied


@action
def withdraw(exception: StatutoryException, *, by: User, reason: str) -> StatutoryException:
    """Stop relying on an exception. The limit binds again, on the date it always had."""
    if not reason.strip():
        raise Refused("Say why the exception no longer applies", field="reason")
    exception = _standing(exception)
    return _ended(exception, by, reason)


@action
def approve(
    exception: StatutoryException, *, by: User, because: str = "", today: date | None = None
) -> StatutoryException:
    """Agree, as a senior, that the exception may be relied on. Nothing moves: it counts already."""
    exception = _to_answer(exception, by, today)
    answer = availability_of(exception)
    if not answer.available:
        raise Refused(f"This exception is not open on what is recorded now. {answer.reason}")
    exception.approved_at = timezone.now()
    exception.answered_by, exception.answered_because = by, because.strip()
    exception.save()
    return exception


@action
def refuse(
    exception: StatutoryException, *, by: User, because: str, today: date | None = None
) -> StatutoryException:
    """Refuse, as a senior, that it is relied on. The limit binds again, on its own date."""
    exception = _to_answer(exception, by, today)
    if not because.strip():
        raise Refused("Say why it is refused", field="because")
    exception.answered_by, exception.answered_because = by, because.strip()
    return _ended(exception, by, because)


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


def _to_answer(exception: StatutoryException, by: User, today: date | None) -> StatutoryException:
    exception = _standing(exception)
    refuse_unless_second(by, [exception.relied_on_by], today or timezone.localdate())
    if exception.approved_at is not None:
        raise Refused("This exception was already approved")
    return exception


def _standing(exception: StatutoryException) -> StatutoryException:
    """The exception as it stands now, locked, if it is still relied on."""
    exception = (
        StatutoryException.objects.select_for_update(of=("self",))
        .select_related("case__child", "relied_on_by")
        .get(pk=exception.pk)
    )
    if exception.withdrawn_at is not None:
        raise Refused("This exception was already withdrawn")
    return exception


def _ended(exception: StatutoryException, by: User, reason: str) -> StatutoryException:
    audit.noting(before={"rule": exception.rule, "ground": exception.ground})
    exception.withdrawn_at = timezone.now()
    exception.withdrawn_by = by
    exception.withdrawn_because = reason.strip()
    exception.save()
    sync(exception.case)
    return exception
