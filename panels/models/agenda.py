"""The cases of a meeting, who may not take part in one, and what members say beforehand."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.models import Case

from ..kinds import QUESTIONS
from .brief import Brief
from .panel import Meeting, Membership


class AgendaItem(models.Model):
    """One case on the agenda of one meeting, for one question."""

    class State(models.TextChoices):
        LISTED = "listed", "On the agenda"
        WITHDRAWN = "withdrawn", "Taken off"
        ADVISED = "advised", "Advised"
        DEFERRED = "deferred", "Put off"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agenda_items")
    on = models.DateField()  # the day of the meeting
    question = models.CharField(
        max_length=10, choices=[(q.code, q.asks) for q in QUESTIONS.values()]
    )
    brief = models.ForeignKey(
        Brief, null=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.LISTED)
    number = models.PositiveSmallIntegerField(null=True)  # in the pack, once papers have gone
    is_late = models.BooleanField(default=False)  # put on after the papers had gone
    # Clear cases: advised together, each with its reason, unless a member pulls one out.
    by_consent_because = models.TextField(blank=True)
    pulled_out_by = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+"
    )
    pulled_out_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)
    over_because = models.TextField(blank=True, db_default="")  # beyond the places of the meeting
    listed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    listed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            # H-210: the same case is not on two agendas of one day.
            models.UniqueConstraint(
                fields=["case", "on"],
                condition=~models.Q(state="withdrawn"),
                name="a_case_on_one_agenda_a_day",
            )
        ]

    @property
    def is_by_consent(self) -> bool:
        """Whether it is on the list of clear cases, and nobody pulled it out."""
        return bool(self.by_consent_because) and self.pulled_out_at is None


class Conflict(models.Model):
    """A member who declared that they are too close to one case."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="conflicts")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="conflicts")
    what = models.TextField()
    # False: the chair let them stay, and the minutes say why.
    leaves = models.BooleanField(default=True)
    stays_because = models.TextField(blank=True)
    stays_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )  # who wrote down that they stay
    stays_at = models.DateTimeField(null=True)
    read_before = models.BooleanField(default=False)  # they had opened the papers (H-058)
    declared_at = models.DateTimeField(auto_now_add=True)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "membership"], name="a_conflict_once")
        ]

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.item.case


class Comment(models.Model):
    """What a member says of a case before the meeting, to the chair or to everybody."""

    class To(models.TextChoices):
        CHAIR = "chair", "The chair only"
        ALL = "all", "All members"
        SAFEGUARDING = "safeguarding", "The safeguarding lead only"

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="comments")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="comments")
    to = models.CharField(max_length=12, choices=To.choices, default=To.CHAIR)
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.item.case
