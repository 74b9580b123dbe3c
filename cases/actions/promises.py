"""make, keep, give_up: what one of us said they would do, and by when. Never a date of the law."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..models import Case, Contact, Promise
from ..refusals import Refused

CLOSED = "This promise is closed already"


@action
def make(
    case: Case,
    *,
    what: str,
    due: date,
    by: User,
    promised_to: str = "",
    contact: Contact | None = None,
    today: date | None = None,
) -> Promise:
    """Write down what was promised, with its day, so that whoever has the case sees it."""
    audit.leaving_unsaid("what")
    if not what.strip():
        raise Refused("Say what was promised", field="promise")
    if due < (today or timezone.localdate()):
        raise Refused("The day it is promised for must not be in the past", field="promise_due")
    return Promise.objects.create(
        case=case,
        contact=contact,
        what=what.strip(),
        promised_to=promised_to.strip(),
        due=due,
        made_by=by,
    )


@action
def keep(promise: Promise, *, on: date, by: User) -> Promise:
    """Say that what was promised was done, and on which day."""
    promise = _open(promise)
    if on > timezone.localdate():
        raise Refused("The day it was done must be today or in the past", field="on")
    promise.kept_on = on
    return _close(promise, by)


@action
def give_up(promise: Promise, *, reason: str, by: User) -> Promise:
    """Say that it will not be done as promised, and why. It stays on the case."""
    if not reason.strip():
        raise Refused("Say why it will not be done", field="reason")
    promise = _open(promise)
    promise.given_up_because = reason.strip()
    return _close(promise, by)


def _open(promise: Promise) -> Promise:
    rows = Promise.objects.select_for_update(of=("self",)).select_related("case")
    promise = rows.get(pk=promise.pk)
    if promise.closed_at is not None:
        raise Refused(CLOSED)
    return promise


def _close(promise: Promise, by: User) -> Promise:
    promise.closed_by, promise.closed_at = by, timezone.now()
    promise.save()
    return promise
