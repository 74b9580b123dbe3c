"""Quality audit: a sample the system draws, criteria with weights, a grade it works out."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.models import Case

from .plan import Version


class Sample(models.Model):
    """Plans drawn for one month. Nobody chooses them, and none can be left out."""

    month = models.DateField(unique=True)  # its first day
    drawn_at = models.DateTimeField(auto_now_add=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    issued = models.PositiveIntegerField()  # how many plans were issued in that month
    # From these the draw can be worked out again: the lot, and what it was drawn from.
    seed = models.CharField(max_length=64)
    pool = models.JSONField(default=list)


class Audit(models.Model):
    """One plan of a sample, looked at against the criteria."""

    class Why(models.TextChoices):
        RANDOM = "random", "By lot"
        RISK = "risk", "For its risks"

    class Grade(models.TextChoices):
        OUTSTANDING = "outstanding", "Outstanding"
        GOOD = "good", "Good"
        REQUIRES_IMPROVEMENT = "requires_improvement", "Requires improvement"
        INADEQUATE = "inadequate", "Inadequate"

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="audits")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="audits")
    why = models.CharField(max_length=6, choices=Why.choices)
    # A second audit of the same plan, by somebody else. The first stays as it was finished.
    follows = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    asked_again_because = models.TextField(blank=True)
    auditor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    grade = models.CharField(max_length=20, choices=Grade.choices, blank=True)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    action = models.TextField(blank=True)  # what has to be done about it
    action_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    action_due = models.DateField(null=True, blank=True)
    action_done_on = models.DateField(null=True, blank=True)
    action_done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    action_note = models.TextField(blank=True)  # what was done

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sample", "version"],
                condition=models.Q(follows=None),
                name="drawn_once_a_sample",
            )
        ]

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.version.case

    @property
    def is_action_open(self) -> bool:
        """Whether something is still to be done about it."""
        return bool(self.finished_at and self.action and self.action_done_on is None)


class Score(models.Model):
    """What an auditor found on one criterion (`plans/quality.json`)."""

    class Mark(models.TextChoices):
        MET = "met", "Met"
        PARTLY = "partly", "Partly met"
        NOT_MET = "not_met", "Not met"
        NOT_APPLICABLE = "not_applicable", "Does not apply"

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="scores")
    criterion = models.CharField(max_length=40)
    mark = models.CharField(max_length=14, choices=Mark.choices)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["audit", "criterion"], name="scored_once")]
