"""take_step, go_on, note_seen: a notice reaches the person by itself, and it shows."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions.chronology import record
from cases.actions.text_mail import text_member
from cases.audit import action
from cases.letters import NOTICE_AGAIN
from cases.letters.addressees import by_post
from cases.letters.texts import NOTICE_TEXT, Came
from cases.models import Case, Document, FamilyMember, Message
from cases.refusals import Refused
from statutory import Kind

from ..models import Service
from ..queries.next_steps import Step, next_of
from ..queries.notice_days import counting
from ..queries.officers import officer_of
from ..queries.service import KNOWN, NOTICES, Notice, notice_of
from ..queries.serving_words import act_by
from .giving_again import stop_waiting, write_again
from .telling import tell

RING = "A notice was not seen. Ring the family today"
POSTED = "A notice was not opened, so it goes by post today"
SEEN = "They have seen the letter in the meantime"
State, Channel = Message.State, Message.Channel


@action
def take_step(message: Message, *, today: date) -> str:
    """Take the next step of one sending, if its day has come. Each is taken once.

    A text, if they have a mobile and texts are not unwelcome; then the letter by post; then the
    officer is asked to ring. Says which it was; nothing where none was due.
    """
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    notice = notice_of(message)
    sending = next(one for one in notice.sendings if one.message == message)
    found = next_of(sending, today)
    if notice.is_known or found is None or not found.is_due(today):
        return ""
    assert message.to_member is not None and message.case is not None
    service, _ = Service.objects.get_or_create(
        message=message, defaults={"member": message.to_member, "begun_on": today}
    )
    step = _take(found.step, service, notice, message.case, today)
    service.save()
    audit.noting(after={"message": str(message.pk), "step": step.value})
    return step.value


@action
def go_on(message: Message, *, today: date) -> str:
    """What came back is not waited for: the next step of its notice is taken at once (H-165)."""
    tried = Q(text=message) | Q(letter=message)
    service = Service.objects.filter(tried).select_related("message").first()
    sending = service.message if service else message
    if sending.code not in (*NOTICES, NOTICE_AGAIN.code) or sending.to_member_id is None:
        return ""
    return take_step(sending, today=today)


@action
def note_seen(notice: Notice, *, today: date) -> bool:
    """Keep what shows that a notice arrived, stop what still waits, and count what counts anew."""
    news = False
    for sending in notice.sendings:
        service = sending.service
        if service is None:
            continue
        if sending.evidence in KNOWN and service.evidence not in KNOWN:
            service.evidence, service.shown_at = sending.evidence, sending.shown_at
            service.save()
            news = True
        if notice.is_known:
            stop_waiting(service, because=SEEN)
        news |= _count_anew(notice, service)
    return news


@action
def stop_since_seen(document: Document, *, member: FamilyMember) -> None:
    """Somebody opened a notice just now: what waits to tell them of it does not go."""
    of_it = Q(document=document) | Q(enclosures=document)
    found = Message.objects.filter(of_it, to_member=member).values("pk")
    followed = Q(message__in=found) | Q(letter__in=found) | Q(again__in=found)
    for service in Service.objects.filter(followed).select_related("text", "letter").distinct():
        stop_waiting(service, because=SEEN)


def _take(step: Step, service: Service, notice: Notice, case: Case, today: date) -> Step:
    message, member = service.message, service.member
    officers = officer_of(case)
    if step is Step.TEXT:
        service.text = text_member(
            case,
            to=member,
            text=NOTICE_TEXT,
            came=[Came.LETTER],
            by_day=act_by(notice, today),
            once=f"notice-text:{message.pk}",
        )
        return step
    if step is Step.LETTER and officers:
        to, anew = by_post(member), not notice.evidence
        service.letter = write_again(notice, case, to, officers[0], today, anew=anew)
        _tell(case, officers, POSTED, message)
        return step
    service.call_asked_at = timezone.now()
    if not _tell(case, officers, RING, message):
        raise Refused("A notice was not seen, and the case has no officer to ring the family")
    return Step.CALL


def _tell(case: Case, officers: list[User], words: str, message: Message) -> list[Message]:
    path = reverse("service_notices", args=[case.reference])
    kind = "ring" if words == RING else "posted"
    return tell(case, officers, words, once=f"notice-{kind}:{message.pk}", path=path)


def _count_anew(notice: Notice, service: Service) -> bool:
    """Once a later sending has left and counts, the chronology says that it was sent that day."""
    sent = service.again if service.again_id else service.letter
    if sent is None or service.entry_id or not notice.about or sent.state != State.SENT:
        return False
    return _entered(notice, service, sent)


def _entered(notice: Notice, service: Service, sent: Message) -> bool:
    case = notice.first.case
    assert case is not None and sent.sent_at is not None
    left = timezone.localdate(sent.sent_at)
    counts = counting(notice.sendings)
    if counts is None or counts.message != sent or left == notice.sendings[0].left_on:
        return False
    service = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    if service.entry_id:
        return False  # another run was first (H-173)
    service.entry = record(
        case,
        kind=Kind.DECISION_NOTICE_SENT.value,
        on=left,
        about=notice.about,
        note="The notice was sent again, because nothing showed that it had arrived",
        by=None,
    )
    service.save()
    return True
