"""send_again, told_by_phone: an officer gives a notice once more, or says that they told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import contact, recalling
from cases.actions.correspondence import send_letter
from cases.audit import action
from cases.letters import NOTICE_AGAIN
from cases.letters.addressees import Addressee, by_post, of_member
from cases.models import Case, Contact, Message
from cases.refusals import Refused
from statutory import format_date

from ..models import Service
from ..queries.service import Notice, Sending, notice_of
from ..queries.serving_words import typed_for

ONE_A_DAY = "One letter goes to them again today already. Send this one tomorrow."
State, Channel = Message.State, Message.Channel


@dataclass(frozen=True)
class Call:
    """A telephone call in which somebody was told of a notice."""

    at: datetime
    words: str


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
    stop_waiting(service, because="It was sent again in another way")
    to = by_post(last.to_member) if channel == Channel.POST else of_member(last.to_member)
    service.again = write_again(notice, last.case, to, by, today, anew=anew)
    service.again_because, service.again_anew = because.strip()[:200], anew
    service.save()
    return service.again


@action
def told_by_phone(message: Message, *, call: Call, by: User, today: date) -> Service:
    """Somebody was told of a notice by telephone: a contact on the case, and proof of it."""
    assert message.case is not None and message.to_member is not None
    audit.leaving_unsaid("call")
    notice = notice_of(message)
    left = notice.sendings[0].left_on
    if left is not None and timezone.localdate(call.at) < left:
        raise Refused(f"It went on {format_date(left)}. A call before that is none.", field="on")
    service, _ = Service.objects.get_or_create(
        message=_last_of_officers(notice),
        defaults={"member": message.to_member, "begun_on": today},
    )
    if service.call_id:
        raise Refused("A call about this notice is recorded already")
    said = contact.Said(
        Contact.How.CALL, Contact.Direction.OUT, call.at, call.words, member=message.to_member
    )
    service.call = contact.log(message.case, said=said, by=by)
    service.evidence, service.shown_at = Service.Evidence.SPOKEN, call.at
    service.save()
    stop_waiting(service, because="They were told by telephone")
    return service


@action
def write_again(
    notice: Notice, case: Case, to: Addressee, by: User, today: date, *, anew: bool
) -> Message:
    """A letter that says when it went first and what days count now, with the notice itself."""
    member = to.member
    assert member is not None
    typed = typed_for(notice, today, anew=anew)
    message = send_letter(case, letter=NOTICE_AGAIN, to=to, on=today, by=by, typed=typed)
    if Service.objects.filter(Q(letter=message) | Q(again=message)).exists():
        raise Refused(ONE_A_DAY)  # a letter of one kind goes to one person once a day
    first = notice.first
    message.enclosures.set([*([first.document] if first.document else []), *first.enclosures.all()])
    return message


@action
def stop_waiting(service: Service, *, because: str) -> None:
    """What waits to tell somebody of a notice does not go any more."""
    for one in (service.text, service.letter):
        if one is not None:
            recalling.stop_as_seen(one, because=because)


def _last_of_officers(notice: Notice) -> Message:
    """The sending that is followed by another: the first, or what an officer sent again last."""
    ours = [one for one in notice.sendings if not _followed_by_itself(one, notice)]
    return ours[-1].message


def _followed_by_itself(sending: Sending, notice: Notice) -> bool:
    return any(
        one.service is not None and one.service.letter_id == sending.message.pk
        for one in notice.sendings
    )
