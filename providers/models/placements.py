"""Where a child is placed, what the council is bound to pay for it, and what went to the ledger."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from cases.models import Case

from .register import Provider


class Placement(models.Model):
    """A child at a setting from a day to a day. `named_in_plan` ties it to Section I."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="placements")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="placements")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # the last day
    ended_because = models.TextField(blank=True)
    # A straight line, unless somebody measured the way: fit for a first look, never for a refusal.
    miles = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    miles_measured = models.BooleanField(default=False)
    transport_eligible = models.BooleanField(null=True, blank=True)
    transport_note = models.TextField(blank=True)
    named_in_plan = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_on", "pk"]


class Commitment(models.Model):
    """An amount the council is bound to pay for a placement, asked by one and approved by another.

    `rate` is in pounds a year, a day or once; `starts_on` and `ends_on` are both paid days.
    """

    class Per(models.TextChoices):
        YEAR = "year", "a year"
        DAY = "day", "a day"
        ONCE = "once", "once"

    class State(models.TextChoices):
        ASKED = "asked", "Waiting for approval"
        APPROVED = "approved", "Approved"
        REFUSED = "refused", "Refused"

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="commitments")
    head = models.CharField(max_length=9)  # of `Cost.Head`
    rate = models.DecimalField(max_digits=12, decimal_places=2)
    per = models.CharField(max_length=4, choices=Per.choices, default=Per.YEAR)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    answered_because = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(rate__gte=0), name="no_negative_rate")
        ]


class LedgerBatch(models.Model):
    """What went to the ledger in one go, up to the end of a month, with its control total."""

    through = models.DateField()  # the last day of the month it goes up to
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    lines_count = models.PositiveIntegerField(default=0)
    total = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    sha256 = models.CharField(max_length=64, blank=True)  # of the file, made again the same
    taken_at = models.DateTimeField(null=True)  # somebody has put it into the ledger
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]


class LedgerLine(models.Model):
    """What one commitment costs in one month, less what went before: below nothing, a claw-back."""

    batch = models.ForeignKey(LedgerBatch, on_delete=models.PROTECT, related_name="lines")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="ledger_lines"
    )
    month = models.DateField()  # its first day
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "commitment", "month"], name="one_ledger_line_a_month"
            )
        ]
