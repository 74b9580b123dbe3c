"""Late advice is chased: by the schedule, once for each step, and by hand."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import contact, correspondence
from cases.audit import action
from cases.models import Contact as Said
from cases.models import Message
from cases.refusals import Refused

from ..chasing_policy import ESCALATED, WORDS
from ..letters import inbox_of, lead_of, raising, reminding
from ..models import AdviceRequest, Chaser
from ..queries.chasing import Late, late_one

BY_CALL, BY_EMAIL, TO_LEAD = "call", "email", "lead"
NOT_WAITED_FOR = "Nobody waits for this advice any more: it came, or is not needed."


@action
def chase_by_schedule(request: AdviceRequest, *, step: str, today: date) -> Chaser | None:
    """Do one step of chasing if it is still due: looked at again while the request is held.

    Advice that came a minute ago stops it here (H-164), and what waits to go is stopped by the
    outbox. Nothing is done where somebody has to act: no email, no known lead.
    """
    late = _held(request, today)
    if late is None or late.step != step or late.needs_a_person:
        return None
    return _raise(late, None) if step == ESCALATED else _remind(late, step, None)


@action
def chase(
    request: AdviceRequest,
    *,
    how: str,
    by: User,
    seen: int,
    note: str = "",
    today: date | None = None,
) -> Chaser:
    """Chase by hand: ring, write, or raise it with the lead. Never twice by two people.

    `seen` is the newest chaser that the page showed (0: none). What another did since is told.
    """
    audit.leaving_unsaid("note")
    today = today or timezone.localdate()
    late = _held(request, today)
    if late is None:
        raise Refused(NOT_WAITED_FOR)
    if late.last is not None and late.last.pk != seen:
        raise Refused(_done_meanwhile(late.last))
    if how == BY_CALL:
        return _rang(late, note, by)
    if how == TO_LEAD:
        return _raise(late, by)
    if any(one.on == today and one.how == Chaser.How.EMAIL for one in late.chasers):
        raise Refused("A reminder was written to them today already.")
    return _remind(late, f"hand-{len(late.chasers) + 1}", by)


def _held(request: AdviceRequest, today: date) -> Late | None:
    """The request as it stands now, held so that no other chases or answers it meanwhile."""
    AdviceRequest.objects.select_for_update().get(pk=request.pk)
    return late_one(request, today)


def _done_meanwhile(last: Chaser) -> str:
    who = last.by.name if last.by else "The schedule"
    at = timezone.localtime(last.at)
    said = f": {last.note}" if last.note else ""
    how = last.get_how_display().lower()
    return f"{who} chased this at {at:%H:%M} by {how}{said}. Look at the list again."


def _remind(late: Late, step: str, by: User | None) -> Chaser:
    request, provider = late.request, late.request.provider
    assert provider is not None
    subject, text = reminding(request, late.due, late.today)
    message = correspondence.send_to_inbox(
        request.case,
        body=provider.name,
        inbox=inbox_of(provider),
        code="advice-chaser",
        subject=subject,
        text=text,
        caused_by=WORDS.get(step, "Chased by hand"),
        once=f"advice-chaser:{request.pk}:{step}",
        while_about=request.about,
        by=by,
    )
    return _keep(late, step, provider.name, by, message)


def _raise(late: Late, by: User | None) -> Chaser:
    request = late.request
    assert request.provider is not None
    if any(one.step == ESCALATED for one in late.chasers):
        raise Refused("It was raised with the lead of the service already. Ring them.")
    lead = lead_of(request.provider, late.today)
    if lead is None:
        raise Refused("Nobody is known who leads this service. Add them in the directory.")
    subject, text = raising(request, late.due)
    message = correspondence.send_to_inbox(
        request.case,
        body=f"{lead.name}, {request.provider.name}",
        inbox=lead.email,
        code="advice-escalated",
        subject=subject,
        text=text,
        caused_by=WORDS[ESCALATED],
        once=f"advice-chaser:{request.pk}:{ESCALATED}",
        while_about=request.about,
        by=by,
    )
    return _keep(late, ESCALATED, lead.name, by, message)


def _rang(late: Late, note: str, by: User) -> Chaser:
    request = late.request
    assert request.provider is not None
    if not note.strip():
        raise Refused("Write what they said", field="note")
    said = contact.Said(
        Said.How.CALL, Said.Direction.OUT, timezone.now(), note, with_whom=request.provider.name
    )
    contact.log(request.case, said=said, by=by)
    step = f"hand-{len(late.chasers) + 1}"
    return _keep(late, step, request.provider.name, by, None, note.strip())


def _keep(
    late: Late, step: str, to: str, by: User | None, message: Message | None, note: str = ""
) -> Chaser:
    audit.noting(after={"step": step, "request": late.request.about})
    return Chaser.objects.create(
        request=late.request,
        step=step,
        on=late.today,
        to=to[:250],
        message=message,
        by=by,
        how=Chaser.How.EMAIL if message else Chaser.How.CALL,
        note=note,
    )
