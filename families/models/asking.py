"""A request for an assessment while somebody without an account still writes it."""

from __future__ import annotations

from django.db import models

from cases.models import IntakeItem


class Ask(models.Model):
    """What was typed so far, kept so that it can be finished later from any telephone.

    Only a digest of the secret in the link is kept: whoever reads this table can open none of it.
    What was never sent is thrown away after a time (`families.jobs`).
    """

    secret_digest = models.CharField(max_length=64, unique=True)
    answers = models.JSONField(default=dict)
    email = models.EmailField(blank=True)
    # Files on their way: the request was not sent, so they belong to nothing yet.
    started_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(null=True)
    item = models.OneToOneField(
        IntakeItem, null=True, on_delete=models.PROTECT, related_name="asked"
    )
    # Follows the request without signing in: a short number, told on the receipt.
    tracker_digest = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["saved_at"], condition=models.Q(sent_at=None), name="asks_not_sent"
            )
        ]


class AskFile(models.Model):
    """A photo or file added to a request that is not sent yet."""

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="files")
    given_name = models.CharField(max_length=300)
    file = models.FileField(upload_to="asks/%Y/%m/")
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
