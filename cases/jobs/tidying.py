"""What is kept no longer than it is needed: ended sessions, and forms that were sent long ago."""

from __future__ import annotations

from datetime import date
from importlib import import_module

from django.conf import settings

from statutory import days_after

from ..models import Submission

FORMS_KEPT = 30  # days; a second press of a form older than this is a press of its own


def forget_ended_sessions() -> None:
    """Delete sessions that have ended: what was typed when one ended may still lie in it."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def forget_sent_forms(today: date) -> int:
    """Delete the tokens of forms that were acted on long ago. Returns how many."""
    forgotten, _ = Submission.objects.filter(at__date__lt=days_after(today, -FORMS_KEPT)).delete()
    return forgotten
