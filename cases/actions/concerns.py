"""raise_concern, take_up, close: a worry about a child's safety, for the safeguarding lead alone.

Nothing here shows on the case: not in its chronology, its messages or its audit.
"""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User

from .. import audit
from ..access import is_close_to
from ..audit import action
from ..models import Case, Concern
from ..refusals import Refused
from .alerts import alert

ALERT = "Something waits for the safeguarding lead"
State = Concern.State


@action
def raise_concern(case: Case, *, words: str, by: User) -> Concern:
    """Tell the safeguarding leads of a worry about a child. They and nobody else read it."""
    audit.apart_from_the_case()
    audit.leaving_unsaid("words")
    if not words.strip():
        raise Refused("Write what worries you", field="words")
    leads = User.objects.filter(safeguarding_lead=True, is_active=True).order_by("pk")
    told = [lead for lead in leads if not is_close_to(lead, case)]
    if not told:
        raise Refused(
            "No safeguarding lead is named in this system, so nobody would read this."
            " Ring the safeguarding team now, and tell your manager."
        )
    concern = Concern.objects.create(case=case, words=words.strip(), raised_by=by)
    audit.noting(after={"concern": concern.pk})
    path, once = f"/concerns/{concern.pk}/", f"concern:{concern.pk}"
    alert(None, to=told, code="concern", subject=ALERT, path=path, once=once, by=by)
    return concern


@action
def take_up(concern: Concern, *, by: User) -> Concern:
    """Say that a lead looks after it. Who raised it sees that it was taken up."""
    concern = _held(concern, by)
    if concern.state != State.RAISED:
        raise Refused("This concern was taken up already")
    concern.state, concern.taken_by, concern.taken_at = State.TAKEN, by, timezone.now()
    concern.save()
    return concern


@action
def close(concern: Concern, *, outcome: str, by: User) -> Concern:
    """Say what came of it."""
    audit.leaving_unsaid("outcome")
    concern = _held(concern, by)
    if not outcome.strip():
        raise Refused("Say what came of it", field="outcome")
    if concern.state != State.TAKEN:
        raise Refused("Only a concern that was taken up, and is not closed, can be closed")
    concern.state, concern.outcome, concern.closed_at = (
        State.CLOSED,
        outcome.strip(),
        timezone.now(),
    )
    concern.save()
    return concern


def _held(concern: Concern, by: User) -> Concern:
    audit.apart_from_the_case()
    if not by.safeguarding_lead:
        raise Refused("Only a safeguarding lead does this")
    return Concern.objects.select_for_update(of=("self",)).get(pk=concern.pk)
