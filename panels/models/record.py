"""What a panel said: notes as they are typed, the recommendation, dissent, follow-ups, minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from accounts.models import User
from cases.models import Case, Decision

from .agenda import AgendaItem
from .panel import Meeting, Membership


class Said(models.TextChoices):
    """What a panel can say to a question."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNSURE = "unsure", "No one view"
    DEFER = "defer", "Put off for more information"


class Note(models.Model):
    """The live record of one case in a meeting, saved as it is typed. Not yet a recommendation."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="note")
    said = models.CharField(max_length=6, choices=Said.choices, blank=True)
    words = models.TextField(blank=True)  # the advice
    reasons = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    more_wanted = models.TextField(blank=True)  # for a case put off: what is to come
    more_by = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.item.case


class Recommendation(models.Model):
    """The advice of a panel on one case. It decides nothing: an officer does, afterwards.

    Where the meeting lacked its quorum it is the advice of those present (H-204).
    """

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="recommendation")
    said = models.CharField(max_length=6, choices=Said.choices)
    words = models.TextField()
    reasons = models.TextField()
    conditions = models.TextField(blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True)
    votes_against = models.PositiveSmallIntegerField(null=True)
    more_wanted = models.TextField(blank=True)
    more_by = models.DateField(null=True)
    # The third time a case is put off a senior has to agree.
    deferral_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    deferral_agreed_because = models.TextField(blank=True)
    present = models.JSONField(default=list)  # [{"name", "seat", "remote"}]
    lacked = models.JSONField(default=list)  # what the quorum lacked, in words; empty: quorate
    by_consent = models.BooleanField(default=False)
    # Reasons that the law does not know, kept in spite of the warning, and why (H-202).
    warned_of = models.JSONField(default=list)  # [{"code", "words"}]
    kept_because = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    history = HistoricalRecords()

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.item.case

    @property
    def is_quorate(self) -> bool:
        return not self.lacked


class Dissent(models.Model):
    """A member who would have advised otherwise. Kept in their own words; nobody else edits it."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="dissents"
    )
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.recommendation.item.case


class FollowUp(models.Model):
    """Something to be done after a meeting, by somebody, by a day."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="follow_ups")
    what = models.TextField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    done_note = models.TextField(blank=True)

    class Meta:
        ordering = ["due", "pk"]

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.item.case


@dataclass(frozen=True)
class Standing:
    """What an officer decided, as it stands now."""

    decided: str
    follows: bool
    reasons: str
    departs_because: str
    on: date
    by: User
    is_held: bool = False


class Outcome(models.Model):
    """What the officer decided after the advice: following it or not, with the reason (H-203).

    For a question of the assessment path the decision itself is `Decision`; for another the words
    stand here.
    """

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="outcome")
    # As it was first given. Where that one was held and written anew: `decision_now`.
    decision = models.OneToOneField(
        Decision, null=True, on_delete=models.PROTECT, related_name="panel_outcome"
    )
    decided = models.TextField(blank=True)
    follows = models.BooleanField()
    reasons = models.TextField()
    departs_because = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    @property
    def decision_now(self) -> Decision | None:
        """The decision in its present wording: a held one may have been written anew since."""
        now = self.decision
        while now is not None and hasattr(now, "rewritten_as"):
            now = now.rewritten_as
        return now

    @property
    def stands(self) -> Standing | None:
        """What is decided as it stands now, in the wording a senior let through or waits for.

        Nothing, where it was given up: then the case can be decided after all.
        """
        now = self.decision_now
        if now is None:
            words = (self.decided, self.follows, self.reasons, self.departs_because)
            return Standing(*words, self.on, self.by)
        if now.state == Decision.State.DROPPED:
            return None
        words = (now.answer_words, not now.departs, now.reasons, now.departs_because)
        return Standing(*words, now.on, now.by, now.is_held)

    @property
    def case(self) -> Case:
        """The case it belongs to: what an audit entry about it is entered under."""
        return self.item.case


class Minutes(models.Model):
    """The minutes of a meeting: followed change by change until agreed, then locked."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    opening = models.TextField(blank=True)  # apologies, matters that concern no case
    content = models.JSONField(default=dict)  # the whole, as it was agreed
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords()

    @property
    def is_locked(self) -> bool:
        return self.agreed_at is not None


class Correction(models.Model):
    """A correction to minutes that were agreed: added under its own date, the rest untouched."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="corrections")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    because = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
