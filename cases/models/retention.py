"""What is kept longer than usual, what was erased, and the chain that shows nothing else went."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from .access import AuditEntry
from .case import Case
from .people import Child

USER = settings.AUTH_USER_MODEL


class Hold(models.Model):
    """Something for which a record may not be erased: who says so, why, and when it is looked at.

    Without a case it holds every record, as an inquiry may ask.
    """

    class Kind(models.TextChoices):
        CLAIM = "claim", "A claim or a case in court"
        INQUIRY = "inquiry", "An inquiry"
        COMPLAINT = "complaint", "A complaint, or the Ombudsman"
        SUBJECT_ACCESS = "subject_access", "Somebody asked for their data"
        SAFEGUARDING = "safeguarding", "Safeguarding or the police"
        OTHER = "other", "Something else"
        LOOKED_AFTER = "looked_after", "The child was looked after"
        ADOPTED = "adopted", "The child was adopted"

    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="holds")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    why = models.TextField()
    # When it began: of an adoption, the day of the order.
    begins_on = models.DateField()
    # A hold is looked at again by this day. It goes on until somebody ends it.
    review_on = models.DateField(null=True)
    placed_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(auto_now_add=True)
    reviewed_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]


class Due(models.Model):
    """A record whose time is over, as the last nightly run found it. Derived: thrown away freely.

    `skipped` says why it may not go all the same, in words.
    """

    child = models.OneToOneField(Child, on_delete=models.CASCADE, related_name="due")
    kind = models.CharField(max_length=20)
    due_on = models.DateField(db_index=True)
    skipped = models.JSONField(default=list)
    listed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["due_on", "pk"]


class Erasure(models.Model):
    """One record that was erased, or is proposed to be. Two people say so. It names no child.

    What stays of it is the certificate: which kinds of row and how many, marks of what they were,
    who and when. Nothing in it leads to a person of the family.
    """

    child_number = models.BigIntegerField()
    # Marks of the references, so that a restore knows the record again and no other.
    marks = models.JSONField(default=list)
    kind = models.CharField(max_length=20)
    proposed_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    called_off_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    called_off_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    # Set when the rows are gone, and with them what was marked to go.
    done_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)  # kind of row: how many, and a mark of them
    entries = models.PositiveIntegerField(default=0)  # of the audit, that were emptied
    entries_mark = models.CharField(max_length=64, blank=True)
    files = models.PositiveIntegerField(default=0)
    files_left = models.JSONField(default=list)  # still to be removed from the store
    backups_until = models.DateField(null=True)
    again_of = models.BigIntegerField(null=True)  # after a restore: the erasure done once before

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None)
                | ~models.Q(confirmed_by=models.F("proposed_by")),
                name="erasure_by_two",
            ),
            models.UniqueConstraint(
                fields=["child_number"],
                condition=models.Q(done_at=None, called_off_at=None),
                name="one_erasure_proposed",
            ),
        ]

    def __str__(self) -> str:
        return f"Erasure {self.pk}"


class MarkedRow(models.Model):
    """A row of a table that may only be added to, which goes with an erasure under way.

    The database lets go of these and of no other (`cases.protection`). Empty between erasures.
    """

    erasure = models.ForeignKey(Erasure, on_delete=models.PROTECT, related_name="marked")
    table = models.CharField(max_length=63)
    row = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "row"], name="marked_once")]


class AuditLink(models.Model):
    """The seal on one audit entry: a mark of what it says, chained to the seal before it.

    Append-only. An entry that was emptied by an erasure keeps its seal, so the chain holds.
    """

    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, related_name="seal")
    digest = models.CharField(max_length=64)
    before = models.CharField(max_length=64, unique=True)  # two seals never follow the same one
    chain = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["pk"]
