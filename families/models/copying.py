"""A copy of everything, made for one person of the family."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.models import Case, FamilyMember


class DataCopy(models.Model):
    """All that one person may have of what we hold, as one file with a list of its contents."""

    class State(models.TextChoices):
        MAKING = "making", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="data_copies")
    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="data_copies")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.MAKING)
    claimed_at = models.DateTimeField(null=True)
    done, total = models.PositiveIntegerField(default=0), models.PositiveIntegerField(default=0)
    file = models.FileField(upload_to="copies/%Y/%m/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    # What it was made against: which papers, which parts were open, and a mark of what was kept
    # from its reader. Where any of it changed since, it opens no more.
    holds = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
