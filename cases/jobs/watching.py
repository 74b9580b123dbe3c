"""Whoever runs the system is told once when a job is late, and once when it is well again.

It is told past the outbox, for the worker that empties it may be what stands still.
"""

from __future__ import annotations

import logging
import uuid
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from ..models import JobWatch
from ..post import Envelope, NotHandedOver, Refusal, post_office
from ..queries.lateness import Standing, all_stand_still, scheduled_tasks, standings

log = logging.getLogger(__name__)


def watch(now: datetime) -> None:
    """Look at each job once. Where nobody could be told, it is tried again the next time."""
    JobWatch.objects.bulk_create(
        [JobWatch(task=task) for task in sorted(scheduled_tasks())], ignore_conflicts=True
    )
    with transaction.atomic():
        # Held until they are told, so that of two who look only one tells.
        list(JobWatch.objects.select_for_update().order_by("pk"))
        found = standings(now)
        late = [one for one in found if one.is_late and not one.told_at]
        well = [one for one in found if one.told_at and not one.is_late]
        if (late or well) and _told(late, well):
            _keep(late, now)
            _keep(well, None)


def _keep(jobs: list[Standing], told_at: datetime | None) -> None:
    JobWatch.objects.filter(task__in=[one.task for one in jobs]).update(told_at=told_at)


def _told(late: list[Standing], well: list[Standing]) -> bool:
    """Whether it is known to somebody: to an operator, or to the log where there is none."""
    for one in late:
        log.error("job late", extra={"job": one.name})
    for one in well:
        log.warning("job well again", extra={"job": one.name})
    words = {"late": late, "well": well, "still": all_stand_still(late), "site": settings.SITE_URL}
    body = render_to_string("jobs/late_email.txt", words)
    subject = "Jobs are late" if late else "Jobs run again"
    told = [_write_to(operator, subject, body) for operator in settings.WATCHING.operators]
    return any(told) or not told


def _write_to(operator: str, subject: str, body: str) -> bool:
    number = uuid.uuid4()
    message_id = f"<{number}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>"
    try:
        post_office().hand_over(Envelope(operator, subject, body, message_id, str(number)))
    except (Refusal, NotHandedOver, OSError) as fault:
        log.error("operator not told", exc_info=fault)
        return False
    return True
