"""That everything was brought back from a backup, and which messages may have gone before."""

from django.conf import settings
from django.db import models

from .correspondence import Message


class Restoration(models.Model):
    """One bringing back. What was recorded between its two moments may be missing (H-282).

    A restore writes the first two columns itself, before the product has looked at anything: what
    is added to this table later has a default in the database.
    """

    as_of = models.DateTimeField()  # what was recorded up to here is there
    restored_at = models.DateTimeField()
    # Until then no job writes or sends a message.
    post_opened_at = models.DateTimeField(null=True, blank=True)
    post_opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # From then on nobody is told any more that something may be missing.
    mended_at = models.DateTimeField(null=True, blank=True)
    mended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    mended_because = models.TextField(blank=True, default="", db_default="")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"as of {self.as_of:%Y-%m-%d %H:%M}"


class MayHaveGone(models.Model):
    """A message that waited, or that a job would write again, when everything was brought back.

    Between the backup and the restore it may have gone. A person looks, and says.
    """

    class Answer(models.TextChoices):
        WENT = "went", "It went already: keep it as sent"
        GO = "go", "It did not go: let it go"
        DROP = "drop", "It must not go: drop it"

    restoration = models.ForeignKey(
        Restoration, on_delete=models.PROTECT, related_name="may_have_gone"
    )
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")
    written_again = models.BooleanField(default=False)  # by a job, when everything was back
    answer = models.CharField(max_length=4, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["restoration", "message"], name="held_once_a_restore")
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.answer or 'not answered'}"
