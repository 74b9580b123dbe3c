"""Who may see a case, who did something to it, and who looked."""

import secrets

from django.conf import settings
from django.db import models

from .case import Case


def new_salt() -> str:
    """Something nobody can guess, so that the seal of an emptied entry says nothing of it."""
    return secrets.token_hex(16)


class Grant(models.Model):
    """Leave for one person to open one case until a day, given for a reason."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="grants")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants"
    )
    because = models.CharField(max_length=200)
    until = models.DateField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)


class AuditEntry(models.Model):
    """Which action was taken, by whom and why. Append-only: the database refuses anything else.

    But for an erasure by two people, which empties it: that something was done, and when, stays.
    """

    at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=80)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by_name = models.CharField(max_length=150)  # as it was then, or the job's name and run
    on_behalf_of = models.CharField(max_length=150, blank=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="audit")
    reason = models.TextField(blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    salt = models.CharField(max_length=32, default=new_salt, db_default="")
    emptied_by = models.ForeignKey(
        "cases.Erasure", null=True, on_delete=models.PROTECT, related_name="emptied"
    )

    class Meta:
        ordering = ["-id"]


class AccessRecord(models.Model):
    """Somebody opened a child's record. Append-only."""

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    user_name = models.CharField(max_length=150)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="access_records")
    doing = models.CharField(max_length=40)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["case", "-id"])]


class BreakGlass(models.Model):
    """A restricted case opened in an emergency: it alerts, it ends by itself, it is looked at."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="break_glass")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="break_glass")
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    finding = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]


class StoppedTries(models.Model):
    """Somebody tried too often to open restricted cases in an emergency, and opened nothing."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]


class Relation(models.Model):
    """A member of staff is close to this child: the case is closed to them, whatever else holds."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="relations"
    )
    child = models.ForeignKey("cases.Child", on_delete=models.PROTECT, related_name="relations")
    what = models.CharField(max_length=100)
    declared_at = models.DateTimeField(auto_now_add=True)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "child"],
                condition=models.Q(ended_at=None),
                name="one_relation_declared",
            )
        ]
