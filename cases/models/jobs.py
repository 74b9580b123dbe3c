"""What ran, when, and how it ended."""

from django.db import models


class JobRun(models.Model):
    """One run of a periodic job. A run with no end has not finished, or died."""

    name = models.CharField(max_length=60)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    succeeded = models.BooleanField(null=True)
    summary = models.JSONField(default=dict)  # counts, never people
    problems = models.JSONField(default=list)  # case references and plain sentences

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["name", "-started_at"])]

    def __str__(self) -> str:
        return f"{self.name} {self.started_at:%Y-%m-%d %H:%M}"


class JobWatch(models.Model):
    """When one job of the schedule last ended, and whether somebody was told that it is late."""

    task = models.CharField(max_length=100, unique=True)
    since = models.DateTimeField(auto_now_add=True)  # looked after from then on
    ended_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)  # a fault stopped it
    told_at = models.DateTimeField(null=True)  # the operators were told that it is late

    class Meta:
        ordering = ["task"]

    def __str__(self) -> str:
        return self.task
