"""send, send_letter, send_decision and their like: writing is sending. A job delivers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from statutory import format_date

from .. import audit
from ..addressees import Addressee, of_member
from ..audit import action
from ..composing import Composed, compose, template_version
from ..facts import facts_for
from ..letters import Letter
from ..models import Case, Document, Entry, FamilyMember, Message
from ..particulars import Typed
from ..recipients import recipients_of
from ..refusals import Refused
from ..renditions import rendition
from ..sendable import is_fulfilled, refuse_reader, why_not_now
from . import documents
from .chronology import enter_all

State = Message.State


@action
def send(
    case: Case | None,
    *,
    to: User,
    code: str,
    subject: str,
    body: str,
    caused_by: str,
    once: str,
    by: User | None = None,
    not_before: datetime | None = None,
) -> Message:
    """Write an email to somebody who signs in: a line and a link, nothing about any person.

    The same cause (`once`) writes it once; a second call gives back the first message.
    """
    message, _ = Message.objects.get_or_create(
        once=once,
        defaults={
            "case": case,
            "to_user": to,
            "channel": Message.Channel.EMAIL,
            "code": code,
            "subject": " ".join(subject.split()),
            "body": body,
            "caused_by": caused_by,
            "not_before": not_before,
        },
    )
    return message


@action
def send_decision(case: Case, *, letter: Letter, on: date, by: User, reasons: str) -> list[Message]:
    """Tell the family of a decision: one letter to each who holds the right, never two in one."""
    audit.noting(after={"letter": letter.code})
    who = recipients_of(case, on)
    if not who.reachable:
        raise Refused(f"The letter cannot be sent. {who.why_nobody}")
    # Every letter is made before the first is written, so that a fault stops them all.
    composed = [
        compose(letter, case=case, to=member, on=on, reasons=reasons, signed_by=by)
        for member in who.reachable
    ]
    sent = [_write(case, one, on, by) for one in composed]
    if who.unreachable:
        _note_who_was_left_out(case, letter, [reason for _, reason in who.unreachable], on, by)
    return sent


@action
def send_letter(
    case: Case,
    *,
    letter: Letter,
    to: FamilyMember | Addressee,
    on: date,
    by: User,
    reasons: str = "",
    typed: Typed | None = None,
) -> Message:
    """Write one letter to one person or body. The same letter of the same day goes once."""
    audit.noting(after={"letter": letter.code, "typed": sorted(typed or {})})
    reader = of_member(to) if isinstance(to, FamilyMember) else to
    refuse_reader(case, letter, reader, on, by)
    composed = compose(
        letter, case=case, to=reader, on=on, reasons=reasons, typed=typed, signed_by=by
    )
    return _write(case, composed, on, by)


@action
def send_letters(
    case: Case,
    *,
    letter: Letter,
    to: Sequence[Addressee],
    on: date,
    by: User,
    typed: Typed | None = None,
) -> list[Message]:
    """Write one letter to each of several readers, or to none. What it fulfils is recorded."""
    audit.noting(after={"letter": letter.code, "to": [reader.key for reader in to]})
    audit.noting(after={"typed": sorted(typed or {})})
    if not to:
        raise Refused("Select who the letter goes to", field="to")
    if reason := why_not_now(letter, case, facts_for(case), on, by):
        raise Refused(reason)
    sent = [send_letter(case, letter=letter, to=one, on=on, by=by, typed=typed) for one in to]
    if letter.records and is_fulfilled(letter, case, on):
        note = f"By the letter “{letter.title}”"
        enter_all(case, [{"kind": letter.records.value, "on": on, "note": note}], by=by)
    return sent


@action
def settle(message: Message, *, sent: bool, because: str, by: User | None) -> Message:
    """Say what became of a message whose hand-over was uncertain. Not sent means: it goes again."""
    if not because.strip():
        raise Refused("Say how you know", field="because")
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.state != State.UNCERTAIN:
        raise Refused("This message is not waiting to be settled")
    audit.noting(before={"state": message.state})
    message.state = State.SENT if sent else State.QUEUED
    message.sent_at = (message.handed_over_at or timezone.now()) if sent else None
    if not sent:
        message.claimed_at, message.claimed_by, message.handed_over_at = None, "", None
    message.settled_by, message.settled_because = by, because.strip()
    message.save()
    return message


@action
def stop_queued_to(member: FamilyMember, *, because: str, by: User) -> list[Message]:
    """Stop what waits to go to somebody, and say so on the case. What has left is not stopped."""
    waiting = list(
        Message.objects.select_for_update(of=("self",))
        .filter(to_member=member, state=State.QUEUED)
        .select_related("case__child")
    )
    for message in waiting:
        message.state, message.problem = State.STOPPED, because.strip()[:300]
        message.save(update_fields=["state", "problem"])
    for case in {message.case for message in waiting if message.case}:
        note = f"A letter that was waiting to go was stopped: {because.strip()}"
        _note(case, note, timezone.localdate(), by)
    return waiting


def _write(case: Case, composed: Composed, on: date, by: User) -> Message:
    """The document and its message, or the message already written for the same cause."""
    cause = f"letter:{composed.letter.code}:{case.pk}:{composed.to.key}:{on.isoformat()}"
    stopped = Message.objects.filter(once__startswith=cause, state=State.STOPPED).count()
    once = f"{cause}:{stopped}" if stopped else cause
    if (existing := _written(once)) is not None:
        return existing
    document = _file(case, composed, by)
    try:
        with transaction.atomic():
            return _message(case, composed, document, once, on)
    except IntegrityError:  # written by somebody else in the same moment
        document.file.delete(save=False)
        document.delete()
        return Message.objects.get(once=once)


def _written(once: str) -> Message | None:
    return Message.objects.filter(once=once).first()


def _file(case: Case, composed: Composed, by: User) -> Document:
    content, media_type, why_no_pdf = rendition(composed)
    return documents.file(
        case,
        title=composed.title,
        content=content,
        media_type=media_type,
        by=by,
        letter=composed.letter.code,
        template_version=template_version(composed.letter, composed.wording.words),
        snapshot={
            **composed.values,
            "body": composed.body,
            "why_no_pdf": why_no_pdf,
            "wording": composed.wording.number,
        },
        addressed_to=composed.to.member,
        addressed_to_body=composed.to.body,
    )


def _message(case: Case, composed: Composed, document: Document, once: str, on: date) -> Message:
    council = settings.LOCAL_AUTHORITY
    by_email = composed.to.channel == FamilyMember.Channel.EMAIL
    body = (
        f"{council['name']} has written to you. Our reference is {case.reference}.\n\n"
        f"Sign in to read the letter: {settings.SITE_URL}\n\n"
        f"If you cannot sign in, ring us on {council['phone']}.\n"
    )
    return Message.objects.create(
        case=case,
        to_member=composed.to.member,
        to_body=composed.to.body,
        channel=composed.to.channel,
        code=composed.letter.code,
        subject=f"A letter from {council['name']}, reference {case.reference}",
        body=body if by_email else "Print and post the document.",
        document=document,
        caused_by=f"{composed.title}, {format_date(on)}"[:200],
        once=once,
    )


def _note_who_was_left_out(
    case: Case, letter: Letter, reasons: list[str], on: date, by: User
) -> None:
    said = " ".join(reasons)
    _note(case, f"The letter “{letter.title}” did not go to everybody it should. {said}", on, by)


def _note(case: Case, note: str, on: date, by: User) -> None:
    enter_all(case, [{"kind": Entry.Note.NOTE.value, "on": on, "note": note}], by=by)
