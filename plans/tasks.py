"""What the schedule starts about plans. Takes nothing, calls one thing."""

from celery import shared_task
from django.utils import timezone

from cases.jobs.running import running

from .jobs import drawing


@shared_task(name="plans.tasks.draw_samples")
def draw_samples() -> None:
    """On the first of a month: draw which plans of the last month are audited."""
    with running("draw_samples") as job:
        drawing.draw_samples(timezone.localdate(), job)
