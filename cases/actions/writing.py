"""write: a finished letter is put on the case, and waits to go unless the check holds it."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction

from accounts.models import User
from statutory import format_date

from .. import audit
from ..audit import action
from ..letters.composing import Composed, template_version
from ..models import Case, Document, Entry, FamilyMember, Message
from ..release.readying import Ready, ready
from . import documents, releasing
from .chronology import enter_all

State = Message.State
HELD = "The check before sending found something, so nothing was sent."


@action
def write(
    case: Case,
    *,
    composed: Composed,
    on: date,
    by: User,
    made: Ready | None = None,
    in_batch: bool = False,
    about: str = "",
) -> Message:
    """The document and its message, or the message already written for the same cause.

    A letter of a batch waits for the sample check, and every other goes by itself. What the check
    found holds either of them.
    """
    audit.noting(after={"composed": composed.letter.code, "made": ""})
    once = _cause(case, composed, on, about)
    if (existing := _written(once)) is not None:
        return existing
    made = made or ready(case, composed)
    document = _file(case, made, by)
    try:
        with transaction.atomic():
            message = _message(case, made, document, once, on, in_batch)
    except IntegrityError:  # written by somebody else in the same moment
        document.file.delete(save=False)
        document.delete()
        return Message.objects.get(once=once)
    message.enclosures.set(composed.enclosed)
    for paper, checked in ((document, made.checked), *made.enclosed):
        releasing.keep_check(
            paper, to=composed.to.member, to_body=composed.to.body, checked=checked, by=by
        )
    if not made.is_clear:
        note = f"The letter “{composed.title}” to {composed.to.name} is held. {HELD}"
        enter_all(case, [{"kind": Entry.Note.NOTE.value, "on": on, "note": note}], by=by)
    return message


def _cause(case: Case, composed: Composed, on: date, about: str) -> str:
    cause = f"letter:{composed.letter.code}:{case.pk}:{composed.to.key}:{on.isoformat()}"
    cause = f"{cause}:{about}" if about else cause
    stopped = Message.objects.filter(once__startswith=cause, state=State.STOPPED).count()
    return f"{cause}:{stopped}" if stopped else cause


def _written(once: str) -> Message | None:
    return Message.objects.filter(once=once).first()


def _file(case: Case, made: Ready, by: User) -> Document:
    composed = made.composed
    return documents.file(
        case,
        title=composed.title,
        content=made.content,
        media_type=made.media_type,
        by=by,
        letter=composed.letter.code,
        template_version=template_version(composed.letter, composed.wording.words),
        snapshot={
            **composed.values,
            "body": composed.body,
            "why_no_pdf": made.why_no_pdf,
            "wording": composed.wording.number,
        },
        addressed_to=composed.to.member,
        addressed_to_body=composed.to.body,
    )


def _message(
    case: Case, made: Ready, document: Document, once: str, on: date, in_batch: bool
) -> Message:
    composed = made.composed
    by_email = composed.to.channel == FamilyMember.Channel.EMAIL
    waits = in_batch or not made.is_clear
    return Message.objects.create(
        case=case,
        to_member=composed.to.member,
        to_body=composed.to.body,
        channel=composed.to.channel,
        code=composed.letter.code,
        subject=f"A letter from {settings.LOCAL_AUTHORITY['name']}, reference {case.reference}",
        body=_line_to_sign_in(case) if by_email else "Print and post the document.",
        document=document,
        caused_by=f"{composed.title}, {format_date(on)}"[:200],
        once=once,
        state=State.HELD if waits else State.QUEUED,
        problem="" if made.is_clear else HELD,
    )


def _line_to_sign_in(case: Case) -> str:
    council = settings.LOCAL_AUTHORITY
    return (
        f"{council['name']} has written to you. Our reference is {case.reference}.\n\n"
        f"Sign in to read the letter: {settings.SITE_URL}\n\n"
        f"If you cannot sign in, ring us on {council['phone']}.\n"
    )
