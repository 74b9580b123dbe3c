"""Whose case it is and was, and what was promised on it."""

from django.conf import settings
from django.db import models

from .case import Case


class Allocation(models.Model):
    """A case given to an officer. Append-only: the history of who held it, and why it moved.

    Cases moved together share a `batch`, so that the whole move can be undone.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="allocations")
    from_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    to_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # The team it came from, so that taking a move back gives the case to that team again.
    from_team = models.ForeignKey(
        "accounts.Team", null=True, on_delete=models.PROTECT, related_name="+"
    )
    batch = models.UUIDField(db_index=True)
    undoes = models.UUIDField(null=True)  # the batch that this one takes back
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["case", "-id"])]


class Promise(models.Model):
    """What somebody of ours said they would do, and by which day. Never a date of the law."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="promises")
    contact = models.ForeignKey(
        "cases.Contact", null=True, on_delete=models.PROTECT, related_name="promises"
    )
    what = models.CharField(max_length=300)
    promised_to = models.CharField(max_length=200, blank=True)
    due = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    shown_to_family = models.BooleanField(default=False)
    kept_on = models.DateField(null=True)
    given_up_because = models.TextField(blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due", "id"]
        indexes = [
            models.Index(
                fields=["due", "id"], condition=models.Q(closed_at=None), name="open_promises"
            )
        ]
