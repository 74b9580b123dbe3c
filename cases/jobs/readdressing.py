"""Letters that wait for a parent whose child came to hold the rights are stopped (H-090).

Nothing is written in their place by itself: the officer is told, and writes to the young person.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings

from ..actions.correspondence import send
from ..actions.recalling import stop_for_moved_right
from ..letters import LETTERS_BY_CODE
from ..letters.recipients import right_has_moved
from ..models import Message
from .running import Run


def stop_letters_of_moved_rights(today: date, run: Run) -> None:
    """Stop each such letter and tell the officer of the case. Safe to run twice."""
    waiting = Message.objects.filter(state=Message.State.QUEUED, code__in=LETTERS_BY_CODE)
    waiting = waiting.exclude(to_member=None).select_related("to_member__child", "case__officer")
    for message in waiting.order_by("written_at", "pk"):
        if not right_has_moved(message, today):
            continue
        if stop_for_moved_right(message, on=today):
            run.did("stopped")
            _tell_the_officer(message)


def _tell_the_officer(message: Message) -> None:
    case = message.case
    if case is None or case.officer is None or not case.officer.is_active:
        return
    send(
        case,
        to=case.officer,
        code="letter-stopped",
        subject=f"A letter has to be written again, {case.reference}",
        body=(
            "A letter that waited to go was stopped: the rights are now the young person’s own.\n\n"
            f"Sign in and write it again under Letters: {settings.SITE_URL}\n"
        ),
        caused_by="The rights moved to the young person",
        once=f"letter-stopped:{message.pk}",
    )
