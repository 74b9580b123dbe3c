"""What becomes of a held decision: explained and made, sent back, written anew, or dropped."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..deciding.answering import Answer, refuse_impossible
from ..deciding.legal_questions import question_on
from ..deciding.second_person import refuse_unless_second
from ..models import Decision
from ..refusals import Refused
from .correspondence import send
from .decisions import carry_out, decide

State = Decision.State


@action
def explain(
    decision: Decision, *, by: User, explanation: str, today: date | None = None
) -> Decision:
    """Say, as a senior, why the decision may stand. It is made now, in the officer's name.

    The explanation is kept beside the decision. The letter is of today, and so is the decision,
    unless the family was told on an earlier day.
    """
    today = today or timezone.localdate()
    decision = _waiting(decision)
    refuse_unless_second(by, decision.authors, today)
    if decision.sent_back_at is not None:
        raise Refused("This decision was sent back, so it waits for the officer")
    if not explanation.strip():
        raise Refused("Say why the decision may stand", field="explanation")
    if not decision.told_already:
        decision.on = today
    asked = question_on(decision.question, decision.on)
    refuse_impossible(decision.case, asked, decision.on, decision.reasons, today)
    decision.state, decision.explanation = State.MADE, explanation.strip()
    decision.explained_by, decision.explained_at = by, timezone.now()
    decision.save()
    carry_out(decision)
    audit.noting(before={"state": State.HELD.value}, after={"on": decision.on})
    return decision


@action
def send_back(decision: Decision, *, by: User, comment: str, today: date | None = None) -> Decision:
    """Give a held decision back to whoever wrote it, with what is to be put right."""
    decision = _waiting(decision)
    refuse_unless_second(by, decision.authors, today or timezone.localdate())
    if not comment.strip():
        raise Refused("Say what must change", field="comment")
    if decision.sent_back_at is not None:
        raise Refused("This decision was sent back already")
    decision.sent_back_because, decision.sent_back_by = comment.strip(), by
    decision.sent_back_at = timezone.now()
    decision.save()
    page = reverse("case_decisions", args=[decision.case.reference])
    send(
        decision.case,
        to=decision.by,
        code="decision-sent-back",
        subject="A decision was sent back to you",
        body=f"A senior sent a decision back.\n\nSign in to read why: {settings.SITE_URL}{page}\n",
        caused_by="A held decision",
        once=f"decision-sent-back:{decision.pk}",
        by=by,
    )
    return decision


@action
def rewrite(decision: Decision, answer: Answer, *, today: date | None = None) -> Decision:
    """Answer the question anew in place of a held decision, which is kept as it was."""
    decision = _waiting(decision)
    decision.state, decision.dropped_by = State.DROPPED, answer.by
    decision.dropped_because = "Written anew"
    decision.save()
    return decide(decision.case, answer, today, rewrites=decision)


@action
def drop(decision: Decision, *, by: User, because: str) -> Decision:
    """Give a held decision up. The question stays open and its clock runs."""
    if not because.strip():
        raise Refused("Say why it is dropped", field="because")
    decision = _waiting(decision)
    decision.state, decision.dropped_by = State.DROPPED, by
    decision.dropped_because = because.strip()
    decision.save()
    return decision


def _waiting(decision: Decision) -> Decision:
    """The decision as it stands now, locked, if it still waits."""
    decision = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("case__child", "case__officer", "by")
        .get(pk=decision.pk)
    )
    if not decision.is_held:
        raise Refused("This decision no longer waits for anybody")
    return decision
