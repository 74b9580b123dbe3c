"""Incidents: something about a child went to the wrong person, and what was done about it."""

from django.conf import settings
from django.db import models

from .case import Case
from .correspondence import Message
from .documents import Document


class Incident(models.Model):
    """What went wrong, whose families it touches, and the instant at which we became aware."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="incidents")
    # Every case whose family is affected, the one it was opened from among them.
    touched = models.ManyToManyField(Case, related_name="touched_by")
    words = models.TextField()
    aware_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["aware_at"],
                condition=models.Q(closed_at=None),
                name="incidents_open",
            )
        ]

    def __str__(self) -> str:
        return f"Incident {self.pk}"


class Received(models.Model):
    """Who received what by mistake, and whether they opened it."""

    class Read(models.TextChoices):
        UNKNOWN = "unknown", "Not known yet"
        NO = "no", "No"
        YES = "yes", "Yes"

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="received")
    who = models.CharField(max_length=250)
    what = models.CharField(max_length=250)
    message = models.ForeignKey(Message, null=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="received_wrongly"
    )
    was_read = models.CharField(max_length=7, choices=Read.choices, default=Read.UNKNOWN)
    said = models.TextField(blank=True)  # what they were asked to do, and what they said
    said_at = models.DateTimeField(null=True)
    said_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # The family could see the document; at this instant that ended.
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]


class IncidentStep(models.Model):
    """One thing that was done about an incident, by whom and when."""

    class Kind(models.TextChoices):
        CONTAINED = "contained", "Contained"
        FAMILY_TOLD = "family_told", "The family was told"
        FAMILY_NOT_TOLD = "family_not_told", "The family is not told"
        COMMISSIONER_TOLD = "commissioner_told", "The Commissioner was told"
        COMMISSIONER_NOT_TOLD = "commissioner_not_told", "The Commissioner is not told"
        CLOSED = "closed", "Closed"

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=21, choices=Kind.choices)
    # Of which family it was said.
    about = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()  # when it was done
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
