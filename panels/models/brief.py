"""The brief of a case for a panel: built from the record, judged by one, checked by another."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from cases.models import Case, Document
from providers.models import Option

from ..kinds import KINDS, QUESTIONS


class Brief(models.Model):
    """What a panel is told of one case for one question. What the record knows is not typed here.

    Its texts are what needs judgement; the child’s words, advice, dates and costs are read from
    the record when it is shown, and frozen with the pack.
    """

    class State(models.TextChoices):
        WRITING = "writing", "Being written"
        SUBMITTED = "submitted", "With a senior"
        RETURNED = "returned", "Sent back"
        APPROVED = "approved", "Approved"
        CLOSED = "closed", "Closed"

    class CanWait(models.TextChoices):
        NO = "no", "No: decide on what there is"
        YES = "yes", "Yes, and the date still holds"
        UNKNOWN = "", "Not said yet"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="briefs")
    kind = models.CharField(max_length=20, choices=[(k.code, k.name) for k in KINDS.values()])
    question = models.CharField(
        max_length=10, choices=[(q.code, q.asks) for q in QUESTIONS.values()]
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.WRITING)
    child = models.TextField(blank=True)  # the child in one paragraph
    # Where the record holds no words of the child: who tried to ask, how and when.
    voice_tried = models.TextField(blank=True)
    changed_since = models.TextField(blank=True)
    family_views = models.TextField(blank=True)  # on the question and on each option
    preference = models.TextField(blank=True)  # what the family asks for; or that they ask nothing
    financial = models.TextField(blank=True)
    equality = models.TextField(blank=True)
    safeguarding = models.TextField(blank=True)
    missing = models.TextField(blank=True)
    can_wait = models.CharField(
        max_length=7, choices=CanWait.choices, blank=True, default=CanWait.UNKNOWN
    )
    recommendation = models.TextField(blank=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "question"],
                condition=~models.Q(state="closed"),
                name="one_open_brief_per_question",
            )
        ]


class Statement(models.Model):
    """One issue, or what one piece of evidence says on the point, with the passage it rests on."""

    class Part(models.TextChoices):
        ISSUE = "issue", "Issue"
        EVIDENCE = "evidence", "Evidence"

    class Standing(models.TextChoices):
        AGREED = "agreed", "Agreed"
        DISPUTED = "disputed", "Disputed"
        UNKNOWN = "unknown", "Not known"

    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="statements")
    part = models.CharField(max_length=8, choices=Part.choices)
    standing = models.CharField(max_length=8, choices=Standing.choices, blank=True)
    text = models.TextField()
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    passage = models.TextField(blank=True)  # as it stands in the paper; empty: the paper as a whole
    removed_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]


class BriefOption(models.Model):
    """One way to answer the question. One of the options grid brings its costs with it."""

    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="options")
    option = models.ForeignKey(
        Option, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=200)
    speaks_for = models.TextField(blank=True)
    speaks_against = models.TextField(blank=True)
    consequence = models.TextField(blank=True)  # in law
    family_view = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    # Pounds, for an option that is not of the grid. Empty is unknown, never nothing.
    cost_a_year = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    cost_once = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    paid_by = models.CharField(max_length=100, blank=True)
    cost_source = models.CharField(max_length=200, blank=True)
    costed_on = models.DateField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]


class BriefReview(models.Model):
    """A brief handed to a senior, and the answer. The author never approves.

    `content` is the brief as it stood when it was handed in: what changed since is shown beside it.
    """

    class State(models.TextChoices):
        ASKED = "asked", "Waiting for a senior"
        RETURNED = "returned", "Sent back"
        APPROVED = "approved", "Approved"
        VOID = "void", "Void: it was changed after it was approved"
        WITHDRAWN = "withdrawn", "Taken back"

    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="reviews")
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    content = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    comments = models.TextField(blank=True)
    # Why a brief with gaps may go all the same (H-200): a senior’s reason, shown on the brief.
    gaps_allowed_because = models.TextField(blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["brief"], condition=models.Q(state="asked"), name="one_waiting_review"
            )
        ]

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.brief.case
