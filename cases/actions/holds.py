"""place_hold, review_hold, end_hold: for as long as a hold stands, a record may not be erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User

from .. import audit, roles
from ..audit import action
from ..models import Case, Hold
from ..refusals import Refused

BY_LAW = (Hold.Kind.LOOKED_AFTER, Hold.Kind.ADOPTED)  # kept by the schedule: no look at it again
LAST_DAY = "Enter by which day it is looked at again: a day to come"


@dataclass(frozen=True)
class Reason:
    """Why a record is held, from when, and by which day that is looked at again."""

    kind: str
    why: str
    begins_on: date
    review_on: date | None = None

    def __str__(self) -> str:
        return f"{self.kind} from {self.begins_on.isoformat()}"


@action
def place_hold(case: Case, *, hold: Reason, by: User) -> Hold:
    """Say that the record of this child may not be erased, and why."""
    _may(by, roles.HOLD)
    made = _place(case, hold, by)
    Case.objects.select_for_update().get(pk=case.pk)
    case.held = True
    case.save(update_fields=["held"])
    return made


@action
def hold_everything(*, hold: Reason, by: User) -> Hold:
    """Say that no record at all may be erased, as an inquiry may ask."""
    _may(by, roles.CONFIRM_ERASURE)
    if hold.kind in BY_LAW:
        raise Refused("That is said of one child", field="kind")
    return _place(None, hold, by)


@action
def review_hold(hold: Hold, *, review_on: date, by: User) -> Hold:
    """Say that a hold was looked at and goes on, and by which day it is looked at again."""
    hold = _standing(hold, by)
    if review_on <= timezone.localdate():
        raise Refused(LAST_DAY, field="review_on")
    audit.noting(before={"review_on": hold.review_on})
    hold.review_on, hold.reviewed_by, hold.reviewed_at = review_on, by, timezone.now()
    hold.save(update_fields=["review_on", "reviewed_by", "reviewed_at"])
    return hold


@action
def end_hold(hold: Hold, *, because: str, by: User) -> Hold:
    """Say that a hold is over. The record goes on to be kept as the schedule says."""
    hold = _standing(hold, by)
    if not because.strip():
        raise Refused("Say why the hold is over", field="because")
    hold.ended_by, hold.ended_at, hold.ended_because = by, timezone.now(), because.strip()
    hold.save(update_fields=["ended_by", "ended_at", "ended_because"])
    if hold.case is not None:
        hold.case.held = Hold.objects.filter(case=hold.case, ended_at=None).exists()
        hold.case.save(update_fields=["held"])
    return hold


def _place(case: Case | None, hold: Reason, by: User) -> Hold:
    today = timezone.localdate()
    if not hold.why.strip():
        raise Refused("Say why the record is held", field="why")
    if hold.begins_on > today:
        raise Refused("The day must be today or in the past", field="begins_on")
    if hold.kind not in BY_LAW and (hold.review_on is None or hold.review_on <= today):
        raise Refused(LAST_DAY, field="review_on")
    if Hold.objects.filter(case=case, kind=hold.kind, ended_at=None).exists():
        raise Refused("Such a hold stands already", field="kind")
    return Hold.objects.create(
        case=case,
        kind=hold.kind,
        why=hold.why.strip(),
        begins_on=hold.begins_on,
        review_on=None if hold.kind in BY_LAW else hold.review_on,
        placed_by=by,
    )


def _standing(hold: Hold, by: User) -> Hold:
    _may(by, roles.HOLD if hold.case_id else roles.CONFIRM_ERASURE)
    held = Hold.objects.select_for_update(of=("self",)).select_related("case").get(pk=hold.pk)
    if held.ended_at is not None:
        raise Refused("This hold is over already")
    return held


def _may(by: User, doing: str) -> None:
    if not roles.may(by.role, doing):
        raise Refused("A senior or a manager does this")
