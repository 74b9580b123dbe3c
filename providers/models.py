"""Settings and services. A first cut: what the register says, and imports of requests."""

from django.conf import settings
from django.db import models


class Provider(models.Model):
    """A school, college or early years setting, as the national register knows it."""

    urn = models.CharField("URN", max_length=6, unique=True)
    name = models.CharField(max_length=200, db_index=True)
    type_code = models.CharField(max_length=2)
    type_name = models.CharField(max_length=100, blank=True)
    status = models.CharField(max_length=60, blank=True)
    phase = models.CharField(max_length=60, blank=True)
    low_age = models.PositiveSmallIntegerField(null=True)
    high_age = models.PositiveSmallIntegerField(null=True)
    authority_code = models.CharField(max_length=3)
    authority_name = models.CharField(max_length=100, blank=True)
    street = models.CharField(max_length=200, blank=True)
    town = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=8, blank=True, db_index=True)
    easting = models.PositiveIntegerField(null=True)
    northing = models.PositiveIntegerField(null=True)
    capacity = models.PositiveIntegerField(null=True)
    pupils = models.PositiveIntegerField(null=True)
    resourced_provision = models.CharField(max_length=60, blank=True)
    section_41 = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["name", "urn"]

    def __str__(self) -> str:
        return f"{self.name} (URN {self.urn}, {self.postcode})"


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
