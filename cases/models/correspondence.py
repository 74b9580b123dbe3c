"""The outbox. Writing a message is sending it: a job delivers what is written."""

import uuid

from django.conf import settings
from django.db import models

from .case import Case
from .documents import Document
from .people import FamilyMember


class Message(models.Model):
    """One message to one person, by one channel, with the reason it was caused."""

    class State(models.TextChoices):
        HELD = "held", "Held until it is checked"
        QUEUED = "queued", "Waiting to go"
        SENDING = "sending", "Being handed over"
        SENT = "sent", "Sent"
        UNCERTAIN = "uncertain", "Not known whether it went"
        FAILED = "failed", "Not sent"
        STOPPED = "stopped", "Stopped"

    class Channel(models.TextChoices):
        EMAIL = "email", "Email"
        POST = "post", "Post"
        TEXT = "text", "Text message"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="messages")
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    to_member = models.ForeignKey(
        FamilyMember, null=True, on_delete=models.PROTECT, related_name="+"
    )
    to_body = models.CharField(max_length=250, blank=True, default="", db_default="")
    # The inbox of that body, as the directory of settings and services has it; or of
    # somebody whom a family asked to help them.
    inbox = models.EmailField(blank=True, default="", db_default="")
    # It goes only while a clock of this matter runs ("advice:17"): what came meanwhile stops it.
    while_about = models.CharField(max_length=60, blank=True, default="", db_default="")
    channel = models.CharField(max_length=5, choices=Channel.choices)
    code = models.CharField(max_length=40)  # which declared letter or email this is
    subject = models.CharField(max_length=200)
    body = models.TextField()
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    enclosures = models.ManyToManyField(Document, related_name="enclosed_in")
    caused_by = models.CharField(max_length=200)
    # The same cause writes at most one message: "digest:17:2026-06-09".
    once = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.QUEUED)
    written_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.CharField(max_length=64, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=200, blank=True)
    provider_reference = models.CharField(max_length=100, blank=True)
    # What came back to us of it afterwards: it was delivered, or it could not be.
    delivered_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    # A person called it back before it went.
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    stopped_because = models.TextField(blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_because = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "written_at"])]

    def __str__(self) -> str:
        return f"{self.code} {self.state}"

    @property
    def papers(self) -> list[Document]:
        """All that goes in one envelope: the letter, then what is enclosed, in order."""
        enclosed = self.enclosures.select_related("case").order_by("pk")
        return [*([self.document] if self.document else []), *enclosed]

    @property
    def goes_to(self) -> str:
        """The name of whom it goes to."""
        person = self.to_member or self.to_user
        return person.name if person else self.to_body
