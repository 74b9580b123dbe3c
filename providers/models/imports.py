"""Files of requests that were sent in to be read."""

from django.conf import settings
from django.db import models


class ImportRun(models.Model):
    """One file of requests: checked, then read in as a job, one row at a time."""

    class State(models.TextChoices):
        CHECKING = "checking", "Being checked"
        STOPPED = "stopped", "Not checked to its end"
        CHECKED = "checked", "Checked, not read in"
        RUNNING = "running", "Being read in"
        DONE = "done", "Read in"
        FAILED = "failed", "Stopped before the end"
        DROPPED = "dropped", "Dropped"

    file = models.FileField(upload_to="imports/", blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.CHECKED)
    rows = models.PositiveIntegerField(default=0)
    valid = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    errors = models.JSONField(default=list)  # row, column, message
    claimed_by = models.CharField(max_length=32, blank=True)  # the worker that reads it in
    started_at = models.DateTimeField(null=True)
    heard_from_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="running"), name="one_import_at_a_time"
            )
        ]
