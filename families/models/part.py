"""What the family gives us: views, comments, wishes, evidence; and what is only half typed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.models import Case, Contact, Document, FamilyMember, Upload
from plans.models import Representation

from .access import Helper

USER = settings.AUTH_USER_MODEL
# How somebody told an officer who wrote it down for them.
HOW_TOLD = {
    Contact.How.CALL.value: "by telephone",
    Contact.How.LETTER.value: "by letter",
    Contact.How.VISIT.value: "at a visit",
    Contact.How.MEETING.value: "in a meeting",
    Contact.How.EMAIL.value: "by email",
}


class Typed(models.Model):
    """What somebody typed into one form and has not sent: theirs alone, on any device."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(FamilyMember, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=40)
    about = models.CharField(max_length=60, blank=True)
    values = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "member", "form", "about"], name="one_typed_of_a_form"
            )
        ]


class Given(models.Model):
    """One thing somebody of the family gave us, as they gave it. It is never changed.

    What it led to on the case file stands beside it: the contact with its reply clock, the paper,
    or the representation with its points.
    """

    class Kind(models.TextChoices):
        VIEWS = "views", "Views"
        COMMENTS = "comments", "Comments on the draft"
        SETTING = "setting", "A school or college we ask for"
        MEETING = "meeting", "A meeting we ask for"
        EVIDENCE = "evidence", "Something for you to read"
        MESSAGE = "message", "A message"
        NOT_HAPPENING = "not_happening", "Help that is not happening"
        AGREE = "agree", "Whether we agree with the draft"
        CORRECTION = "correction", "A mistake to put right"
        FEELING = "feeling", "How it felt"
        ACCEPT = "accept", "Whether we accept your answers"
        ACCEPT_PLAN = "accept_plan", "Whether we accept the plan"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="given")
    # Whose it is; and who sent it, where a helper or an officer did so for them.
    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="given")
    helper = models.ForeignKey(Helper, null=True, on_delete=models.PROTECT, related_name="given")
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    by_officer = models.BooleanField(default=False)
    # How and on which day it reached an officer who wrote it down for them.
    told_how = models.CharField(max_length=7, choices=Contact.How.choices, blank=True)
    reached_on = models.DateField(null=True)
    kind = models.CharField(max_length=13, choices=Kind.choices)
    words = models.TextField(blank=True)
    about = models.JSONField(default=dict)  # a section, a line of the plan, a setting's name
    at = models.DateTimeField(auto_now_add=True)
    is_late = models.BooleanField(default=False)
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="+")
    upload = models.ForeignKey(Upload, null=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    representation = models.ForeignKey(
        Representation, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["member", "-at"])]

    @property
    def how_told(self) -> str:
        """How it was told to the officer who wrote it down, in words."""
        return HOW_TOLD.get(self.told_how, "")
