"""send_to_inbox: an email to the inbox of a setting or service, never to one of its people."""

from __future__ import annotations

from accounts.models import User

from ..audit import action
from ..models import Case, Message
from ..refusals import Refused


@action
def send_to_inbox(
    case: Case,
    *,
    body: str,
    inbox: str,
    code: str,
    subject: str,
    text: str,
    caused_by: str,
    once: str,
    while_about: str = "",
    by: User | None = None,
) -> Message:
    """Write an email to the inbox of a setting or service: a line and a link, nothing of anybody.

    The inbox comes from the directory and is never typed (H-010). With `while_about` it goes only
    while a clock of that matter runs. The same cause (`once`) writes it once.
    """
    if not inbox:
        raise Refused(f"No email is known for {body}")
    message, _ = Message.objects.get_or_create(
        once=once,
        defaults={
            "case": case,
            "to_body": body[:250],
            "inbox": inbox,
            "while_about": while_about,
            "channel": Message.Channel.EMAIL,
            "code": code,
            "subject": " ".join(subject.split()),
            "body": text,
            "caused_by": caused_by[:200],
        },
    )
    return message
