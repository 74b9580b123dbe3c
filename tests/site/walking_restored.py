"""After a backup was brought back: its pages, and who finds them."""

from __future__ import annotations

from django.utils import timezone

from cases.actions.restoring import begin
from cases.models import Case, MayHaveGone, Message
from tests.people import Cast

OF_WHO_MENDS = {"restored_open", "restored_mend"}


def restored(case: Case, people: Cast) -> MayHaveGone:
    """Everything was brought back this morning, and one message may have gone."""
    now = timezone.now()
    message = Message.objects.create(
        case=case,
        to_user=people.officer,
        channel="email",
        code="test",
        subject="Two dates are near",
        body="Body",
        caused_by="A test",
        once=f"restored:{case.pk}",
        state="held",
    )
    restoration = begin(as_of=now.replace(hour=0, minute=0), restored_at=now)
    return MayHaveGone.objects.create(restoration=restoration, message=message)
