"""text_member: a text message to somebody of the family, in words that give nothing away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from accounts.addresses import mobile_in
from accounts.models import User

from ..audit import action
from ..letters.texts import Came, Text, text_of
from ..models import Case, FamilyMember, Message
from ..refusals import Refused

NO_MOBILE = "No mobile number is recorded for them. Enter it under People."


@action
def text_member(
    case: Case,
    *,
    to: FamilyMember,
    text: Text,
    once: str,
    came: Iterable[Came] = (),
    by_day: date | None = None,
    by: User | None = None,
) -> Message:
    """Write one text to one person of the family. The same cause (`once`) writes it once.

    Whoever sends it chooses what kind of thing came and the day, and can type nothing.
    """
    if not mobile_in(to.phone):
        raise Refused(NO_MOBILE)
    message, _ = Message.objects.get_or_create(
        once=once,
        defaults={
            "case": case,
            "to_member": to,
            "channel": Message.Channel.TEXT,
            "code": text.code,
            "subject": "A text message",
            "body": text_of(text, came, by_day),
            "caused_by": text.why,
        },
    )
    return message
