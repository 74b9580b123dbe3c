"""The papers of a meeting, frozen when they go out, and the copy each member gets."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.models import Case, Document

from .agenda import AgendaItem
from .panel import Meeting, Membership


class Chosen(models.Model):
    """A paper of the case that goes into the pack beside the brief."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="chosen")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    chosen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "document"], name="a_paper_chosen_once")
        ]


class Redaction(models.Model):
    """Words that must not be readable in the copy of a paper that members get."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="redactions")
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="+"
    )  # empty: in every paper of the case, the brief with them
    words = models.CharField(max_length=200)
    because = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.item.case


class Pack(models.Model):
    """The papers as they went out. A later one is added to it and never replaces it."""

    class State(models.TextChoices):
        MAKING = "making", "Being made"
        READY = "ready", "Sent to members"
        FAILED = "failed", "Not made"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="packs")
    number = models.PositiveSmallIntegerField()  # 1, and 2 onwards for late papers
    state = models.CharField(max_length=6, choices=State.choices, default=State.MAKING)
    done = models.PositiveSmallIntegerField(default=0)  # steps, of `steps`
    steps = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    # Of every paper in its order: what was frozen.
    fingerprint = models.CharField(max_length=64, blank=True)
    why_failed = models.TextField(blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    ready_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_pack_per_number"),
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(state="making"), name="one_pack_made_at_once"
            ),
        ]


class PackPaper(models.Model):
    """One paper of a pack as it was frozen: its bytes, its mark, and its pages in the whole."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="papers")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="+"
    )  # empty: the brief
    content = models.JSONField(default=dict)  # the brief as data
    dated_on = models.DateField(null=True)
    file = models.FileField(upload_to="packs/%Y/%m/")
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    first_page = models.PositiveIntegerField()
    withdrawn_because = models.TextField(blank=True)  # taken back after the papers had gone
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pack", "order"]

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.item.case


class MemberCopy(models.Model):
    """The one file a member gets, with their name on each page and only the cases open to them."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="copies")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="copies")
    items = models.ManyToManyField(AgendaItem, related_name="+")
    file = models.FileField(upload_to="packs/%Y/%m/")
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True)  # made again without a case: this one is closed

    class Meta:
        ordering = ["pk"]


class Opening(models.Model):
    """That a member opened a paper of a case, or their copy. Kept for good."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="openings")
    item = models.ForeignKey(
        AgendaItem, null=True, on_delete=models.PROTECT, related_name="openings"
    )
    copy = models.ForeignKey(MemberCopy, null=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=100)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
