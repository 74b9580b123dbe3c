"""take_step, send_again, told_by_phone, note_seen: a notice reaches the person, and it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import contact, recalling
from cases.actions.chronology import record
from cases.actions.correspondence import send_letter
from cases.actions.text_mail import text_member
from cases.audit import action
from cases.letters import NOTICE_AGAIN
from cases.letters.addressees import Addressee, by_post, of_member
from cases.letters.texts import NOTICE_TEXT, Came
from cases.models import Case, Contact, Message
from cases.refusals import Refused
from statutory import Kind

from ..models import Service
from ..queries.next_steps import Step, next_of
from ..queries.notice_days import counting
from ..queries.officers import officer_of
from ..queries.service import KNOWN, Notice, Sending, notice_of
from ..queries.serving_words import act_by, typed_for
from .telling import tell

RING = "A notice was not seen. Ring the family today"
POSTED = "A notice was not opened, so it goes by post today"
SEEN = "They have seen the letter in the meantime"
ONE_A_DAY = "One letter goes to them again today already. Send this one tomorrow."
State, Channel = Message.State, Message.Channel


@dataclass(frozen=True)
class Call:
    """A telephone call in which somebody was told of a notice."""

    at: datetime
    words: str


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
def send_again(
    message: Message, *, channel: str, anew: bool, because: str, by: User, today: date
) -> Message:
    """Send a notice once more, with a day of its own. The earlier day stays, and is shown.

    `anew`: the one before never reached them, so their time counts from this one.
    """
    if not because.strip():
        raise Refused("Say why it is sent again", field="because")
    notice = notice_of(message)
    last = notice.sendings[-1].message
    assert last.case is not None and last.to_member is not None
    service, _ = Service.objects.select_for_update(of=("self",)).get_or_create(
        message=_last_of_officers(notice),
        defaults={"member": last.to_member, "begun_on": today},
    )
    if service.again_id:
        raise Refused("It was sent again already. Look at what became of that first.")
    _stop_waiting(service, "It was sent again in another way")
    to = by_post(last.to_member) if channel == Channel.POST else of_member(last.to_member)
    service.again = _letter(notice, last.case, to, by, today, anew=anew)
    service.again_because, service.again_anew = because.strip()[:200], anew
    service.save()
    return service.again


@action
def told_by_phone(message: Message, *, call: Call, by: User, today: date) -> Service:
    """Somebody was told of a notice by telephone: a contact on the case, and proof of it."""
    assert message.case is not None and message.to_member is not None
    audit.leaving_unsaid("call")
    service, _ = Service.objects.get_or_create(
        message=message, defaults={"member": message.to_member, "begun_on": today}
    )
    if service.call_id:
        raise Refused("A call about this notice is recorded already")
    said = contact.Said(
        Contact.How.CALL, Contact.Direction.OUT, call.at, call.words, member=message.to_member
    )
    service.call = contact.log(message.case, said=said, by=by)
    service.evidence, service.shown_at = Service.Evidence.SPOKEN, call.at
    service.save()
    _stop_waiting(service, "They were told by telephone")
    return service


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
            _stop_waiting(service, SEEN)
        news |= _count_anew(notice, service)
    return news


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
        service.letter = _letter(notice, case, to, officers[0], today, anew=anew)
        _tell(case, officers, POSTED, message)
        return step
    service.call_asked_at = timezone.now()
    if not _tell(case, officers, RING, message):
        raise Refused("A notice was not seen, and the case has no officer to ring the family")
    return Step.CALL


def _letter(
    notice: Notice, case: Case, to: Addressee, by: User, today: date, *, anew: bool
) -> Message:
    """A letter that says when it went first and what days count now, with the notice itself."""
    member = to.member
    assert member is not None
    today_already = Message.objects.filter(
        code=NOTICE_AGAIN.code, to_member=member, written_at__date=today
    )
    if today_already.exclude(state=State.STOPPED).exists():
        raise Refused(ONE_A_DAY)
    typed = typed_for(notice, today, anew=anew)
    message = send_letter(case, letter=NOTICE_AGAIN, to=to, on=today, by=by, typed=typed)
    first = notice.first
    message.enclosures.set([*([first.document] if first.document else []), *first.enclosures.all()])
    return message


def _tell(case: Case, officers: list[User], words: str, message: Message) -> list[Message]:
    path = reverse("service_notices", args=[case.reference])
    kind = "ring" if words == RING else "posted"
    return tell(case, officers, words, once=f"notice-{kind}:{message.pk}", path=path)


def _last_of_officers(notice: Notice) -> Message:
    """The sending that is followed by another: the first, or what an officer sent again last."""
    ours = [one for one in notice.sendings if not _followed_by_itself(one, notice)]
    return ours[-1].message


def _followed_by_itself(sending: Sending, notice: Notice) -> bool:
    return any(
        one.service is not None and one.service.letter_id == sending.message.pk
        for one in notice.sendings
    )


def _stop_waiting(service: Service, because: str) -> None:
    for one in (service.text, service.letter):
        if one is not None:
            recalling.stop_as_seen(one, because=because)


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
