"""A file as it came, before it is a document. Until it is found clean nobody can open it."""

from django.conf import settings
from django.db import models

from .case import Case
from .documents import Document
from .intake import IntakeItem

DRAFT_OF = "draft_of"  # in `said`: whose unfinished answer a file belongs to


class Uploads(models.QuerySet["Upload"]):
    """Files as they came."""

    def sent_to_us(self) -> "Uploads":
        """What reached the council. The file of an answer that is still written did not yet."""
        return self.exclude(said__has_key=DRAFT_OF)


class Upload(models.Model):
    """One file as somebody sent it, in quarantine until it was scanned and filed.

    The name it came with is only ever shown, never used as a path. `media_type` is decided from
    the content. Exactly one of `case` and `intake` says where it belongs.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be scanned"
        CLEAN = "clean", "Ready to be filed"
        INFECTED = "infected", "Malware found"
        REFUSED = "refused", "Cannot be kept"
        FILED = "filed", "Filed"
        SAME = "same", "The same file as another"
        ASIDE = "aside", "Set aside"

    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="uploads")
    intake = models.ForeignKey(
        IntakeItem, null=True, on_delete=models.PROTECT, related_name="uploads"
    )
    file = models.FileField(upload_to="uploads/%Y/%m/", blank=True)
    given_name = models.CharField(max_length=300)
    title = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    # Which worker has it in hand since when: two never scan one file.
    claimed_at = models.DateTimeField(null=True)
    scanned_at = models.DateTimeField(null=True)
    scanner = models.CharField(max_length=100, blank=True)  # which engine answered, or "none"
    problem = models.CharField(max_length=300, blank=True)
    # What reading the file showed: pages, whether there is text, whose name stands in it.
    findings = models.JSONField(default=dict)
    # What was typed when it was sent in: from whom, of which day, what it replaces.
    said = models.JSONField(default=dict)
    # Sent again under another name: kept in the history, and linked once (H-151).
    same_as = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="sent_again"
    )
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="uploads"
    )
    settled_because = models.CharField(max_length=300, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = Uploads.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "id"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(case=None, intake__isnull=False)
                | models.Q(case__isnull=False, intake=None),
                name="an_upload_belongs_somewhere",
            )
        ]

    def __str__(self) -> str:
        return f"upload {self.pk}"
