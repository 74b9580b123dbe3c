"""That a job of the schedule ended is kept, so that one that is late is noticed."""

from __future__ import annotations

from typing import Any

from celery import Task
from django.utils import timezone

from ..models import JobWatch


class WatchedTask(Task):
    """Every task. Those of the schedule leave word of their end, the others nothing."""

    abstract = True

    def on_success(self, retval: Any, task_id: str, args: Any, kwargs: Any) -> None:
        self._leave_word("ended_at")

    def on_failure(self, exc: Any, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:
        self._leave_word("failed_at")

    def _leave_word(self, what: str) -> None:
        if any(entry["task"] == self.name for entry in self.app.conf.beat_schedule.values()):
            JobWatch.objects.update_or_create(task=self.name, defaults={what: timezone.now()})
