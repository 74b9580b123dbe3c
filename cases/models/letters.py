"""The wording of letters in its versions, letters made in bulk, and what stopped one."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from .case import Case
from .correspondence import Message
from .documents import Document
from .people import FamilyMember


class LetterWording(models.Model):
    """One version of a letter's wording. Published once, it never changes: a newer one follows.

    What the law requires stands in locked parts that a version can place but not alter. A version
    that lacks a required notice cannot be published.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "In use"
        RETIRED = "retired", "No longer in use"

    letter = models.CharField(max_length=40)  # the code of the declared letter
    number = models.PositiveIntegerField()
    words = models.TextField()
    note = models.CharField(max_length=200, blank=True)  # what is new in it
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # Everybody who wrote on it: none of them puts it in use.
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["letter", "number"], name="one_wording_per_number"),
            models.UniqueConstraint(
                fields=["letter"],
                condition=models.Q(state="published"),
                name="one_wording_in_use",
            ),
        ]


class LetterBatch(models.Model):
    """Letters made together: one child to an envelope, a sample looked at before any goes."""

    class State(models.TextChoices):
        MAKING = "making", "Being made"
        CHECKING = "checking", "Waiting for the sample check"
        SENT = "sent", "Sent"
        STOPPED = "stopped", "Stopped"

    letter = models.CharField(max_length=40)
    state = models.CharField(max_length=8, choices=State.choices, default=State.MAKING)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    on = models.DateField(default=timezone.localdate)  # the day the letters bear
    seed = models.PositiveIntegerField(default=0)  # what the system drew the sample with
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    stopped_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]


class LetterInBatch(models.Model):
    """One letter of a batch, to one person about one case. With nobody to write to, it says so."""

    batch = models.ForeignKey(LetterBatch, on_delete=models.PROTECT, related_name="letters")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(FamilyMember, null=True, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField(
        Document, null=True, on_delete=models.PROTECT, related_name="in_batch"
    )
    message = models.OneToOneField(
        Message, null=True, on_delete=models.PROTECT, related_name="in_batch"
    )
    claimed_at = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=32, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    in_sample = models.BooleanField(default=False)
    looked_at_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    looked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "case", "to"], name="one_letter_per_person_in_a_batch"
            )
        ]


class ReleaseCheck(models.Model):
    """What the scanner found in the finished bytes of a document for one reader.

    What it found stops the document, until a second person has said why it may go.
    """

    class State(models.TextChoices):
        CLEAR = "clear", "Nothing found"
        BLOCKED = "blocked", "Stopped"
        ASKED = "asked", "A second person was asked"
        ALLOWED = "allowed", "Allowed by a second person"
        REFUSED = "refused", "Not allowed by a second person"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="release_checks")
    to = models.ForeignKey(FamilyMember, null=True, on_delete=models.PROTECT, related_name="+")
    to_body = models.CharField(max_length=250, blank=True, default="", db_default="")
    state = models.CharField(max_length=7, choices=State.choices)
    # Where and what kind, never the words themselves: {"where": "page 2", "what": "an address"}.
    findings = models.JSONField(default=list)
    # A mark of the file and of all that was withheld from the reader when it was checked.
    mark = models.CharField(max_length=64, blank=True)
    checked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    allowed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    allowed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]

    @property
    def goes_to(self) -> str:
        """The name of whom it was checked for."""
        return self.to.name if self.to else self.to_body or self.document.addressed_to_body
