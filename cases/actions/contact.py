"""log, move, redact: what was said between us and others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from statutory import ENGLAND, CalendarRunsOut, format_date

from .. import audit
from ..audit import action
from ..models import Case, Contact, FamilyMember
from ..refusals import Refused
from . import promises

How, Direction = Contact.How, Contact.Direction


@dataclass(frozen=True)
class Said:
    """What was said: how, between whom, which way and when."""

    how: str
    direction: str
    at: datetime
    words: str
    member: FamilyMember | None = None
    with_whom: str = ""


@dataclass(frozen=True)
class Promised:
    """What was promised in it, and for which day."""

    what: str
    due: date


@action
def log(
    case: Case,
    *,
    said: Said,
    by: User,
    on_behalf_of: str = "",
    internal: bool = False,
    wants_answer: bool = False,
    reply_by: date | None = None,
    answers: Contact | None = None,
    promised: Promised | None = None,
) -> Contact:
    """Keep a call, a meeting or a note. What was promised in it becomes an item with a day."""
    audit.leaving_unsaid("said", "promised")
    _refuse_impossible(case, said, answers)
    if (wants_answer or reply_by) and said.direction != Direction.IN:
        raise Refused("Only what came from them can wait for our reply", field="wants_answer")
    if reply_by is None and wants_answer:
        reply_by = _our_target(timezone.localdate(said.at))
    contact = Contact.objects.create(
        case=case,
        how=said.how,
        direction=said.direction,
        member=said.member,
        with_whom="" if said.member else said.with_whom.strip(),
        at=said.at,
        words=said.words.strip(),
        internal=internal,
        on_behalf_of=on_behalf_of.strip(),
        reply_by=reply_by,
        answers=answers,
        by=by,
    )
    if promised is not None:
        to = said.member.name if said.member else said.with_whom
        promises.make(
            case, what=promised.what, due=promised.due, promised_to=to, contact=contact, by=by
        )
    return contact


@action
def move(contact: Contact, *, to: Case, because: str, by: User) -> Contact:
    """Put what was written on the wrong case on the right one. A trace without words stays."""
    if not because.strip():
        raise Refused("Say why it belongs to another case", field="because")
    old = _held(contact)
    if to.pk == old.case_id:
        raise Refused("It is on this case already", field="reference")
    if Contact.objects.filter(answers=old, moved_to=None).exists():
        raise Refused("It was answered on this case. Move the answer first.")
    audit.leaving_unsaid("to", "because")
    new = _copied(old, to)
    audit.noting(before={"contact": old.pk}, after={"contact": new.pk})
    for promise in old.promises.select_for_update(of=("self",)):
        promise.case, promise.contact = to, new
        promise.save()
    old.words, old.with_whom, old.on_behalf_of, old.member = "", "", "", None
    old.answers, old.reply_by = None, None
    old.moved_to, old.moved_because = new, because.strip()
    old.moved_at, old.moved_by = timezone.now(), by
    old.save()
    return new


@action
def redact(contact: Contact, *, because: str, by: User, piece: str = "") -> Contact:
    """Take words out of a contact, or all of them. Who, when and why stay, the words nowhere."""
    audit.leaving_unsaid("piece")
    if not because.strip():
        raise Refused("Say why the words are taken out", field="because")
    contact = _held(contact)
    if piece and piece not in contact.words:
        raise Refused("Those words do not stand in it exactly like that", field="piece")
    mark = f"[Taken out on {format_date(timezone.localdate())} by {by.name}]"
    contact.words = contact.words.replace(piece, mark) if piece else mark
    contact.redacted_at, contact.redacted_by = timezone.now(), by
    contact.redacted_because = "\n".join(
        why for why in (contact.redacted_because, because.strip()) if why
    )
    contact.save()
    return contact


def _refuse_impossible(case: Case, said: Said, answers: Contact | None) -> None:
    if not said.words.strip():
        raise Refused("Write what was said", field="words")
    if said.at > timezone.now():
        raise Refused("It must have happened already", field="on")
    if said.member is not None and said.member.child_id != case.child_id:
        raise Refused("That person is not on this case", field="member")
    if said.how != How.NOTE and said.member is None and not said.with_whom.strip():
        raise Refused("Say with whom it was", field="member")
    if answers is None:
        return
    if answers.case_id != case.pk or answers.moved_to_id is not None:
        raise Refused("What it answers is not on this case", field="answers")
    if Contact.objects.filter(answers=answers).exists():
        raise Refused("That was answered already", field="answers")
    if said.direction == Direction.IN:
        raise Refused("An answer comes from us", field="direction")


def _our_target(day: date) -> date:
    try:
        return ENGLAND.working_day_after(day, settings.REPLY_WORKING_DAYS)
    except CalendarRunsOut as reason:
        raise Refused(f"Give the day to reply by. {reason}", field="reply_by") from reason


def _held(contact: Contact) -> Contact:
    rows = Contact.objects.select_for_update(of=("self",)).select_related("case", "member")
    contact = rows.get(pk=contact.pk)
    if contact.moved_to_id is not None:
        raise Refused("It was moved to another case, and nothing of it is left here")
    return contact


def _copied(old: Contact, to: Case) -> Contact:
    """The contact as it was written, on the right case: what it answered there it does not here."""
    stays = old.member is not None and old.member.child_id == to.child_id
    new = Contact.objects.create(
        case=to,
        how=old.how,
        direction=old.direction,
        member=old.member if stays else None,
        with_whom=old.with_whom or (old.member.name if old.member and not stays else ""),
        at=old.at,
        words=old.words,
        internal=old.internal,
        on_behalf_of=old.on_behalf_of,
        reply_by=old.reply_by,
        by=old.by,
        redacted_at=old.redacted_at,
        redacted_because=old.redacted_because,
        redacted_by=old.redacted_by,
    )
    new.written_at = old.written_at
    new.save()
    return new
