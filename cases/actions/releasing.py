"""keep_check, ask, allow, refuse, send_paper: what may reach whom, and who said so."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from statutory import format_date

from .. import audit, roles
from ..audit import action
from ..letters.recipients import why_unreachable
from ..models import Case, Document, Entry, FamilyMember, LetterBatch, Message, ReleaseCheck
from ..refusals import Refused
from ..release import MAY_GO, Checked, check_paper, last_check, mark_for
from .chronology import enter_all
from .fulfilling import note_fulfilled

State = ReleaseCheck.State
PAPER = "paper"  # the code of a message that brings a paper of the case
OTHER_CASE = "This document is about {name} ({reference}), and the message about {child} ({this})."


@action
def keep_check(
    document: Document, *, to: FamilyMember | None, checked: Checked, by: User, to_body: str = ""
) -> ReleaseCheck:
    """Keep what a check found in a document for one reader: where and what kind, no words."""
    audit.noting(after={"checked": checked.as_rows})
    return ReleaseCheck.objects.create(
        document=document,
        to=to,
        to_body=to_body,
        state=State.CLEAR if checked.is_clear else State.BLOCKED,
        findings=checked.as_rows,
        mark=checked.mark,
    )


@action
def ask(check: ReleaseCheck, *, reason: str, by: User) -> ReleaseCheck:
    """Ask a second person to let something go although the check found something."""
    if not reason.strip():
        raise Refused("Say why it should go all the same", field="reason")
    asked = ReleaseCheck.objects.filter(pk=check.pk, state=State.BLOCKED).update(
        state=State.ASKED, asked_by=by, reason=reason.strip()
    )
    check.refresh_from_db()
    if not asked:
        raise Refused("A second person was already asked about this")
    audit.noting(before={"state": State.BLOCKED.value})
    return check


@action
def allow(check: ReleaseCheck, *, because: str, by: User) -> ReleaseCheck:
    """The second person lets it go, and says why. Never the one who asked."""
    check = _answer(check, State.ALLOWED, because, by)
    paper = check.document
    if (
        check.mark != mark_for(paper, check.to)
        or check_paper(paper, check.to).as_rows != check.findings
    ):
        raise Refused("More is withheld now than when it was checked. Stop it, and write it again.")
    for message in _held(check):
        if _waits_for_a_sample(message):
            _goes_with_its_batch(message)
        elif _all_may_go(message):
            Message.objects.filter(pk=message.pk, state=Message.State.HELD).update(
                state=Message.State.QUEUED, problem=""
            )
            note_fulfilled(paper.case, code=message.code, on=timezone.localdate(), by=by)
    if paper.share_asked_by_id and not _not_yet_allowed(paper):
        _share(paper)
    return check


@action
def refuse(check: ReleaseCheck, *, because: str, by: User) -> ReleaseCheck:
    """The second person does not let it go. What was held is stopped."""
    check = _answer(check, State.REFUSED, because, by)
    for message in _held(check):
        Message.objects.filter(pk=message.pk, state=Message.State.HELD).update(
            state=Message.State.STOPPED, stopped_by=by, stopped_because=because.strip()
        )
    return check


@action
def share_with_family(document: Document, *, by: User) -> Document:
    """Let the family see a paper, once it was looked through for each of them.

    It is shared with all or with nobody: `shared_with_family_at` says whether it was. It cannot
    be unseen, so this is taken back only when it went to the wrong person (`open_incident`).
    """
    if document.shared_with_family_at is not None:
        return document
    if document.internal:
        raise Refused("This document is for staff only, so it is not shared")
    if document.moved_to_id or document.undone_at:
        raise Refused("This document is no longer in use on this case, so it is not shared")
    if document.received_wrongly.filter(incident__closed_at=None).exists():
        raise Refused("It went to the wrong person. It is not shared until that incident is closed")
    document.share_asked_by = by
    document.save(update_fields=["share_asked_by"])
    for member in _family_of(document.case):
        if not _may_reach(document, member):
            checked = check_paper(document, member)
            keep_check(document, to=member, checked=checked, by=by)
    if not _not_yet_allowed(document):
        _share(document)
    return document


@action
def send_paper(case: Case, *, paper: Document, to: FamilyMember, on: date, by: User) -> Message:
    """Send a paper of the case to one person on it, once it was looked through for them."""
    if paper.case_id != case.pk:
        about = {"name": paper.case.child, "reference": paper.case.reference}
        told = OTHER_CASE.format(**about, child=case.child, this=case.reference)
        raise Refused(f"{told} Move it to the right case first.")
    if to.child_id != case.child_id or to.removed_on is not None:
        raise Refused("Papers of a case go only to people who are on it", field="to")
    if paper.internal:
        raise Refused("This document is for staff only, so it does not go to the family")
    if reason := why_unreachable(to):
        raise Refused(reason, field="to")
    once = f"paper:{paper.pk}:{to.pk}:{on.isoformat()}"
    if (existing := Message.objects.filter(once=once).first()) is not None:
        return existing
    check = keep_check(paper, to=to, checked=check_paper(paper, to), by=by)
    return Message.objects.create(
        case=case,
        to_member=to,
        channel=to.channel,
        code=PAPER,
        subject=f"A document from {settings.LOCAL_AUTHORITY['name']}, reference {case.reference}",
        body=f"Sign in to read the document: {settings.SITE_URL}\n",
        document=paper,
        caused_by=f"{paper.title}, {format_date(on)}"[:200],
        once=once,
        state=Message.State.QUEUED if check.state == State.CLEAR else Message.State.HELD,
    )


def _answer(check: ReleaseCheck, state: str, because: str, by: User) -> ReleaseCheck:
    if not because.strip():
        raise Refused("Say why", field="because")
    if not roles.may(by.role, roles.APPROVE):
        raise Refused("A senior or a manager answers this")
    if check.asked_by_id == by.pk:
        raise Refused("You asked for this yourself, so a second person must answer")
    answered = ReleaseCheck.objects.filter(pk=check.pk, state=State.ASKED).update(
        state=state, allowed_by=by, allowed_at=timezone.now(), answer=because.strip()
    )
    check.refresh_from_db()
    if not answered:
        raise Refused("Nobody waits for an answer to this")
    audit.noting(before={"state": State.ASKED.value})
    reader = check.goes_to
    said = "was allowed to go" if state == State.ALLOWED else "was not allowed to go"
    note = f"“{check.document.title}” for {reader} {said} after the check: {because.strip()}"
    entry = {"kind": Entry.Note.NOTE.value, "on": timezone.localdate(), "note": note}
    enter_all(check.document.case, [entry], by=by)
    return check


def _held(check: ReleaseCheck) -> list[Message]:
    """What is held and holds this paper for this reader, as the letter or with it."""
    of_it = Q(document=check.document) | Q(enclosures=check.document)
    held = Message.objects.filter(of_it, to_member=check.to, state=Message.State.HELD)
    if check.to_body:
        held = held.filter(to_body=check.to_body)
    return list(held.select_related("in_batch__batch").distinct())


def _all_may_go(message: Message) -> bool:
    """Whether nothing in the envelope is held any more, neither the letter nor an enclosure."""
    lasts = [last_check(paper, message) for paper in message.papers]
    return all(last is not None and last.state in MAY_GO for last in lasts)


def _waits_for_a_sample(message: Message) -> bool:
    letter = getattr(message, "in_batch", None)
    return letter is not None and letter.batch.state != LetterBatch.State.SENT


def _goes_with_its_batch(message: Message) -> None:
    message.problem = message.in_batch.problem = ""
    message.save(update_fields=["problem"])
    message.in_batch.save(update_fields=["problem"])


def _family_of(case: Case) -> list[FamilyMember]:
    return list(FamilyMember.objects.filter(child=case.child_id, removed_on=None).order_by("pk"))


def _may_reach(document: Document, member: FamilyMember) -> bool:
    last = ReleaseCheck.objects.filter(document=document, to=member).first()
    return last is not None and last.state in MAY_GO and last.mark == mark_for(document, member)


def _not_yet_allowed(document: Document) -> list[FamilyMember]:
    return [one for one in _family_of(document.case) if not _may_reach(document, one)]


def _share(document: Document) -> None:
    document.shared_with_family_at = timezone.now()
    document.save(update_fields=["shared_with_family_at"])
