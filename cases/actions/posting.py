"""mark_posted: a printed letter has left the building."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..letters.recipients import why_stopped
from ..models import Message
from ..refusals import Refused
from ..release import no_longer_right


@action
def mark_posted(message: Message, *, by: User) -> Message:
    """Say that a letter was printed and posted. Only a letter that waits can be."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    waiting = message.state == Message.State.QUEUED and message.channel == Message.Channel.POST
    if not waiting:
        raise Refused("This letter is not waiting to be posted")
    if reason := why_stopped(message) or no_longer_right(message):
        raise Refused(f"Do not post this letter. {reason}.")
    audit.noting(before={"state": message.state})
    message.state = Message.State.SENT
    message.sent_at = timezone.now()
    message.settled_by = by
    message.settled_because = "Printed and posted"
    message.save()
    return message
