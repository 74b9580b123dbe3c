"""What the schedule runs for retention. Tasks call one thing and decide nothing."""

from celery import shared_task
from django.utils import timezone

from cases.jobs.running import running
from cases.models import Erasure

from . import due
from .files import finish


@shared_task(name="ehcna.retention.tasks.list_due")
def list_due() -> None:
    """Nightly: list the records whose time is over, and why some are kept. Deletes nothing."""
    with running("list_due") as run:
        due.list_due(timezone.localdate(), run)


@shared_task(name="ehcna.retention.tasks.finish_erasures")
def finish_erasures() -> None:
    """Remove the files of erased records that could not be removed at once."""
    for number in Erasure.objects.exclude(files_left=[]).values_list("pk", flat=True):
        finish(number)
