"""What happened, as it was told to us. Append-only: a mistake is corrected by a later entry."""

from django.conf import settings
from django.db import models

from .case import Case


class Entry(models.Model):
    """One thing that happened, or that somebody corrected. The database refuses change and removal.

    `kind` is a `statutory.Kind` value when the law's clocks listen to it, otherwise one of
    `Entry.Note`. `on` is when it happened in law (London); `recorded_at` is when we were told.
    An entry that corrects another with `on` empty says the other did not happen.
    """

    class Note(models.TextChoices):
        NOTE = "note", "Note"
        CALL = "call", "Telephone call"
        DELAY_REASON = "delay_reason", "Reason for delay (not an exception in law)"
        DUPLICATE_CONFIRMED = "duplicate_confirmed", "Possible duplicate looked at"
        JOINED = "joined", "Another request joined to this case"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=50)
    on = models.DateField(null=True)
    about = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    approved_by = models.CharField(max_length=150, blank=True)
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by_name = models.CharField(max_length=150)
    on_behalf_of = models.CharField(max_length=150, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on", "id"]
        indexes = [
            models.Index(fields=["case", "on", "id"]),
            models.Index(
                fields=["case"], condition=models.Q(kind="delay_reason"), name="reasons_for_delay"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
