"""What is kept no longer than it is needed: ended sessions, forms sent, runs of jobs long ago."""

from __future__ import annotations

from datetime import date
from importlib import import_module

from django.conf import settings

from statutory import days_after

from ..models import JobRun, Submission

FORMS_KEPT = 30  # days; a second press of a form older than this is a press of its own
RUNS_KEPT = 400  # days; the problems of a run name cases by their references


def forget_ended_sessions() -> None:
    """Delete sessions that have ended: what was typed when one ended may still lie in it."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def forget_sent_forms(today: date) -> int:
    """Delete the tokens of forms that were acted on long ago. Returns how many."""
    forgotten, _ = Submission.objects.filter(at__date__lt=days_after(today, -FORMS_KEPT)).delete()
    return forgotten


def forget_old_runs(today: date) -> int:
    """Delete the runs of jobs of more than a year ago. Returns how many."""
    old = JobRun.objects.filter(started_at__date__lt=days_after(today, -RUNS_KEPT))
    forgotten, _ = old.delete()
    return forgotten
