"""The outbox is emptied here. A worker may die at any instant and nothing is lost or sent twice.

1. A waiting message is claimed by a conditional update: whoever changes the row has it.
2. Just before hand-over the row says so (`handed_over_at`, `message_id`), and that is committed.
3. After hand-over the row says it was sent.
Each step holds only while the claim is still this worker's: one that slept past it does nothing.
A claim that grew old before step 2 goes back to the queue. One that grew old after it is
uncertain: the provider is asked by our reference, and where that cannot answer, a person settles
it. It is never blindly sent again.
"""

from __future__ import annotations

import logging
from collections import Counter
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from statutory import Force

from ..models import Deadline, Message
from ..post import (
    Closed,
    Envelope,
    Fate,
    NotHandedOver,
    PostOffice,
    Refusal,
    post_office,
    text_office,
)
from ..queries.waiting import BY_WIRE, waiting_to_go
from .claims import claim, finish, ours, put_back, surely
from .going import address_of
from .going import why_not as _why_not
from .running import Run, running

log = logging.getLogger(__name__)
State = Message.State
CLAIM_LASTS = timedelta(minutes=10)
REMEMBERED = timedelta(
    minutes=3 * 24 * 60
)  # a provider may forget; what it says after that proves nothing
MOST_AT_ONCE = 500
MOST_ATTEMPTS = 8
FIRST_WAIT = timedelta(minutes=1)  # doubled with every attempt
TROUBLES = 3  # in a row, and an office is left alone until the next run


class Offices:
    """Each way of sending, opened when the first message needs it."""

    def __init__(self) -> None:
        self._open: dict[bool, PostOffice] = {}
        self._troubles: Counter[str] = Counter()

    def went_well(self, message: Message) -> None:
        """An office took a message, or said no to it: somebody is there."""
        self._troubles[message.channel] = 0

    def trouble(self, message: Message) -> None:
        """Nobody answered, or the line broke."""
        self._troubles[message.channel] += 1

    def is_shut(self, channel: str) -> bool:
        """Whether so much went wrong that the rest waits: a silent server costs time and doubt."""
        return self._troubles[channel] >= TROUBLES

    def for_it(self, message: Message) -> PostOffice:
        """The office that takes a message, by its channel."""
        is_text = message.channel == Message.Channel.TEXT
        if is_text not in self._open:
            self._open[is_text] = text_office() if is_text else post_office()
        return self._open[is_text]


def deliver_waiting(now: datetime) -> None:
    """Hand over every message that waits. Leaves a `JobRun` when there was anything to do."""
    if not waiting_to_go(now).exists() and not _left_behind(now).exists():
        return
    with running("deliver_messages") as run:
        offices = Offices()
        settle_left_behind(now, offices, run)
        for channel in BY_WIRE:  # each by itself: what one cannot send is in no other's way
            _deliver_by(channel, now, offices, run)


def _deliver_by(channel: str, now: datetime, offices: Offices, run: Run) -> None:
    waiting = _waiting(now).filter(channel=channel).values_list("pk", flat=True)
    for pk in list(waiting[:MOST_AT_ONCE]):
        if offices.is_shut(channel):
            return
        message = claim(pk)
        if message is not None:
            _deliver(message, offices, run)


def _waiting(now: datetime) -> QuerySet[Message]:
    """What is about no case first, then by the next date in law of its case (H-172)."""
    runs = Deadline.objects.filter(case=OuterRef("case"), met_on=None, ended_on=None)
    by_law = runs.filter(force=Force.LAW.value, disapplied=False).order_by("due").values("due")
    waiting = waiting_to_go(now).annotate(is_of_none=Q(case=None), by_law=Subquery(by_law[:1]))
    return waiting.order_by("-is_of_none", F("by_law").asc(nulls_last=True), "written_at", "pk")


def _left_behind(now: datetime) -> QuerySet[Message]:
    return Message.objects.filter(state=State.SENDING, claimed_at__lt=now - CLAIM_LASTS)


def settle_left_behind(now: datetime, offices: Offices, run: Run) -> None:
    """Take care of claims whose worker died, or broke off in the middle."""
    for message in list(_left_behind(now)):
        try:
            fate = _fate_of(message, now, offices)
        except Exception as error:  # one provider that breaks never stops the rest
            log.error("provider not asked", extra={"outbox": str(message.pk)}, exc_info=error)
            fate = Fate.UNKNOWN
        if fate is Fate.SENT:
            finish(message, state=State.SENT, sent_at=message.handed_over_at)
            run.did("found sent")
        elif fate is Fate.NEVER_CAME:
            put_back(message, "")
            run.did("put back")
        else:
            _uncertain(message, run)


def _fate_of(message: Message, now: datetime, offices: Offices) -> Fate:
    if message.handed_over_at is None:
        return Fate.NEVER_CAME
    fate = offices.for_it(message).ask(str(message.pk))
    forgotten = fate is Fate.NEVER_CAME and message.handed_over_at < now - REMEMBERED
    return Fate.UNKNOWN if forgotten else fate


def _deliver(message: Message, offices: Offices, run: Run) -> None:
    """One message, from claim to end. Whatever goes wrong stays with this message."""
    try:
        reason = _why_not(message)
        if reason:
            finish(message, state=State.STOPPED, problem=reason)
            run.did("stopped")
            return
        _hand_over(message, offices, run)
    except Exception as error:
        log.error("message not delivered", extra={"outbox": str(message.pk)}, exc_info=error)
        if message.handed_over_at is None:
            message.attempts += 1
            _try_later(message, f"It could not be made ready: {type(error).__name__}", run)
        else:  # the claim is left to grow old, and then the provider is asked
            offices.trouble(message)
            run.went_wrong(_of(message), f"Broken off in the middle: {type(error).__name__}")


def _hand_over(message: Message, offices: Offices, run: Run) -> None:
    office = offices.for_it(message)
    if not _about_to_go(message):
        return  # the claim grew old, and the message is no longer ours
    envelope = Envelope(
        address_of(message), message.subject, message.body, message.message_id, str(message.pk)
    )
    try:
        reference = office.hand_over(envelope)
    except Refusal as reason:
        finish(message, state=State.FAILED, problem=str(reason))
        run.went_wrong(_of(message), f"Not sent: {reason}")
    except Closed as reason:
        offices.trouble(message)
        _wait_for_office(message, str(reason), run)
    except NotHandedOver as reason:
        _try_later(message, str(reason), run)
    else:
        offices.went_well(message)
        surely(message, state=State.SENT, sent_at=timezone.now(), provider_reference=reference)
        run.did("sent")


def _about_to_go(message: Message) -> bool:
    """Write down that it goes now, while the claim is ours. Read back if the worker dies."""
    message.message_id = message.message_id or _new_message_id(message)
    now, attempts = timezone.now(), message.attempts + 1
    names = ("subject", "body", "message_id")
    going = ours(message).update(
        handed_over_at=now, attempts=attempts, **{name: getattr(message, name) for name in names}
    )
    message.handed_over_at, message.attempts = now, attempts
    return going == 1


def _new_message_id(message: Message) -> str:
    return f"<{message.pk}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>"


def _try_later(message: Message, reason: str, run: Run) -> None:
    if message.attempts >= MOST_ATTEMPTS:
        finish(message, state=State.FAILED, problem=f"Nobody took it: {reason}")
        run.went_wrong(_of(message), f"Given up after {message.attempts} attempts: {reason}")
        return
    wait = FIRST_WAIT * 2 ** (message.attempts - 1)
    put_back(message, reason, timezone.now() + wait)
    run.went_wrong(_of(message), f"Not handed over yet, will be tried again: {reason}")


def _wait_for_office(message: Message, reason: str, run: Run) -> None:
    """Nobody took anything: the next run tries it again, as the first, for as long as it takes."""
    message.attempts -= 1
    put_back(message, reason)
    run.went_wrong(_of(message), f"Not handed over yet, will be tried again: {reason}")


def _uncertain(message: Message, run: Run) -> None:
    words = "The worker stopped while it was being handed over. Look before sending it again."
    finish(message, state=State.UNCERTAIN, problem=words)
    run.went_wrong(_of(message), "It is not known whether this message went")


def _of(message: Message) -> str:
    return message.case.reference if message.case else str(message.pk)
