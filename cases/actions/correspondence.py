"""send, send_letter, send_decision and their like: writing is sending. A job delivers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..facts import facts_for
from ..letters import Letter
from ..letters.addressees import Addressee, of_member
from ..letters.composing import Composed, compose
from ..letters.enclosing import for_reader
from ..letters.particulars import Typed
from ..letters.recipients import recipients_of
from ..letters.sendable import refuse_reader, why_not_now
from ..models import Case, Document, Entry, FamilyMember, Message
from ..queries.enclosing import refuse_incomplete
from ..refusals import Refused
from .chronology import enter_all
from .fulfilling import note_fulfilled
from .inboxes import send_to_inbox as send_to_inbox
from .member_mail import mail_member as mail_member
from .writing import write

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
def send_decision(
    case: Case,
    *,
    letter: Letter,
    on: date,
    by: User,
    reasons: str,
    typed: Typed | None = None,
    enclosed: Sequence[Document] = (),
) -> list[Message]:
    """Tell the family of a decision: one letter to each who holds the right, never two in one.

    What is enclosed goes to each of them, but for what is kept for another person.
    """
    audit.noting(after={"letter": letter.code, "typed": sorted(typed or {})})
    who = recipients_of(case, on)
    if not who.reachable:
        raise Refused(f"The letter cannot be sent. {who.why_nobody}")
    # Every letter is made before the first is written, so that a fault stops them all.
    composed = [
        _composed(
            case,
            letter,
            of_member(member),
            on,
            by,
            {"reasons": reasons, **(typed or {})},
            for_reader(enclosed, of_member(member)),
        )
        for member in who.reachable
    ]
    sent = [write(case, composed=one, on=on, by=by) for one in composed]
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
    enclosed: Sequence[Document] = (),
    about: str = "",
) -> Message:
    """Write one letter to one person or body. The same letter of the same day goes once.

    `about` tells apart what it is about, where several may go in one day.
    """
    reader = of_member(to) if isinstance(to, FamilyMember) else to
    audit.noting(after={"letter": letter.code, "to": reader.key, "typed": sorted(typed or {})})
    refuse_reader(case, letter, reader, on, by)
    said = {"reasons": reasons, **(typed or {})}
    composed = _composed(case, letter, reader, on, by, said, enclosed)
    return write(case, composed=composed, on=on, by=by, about=about)


@action
def send_letters(
    case: Case,
    *,
    letter: Letter,
    to: Sequence[Addressee],
    on: date,
    by: User,
    typed: Typed | None = None,
    enclosed: Mapping[str, Sequence[Document]] | None = None,
) -> list[Message]:
    """Write one letter to each of several readers, or to none. What it fulfils is recorded.

    `enclosed` says by the key of each reader what goes with their letter.
    """
    if not to:
        raise Refused("Select who the letter goes to", field="to")
    if reason := why_not_now(letter, case, facts_for(case), on, by):
        raise Refused(reason)
    with_it = enclosed or {}
    sent = [
        send_letter(
            case,
            letter=letter,
            to=one,
            on=on,
            by=by,
            typed=typed,
            enclosed=with_it.get(one.key, ()),
        )
        for one in to
    ]
    # Last, because each letter has noted its own reader.
    audit.noting(after={"letter": letter.code, "to": [reader.key for reader in to]})
    note_fulfilled(case, code=letter.code, on=on, by=by)
    return sent


@action
def stop_queued_to(member: FamilyMember, *, because: str, by: User | None) -> list[Message]:
    """Stop what waits to go to somebody, and say so on the case. What has left is not stopped."""
    waiting = list(
        Message.objects.select_for_update(of=("self",))
        .filter(to_member=member, state__in=(State.QUEUED, State.HELD))
        .select_related("case__child")
    )
    for message in waiting:
        message.state, message.problem = State.STOPPED, because.strip()[:300]
        message.save(update_fields=["state", "problem"])
    for case in {message.case for message in waiting if message.case}:
        note = f"A letter that was waiting to go was stopped: {because.strip()}"
        _note(case, note, timezone.localdate(), by)
    return waiting


def _composed(
    case: Case,
    letter: Letter,
    to: Addressee,
    on: date,
    by: User,
    typed: Typed,
    enclosed: Sequence[Document],
) -> Composed:
    """One letter with what goes with it, unless that is not enough, or not for them."""
    reason = str(typed.get("not_enclosed", ""))
    refuse_incomplete(letter, case, to, enclosed, reason)
    return compose(letter, case=case, to=to, on=on, typed=typed, signed_by=by, enclosed=enclosed)


def _note_who_was_left_out(
    case: Case, letter: Letter, reasons: list[str], on: date, by: User
) -> None:
    said = " ".join(reasons)
    _note(case, f"The letter “{letter.title}” did not go to everybody it should. {said}", on, by)


def _note(case: Case, note: str, on: date, by: User | None) -> None:
    enter_all(case, [{"kind": Entry.Note.NOTE.value, "on": on, "note": note}], by=by)
