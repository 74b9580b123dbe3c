"""What stands between a version and its issue: overrides, accepted losses, the senior's check."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from .plan import Plan, Version


class Override(models.Model):
    """Somebody who may sign set a finding aside, and says why. Shown whenever quality is looked at.

    It holds for these words of this line alone: other words are a new finding.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="overrides")
    rule = models.CharField(max_length=10)
    section = models.CharField(max_length=10)
    item = models.CharField(max_length=10, blank=True)
    quote = models.TextField(blank=True)
    because = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class AcceptedLoss(models.Model):
    """What a version takes away from the one before, accepted with a reason the family can read."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="accepted_losses")
    item = models.CharField(max_length=10)
    kind = models.CharField(max_length=30)
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)
    because = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]


class SeniorCheck(models.Model):
    """One round of the check by somebody who wrote none of it.

    `fingerprint` is what was signed. One character changed, and the signature is void.
    """

    class State(models.TextChoices):
        ASKED = "asked", "Asked for"
        RETURNED = "returned", "Sent back"
        SIGNED = "signed", "Signed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="checks")
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    note = models.TextField(blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    # What it said when it was asked for, so that the checker sees what changed since they looked.
    content = models.JSONField(default=dict, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    comments = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=models.Q(state="asked"), name="one_check_at_a_time"
            )
        ]
