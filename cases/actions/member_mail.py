"""mail_member: an email to somebody of the family that holds a line and a link, nothing of anybody.

It is for what has to reach the address itself, as an invitation to sign in does, however they
wish to get their letters.
"""

from __future__ import annotations

from accounts.models import User

from ..audit import action
from ..models import Case, FamilyMember, Message
from ..refusals import Refused


@action
def mail_member(
    case: Case,
    *,
    to: FamilyMember,
    code: str,
    subject: str,
    body: str,
    caused_by: str,
    once: str,
    by: User | None = None,
) -> Message:
    """Write an email to one person of the family. The same cause (`once`) writes it once."""
    if not to.email.strip():
        raise Refused("No email address is recorded for them. Enter it under People.")
    message, _ = Message.objects.get_or_create(
        once=once,
        defaults={
            "case": case,
            "to_member": to,
            "channel": Message.Channel.EMAIL,
            "code": code,
            "subject": " ".join(subject.split()),
            "body": body,
            "caused_by": caused_by[:200],
        },
    )
    return message
