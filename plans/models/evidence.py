"""Section K: the advice behind a plan, and which passage of it each line rests on."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.models import Document
from providers.models import AdviceVersion

from .content import Need, Outcome, Provision
from .plan import Plan


class Appendix(models.Model):
    """One paper of Section K, called K1, K2 and so on for as long as the plan lives."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="appendices")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    author = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    advice = models.ForeignKey(
        AdviceVersion, null=True, on_delete=models.PROTECT, related_name="appendices"
    )
    text = models.TextField(blank=True)  # what it says; empty where it could not be read
    left_out_because = models.TextField(blank=True)  # empty: it goes out with the plan
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_appendix_per_number")
        ]

    @property
    def label(self) -> str:
        """What people call it: K6."""
        return f"K{self.number}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether its author took it back. Lines that rest on it have to be looked at (H-110)."""
        return self.advice is not None and self.advice.state == AdviceVersion.State.WITHDRAWN


class Source(models.Model):
    """The passage of an appendix that one line rests on. Exactly one of the three is given."""

    appendix = models.ForeignKey(Appendix, on_delete=models.PROTECT, related_name="sources")
    passage = models.TextField(blank=True)  # as it stands in the paper; empty: the paper as a whole
    need = models.ForeignKey(Need, null=True, on_delete=models.CASCADE, related_name="sources")
    outcome = models.ForeignKey(
        Outcome, null=True, on_delete=models.CASCADE, related_name="sources"
    )
    provision = models.ForeignKey(
        Provision, null=True, on_delete=models.CASCADE, related_name="sources"
    )

    class Meta:
        ordering = ["appendix__number", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_source_of_one_line",
                condition=models.Q(need__isnull=False, outcome=None, provision=None)
                | models.Q(need=None, outcome__isnull=False, provision=None)
                | models.Q(need=None, outcome=None, provision__isnull=False),
            )
        ]


class NotUsed(models.Model):
    """Why a recommendation of the advice is not in the plan."""

    appendix = models.ForeignKey(Appendix, on_delete=models.PROTECT, related_name="not_used")
    passage = models.TextField()
    because = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
