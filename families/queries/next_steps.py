"""What is done next so that a notice reaches somebody: a text, then a letter, then a call (H-165).

Each step waits two working days for the one before to show something. What came back, or never
went, is not waited for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import timezone

from accounts.addresses import mobile_in
from cases.letters.recipients import why_no_standing
from cases.models import FamilyMember, Message
from statutory import ENGLAND

from ..models import Service, Texting
from .service import KNOWN, Sending

WORKING_DAYS = 2
_GONE_WRONG = (Message.State.FAILED, Message.State.STOPPED)
_ON_ITS_WAY = (Message.State.QUEUED, Message.State.HELD, Message.State.SENDING)


class Step(StrEnum):
    """What can be done, in its order."""

    TEXT = "text"
    LETTER = "letter"
    CALL = "call"


@dataclass(frozen=True)
class Next:
    """The next step, and the day after whose end it is taken; no day: at once."""

    step: Step
    after: date | None

    def is_due(self, today: date) -> bool:
        """Whether it is taken on a day."""
        return self.after is None or self.after < today


def next_of(sending: Sending, today: date) -> Next | None:
    """What comes next of one sending. Nothing when they know, or somebody has it in hand."""
    message, service, member = sending.message, sending.service, sending.message.to_member
    if member is None or sending.evidence in KNOWN or message.state in _ON_ITS_WAY:
        return None
    if service and (service.again_id or service.call_asked_at or service.evidence in KNOWN):
        return None
    if member.removed_on or why_no_standing(member, today):
        return None
    before = _before(message, service)
    if before.channel == Message.Channel.POST and _is_posted(before):
        return None
    steps = [step for step in Step if _is_open(step, member, service)]
    return Next(steps[0], _waits_until(before))


def may_be_texted_of_notices(member: FamilyMember) -> bool:
    """Whether a mobile is held, and texts are not unwelcome."""
    wishes = getattr(member, "texting", None)
    unwelcome = wishes is not None and wishes.wish == Texting.Wish.NONE
    return bool(mobile_in(member.phone)) and not unwelcome


def may_be_posted_to(member: FamilyMember) -> bool:
    """Whether there is a postal address from which nothing came back."""
    return bool(member.address.strip()) and not member.is_doubted_by(FamilyMember.Channel.POST)


def _is_open(step: Step, member: FamilyMember, service: Service | None) -> bool:
    """Whether a step can be taken, and neither it nor a later one was."""
    if step is Step.TEXT:
        taken = service is not None and (service.text_id or service.letter_id)
        return not taken and may_be_texted_of_notices(member)
    if step is Step.LETTER:
        return not (service and service.letter_id) and may_be_posted_to(member)
    return True


def _before(message: Message, service: Service | None) -> Message:
    """What was tried last."""
    return (service and (service.letter or service.text)) or message


def _is_posted(message: Message) -> bool:
    return message.state == Message.State.SENT and message.returned_at is None


def _waits_until(before: Message) -> date | None:
    if before.returned_at is not None or before.state in _GONE_WRONG:
        return None
    left = timezone.localdate(before.sent_at or before.written_at)
    return ENGLAND.working_day_after(left, WORKING_DAYS)
