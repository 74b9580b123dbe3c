"""A panel, who sits on it, and when it meets."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from providers.models import Provider

from ..kinds import KINDS, SEATS, PanelKind


class Panel(models.Model):
    """One panel of the council, of one of the kinds in `kinds.json`."""

    kind = models.CharField(max_length=20, choices=[(k.code, k.name) for k in KINDS.values()])
    name = models.CharField(max_length=100, unique=True)
    weekday = models.PositiveSmallIntegerField(default=1)  # Monday is 0
    starts_at = models.TimeField()
    capacity = models.PositiveSmallIntegerField()  # cases of one meeting
    place = models.CharField(max_length=200, blank=True)  # a room, or how to join
    ended_on = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> PanelKind:
        """The kind of panel it is, with its questions and quorum."""
        return KINDS[self.kind]


class Membership(models.Model):
    """A seat that somebody holds on a panel from one day to another. Sight ends with the last."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="panel_memberships"
    )
    seat = models.CharField(max_length=20, choices=list(SEATS.items()))
    # Whose head or officer they are: a case of that setting is a conflict waiting to be declared.
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)  # the last day
    history = HistoricalRecords()

    class Meta:
        ordering = ["panel", "user__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "user"],
                condition=models.Q(until_on=None),
                name="one_open_seat_on_a_panel",
            )
        ]

    def sits_on(self, day: date) -> bool:
        """Whether the seat is held on a day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


class Meeting(models.Model):
    """One meeting of a panel, or the same record for urgent business between meetings."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        CIRCULATED = "circulated", "Papers sent"
        BEGUN = "begun", "Under way"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    starts_at = models.TimeField()
    place = models.CharField(max_length=200, blank=True)
    capacity = models.PositiveSmallIntegerField()
    papers_due = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    urgent_because = models.TextField(blank=True)  # filled: business between two meetings
    cancelled_because = models.TextField(blank=True)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    planned_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["on", "starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "on"],
                condition=~models.Q(state="cancelled") & models.Q(urgent_because=""),
                name="one_meeting_of_a_panel_a_day",
            )
        ]

    @property
    def is_urgent(self) -> bool:
        return bool(self.urgent_because)

    @property
    def is_open(self) -> bool:
        """Whether cases can still be put on it."""
        return self.state in (self.State.PLANNED, self.State.CIRCULATED, self.State.BEGUN)


class Attendance(models.Model):
    """When somebody was in a meeting. Who leaves and comes back has two lines.

    A line that was wrong is struck out with a reason and stays; `corrects` is on what replaced it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    remote = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_as"
    )
    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    struck_because = models.TextField(blank=True, db_default="")

    class Meta:
        ordering = ["joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "membership"],
                condition=models.Q(left_at=None, struck_at=None),
                name="in_the_room_once",
            )
        ]
