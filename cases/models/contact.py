"""What was said between us and others, and what stays among us."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from .case import Case
from .people import FamilyMember


class Contact(models.Model):
    """A call, an email, a meeting, a message or a note on a case.

    Its words are never changed, but that what should never have been written is taken out, with a
    mark in its place. What is `internal` is so in every state and every export. One that was
    written on the wrong case is moved: it stays here as a trace without its words, and stands
    whole on the right one.
    """

    class How(models.TextChoices):
        CALL = "call", "Telephone call"
        EMAIL = "email", "Email"
        LETTER = "letter", "Letter"
        MEETING = "meeting", "Meeting"
        VISIT = "visit", "Visit"
        MESSAGE = "message", "Message"
        NOTE = "note", "Note"

    class Direction(models.TextChoices):
        IN = "in", "From them"
        OUT = "out", "From us"
        BOTH = "both", "Both"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contacts")
    how = models.CharField(max_length=7, choices=How.choices)
    direction = models.CharField(max_length=4, choices=Direction.choices)
    member = models.ForeignKey(
        FamilyMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    with_whom = models.CharField(max_length=200, blank=True)  # somebody who is not of the family
    at = models.DateTimeField()
    words = models.TextField()
    internal = models.BooleanField(default=False)
    on_behalf_of = models.CharField(max_length=150, blank=True)
    reply_by = models.DateField(null=True, blank=True)
    answers = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="answered_by"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    moved_to = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="moved_from"
    )
    moved_because = models.TextField(blank=True)
    moved_at = models.DateTimeField(null=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    redacted_at = models.DateTimeField(null=True)
    redacted_because = models.TextField(blank=True)
    redacted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["case", "-at", "-id"]),
            models.Index(
                fields=["reply_by"],
                condition=models.Q(reply_by__isnull=False),
                name="contacts_to_answer",
            ),
        ]

    @property
    def written_late(self) -> bool:
        """Whether it was written down on a later day than it happened."""
        return timezone.localdate(self.at) < timezone.localdate(self.written_at)


class Question(models.Model):
    """An officer asks a senior about a case; the answer stays on the case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="questions")
    words = models.TextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="questions_to_answer"
    )
    redirected = models.JSONField(default=list)  # from whom to whom, when, why
    answer_by = models.DateField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["asked_of", "answer_by"],
                condition=models.Q(answered_at=None),
                name="questions_open",
            )
        ]


class Concern(models.Model):
    """A worry about a child's safety, for the safeguarding lead alone. Never for the family."""

    class State(models.TextChoices):
        RAISED = "raised", "Raised"
        TAKEN = "taken", "Taken up"
        CLOSED = "closed", "Closed"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="concerns")
    words = models.TextField()
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    raised_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.RAISED)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
