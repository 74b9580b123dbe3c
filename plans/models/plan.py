"""A plan and its versions. What was issued never changes: a newer version follows it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.models import Case, Document


class Plan(models.Model):
    """The EHC plan of a case, from its first draft until it ceases."""

    class Pronouns(models.TextChoices):
        SHE = "she/her", "She, her"
        HE = "he/him", "He, him"
        THEY = "they/them", "They, them"

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="plan")
    known_as = models.CharField(max_length=100, blank=True)
    pronouns = models.CharField(max_length=10, choices=Pronouns.choices, blank=True)
    # Taught with another year group than the date of birth says.
    out_of_cohort = models.BooleanField(default=False)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField(auto_now_add=True)


class Version(models.Model):
    """One version of a plan. It is written until it is frozen; then it stays as it is for good."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft plan"
        AMENDED_DRAFT = "amended_draft", "Amended draft plan"
        PROPOSED = "proposed_amendment", "Proposed amendments"
        FINAL = "final", "Final plan"
        AMENDED_FINAL = "amended_final", "Amended final plan"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=18, choices=Status.choices, default=Status.DRAFT)
    based_on = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    current_setting = models.CharField(max_length=200, blank=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    # The whole as it was issued, and its mark (`plans.content.fingerprint`).
    content = models.JSONField(default=dict, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    dated_on = models.DateField(null=True, blank=True)  # the date the plan bears
    review_due = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    served_on = models.DateField(null=True, blank=True)  # the day it reached the family
    comment_by = models.DateField(null=True, blank=True)  # the day until which they may answer
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)  # given up before it was issued
    dropped_because = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_version_per_number"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=models.Q(frozen_at=None, dropped_at=None),
                name="one_version_written_at_a_time",
            ),
        ]

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.plan.case

    @property
    def is_open(self) -> bool:
        """Whether it is still being written."""
        return self.frozen_at is None and self.dropped_at is None

    @property
    def is_to_be_final(self) -> bool:
        """Whether it names a setting and is what the law calls the plan."""
        return self.status in (self.Status.FINAL, self.Status.AMENDED_FINAL)
