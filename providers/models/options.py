"""The settings that might be named, side by side, with what each would cost whom."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from cases.models import Case

from .register import Provider


class Option(models.Model):
    """One way to make the provision: a setting, or a package made for one child."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="options")
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="options"
    )
    title = models.CharField(max_length=200)  # "Bespoke package" where there is no provider
    family_prefers = models.BooleanField(default=False)
    suitability = models.TextField(blank=True)  # section 39(4)(a)
    effect_on_others = models.TextField(blank=True)  # section 39(4)(b)(i)
    resources = models.TextField(blank=True)  # section 39(4)(b)(ii)
    speaks_for = models.TextField(blank=True)
    speaks_against = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    left_out_because = models.TextField(blank=True)  # no longer an option, and why

    class Approval(models.TextChoices):
        NONE = "", "Not asked for"
        ASKED = "asked", "Waiting for approval"
        APPROVED = "approved", "Approved"
        REFUSED = "refused", "Refused"

    # Of a package made for one child: whoever asks never approves, and a change takes it back.
    approval = models.CharField(max_length=8, choices=Approval.choices, blank=True, default="")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    answered_because = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]


class Cost(models.Model):
    """One head of cost of one option. An empty amount is unknown: it is never counted as nothing.

    `amount` is in pounds for a whole financial year (April to March), net of recoverable VAT.
    """

    class Head(models.TextChoices):
        CORE = "core", "Core funding of the place (element 1)"
        PLACE = "place", "Place funding (element 2)"
        TOP_UP = "top_up", "Top-up (element 3)"
        FEE = "fee", "Fees"
        THERAPY = "therapy", "Therapy"
        TRANSPORT = "transport", "Transport"
        HEALTH = "health", "Health"
        CARE = "care", "Social care"
        OTHER = "other", "Other"

    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="costs")
    head = models.CharField(max_length=9, choices=Head.choices)
    year = models.CharField(max_length=7)  # "2026-27"
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    one_off = models.BooleanField(default=False)
    paid_by = models.CharField(max_length=60, blank=True)  # whose budget: "High needs block"
    working = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["option", "head", "year"], name="one_cost_per_head"),
            models.CheckConstraint(
                condition=models.Q(amount=None) | models.Q(amount__gte=0), name="no_negative_cost"
            ),
        ]


class Band(models.Model):
    """One band of the council's top-up: what it pays a year, from a day on, for so many points.

    Bands are money, never provision: a plan does not name them.
    """

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=150, blank=True)
    points_from = models.PositiveIntegerField(null=True, blank=True)
    points_to = models.PositiveIntegerField(null=True, blank=True)
    amount = models.DecimalField(max_digits=10, decimal_places=2)  # a year
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)  # the last day it holds
    source = models.CharField(max_length=200)
    history = HistoricalRecords()

    class Meta:
        ordering = ["code", "-from_on"]
        constraints = [
            models.UniqueConstraint(fields=["code", "from_on"], name="one_band_from_a_day"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="band_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}".strip()


class PackageLine(models.Model):
    """One thing bought in a package made for one child: by whom, how much, at what rate."""

    class Per(models.TextChoices):
        HOUR = "hour", "hours"
        DAY = "day", "days"
        ONCE = "once", "items, once"

    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="lines")
    what = models.CharField(max_length=200)
    provider = models.ForeignKey(Provider, null=True, on_delete=models.PROTECT, related_name="+")
    rate = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    per = models.CharField(max_length=4, choices=Per.choices, default=Per.HOUR)
    how_many = models.DecimalField(max_digits=7, decimal_places=2)  # a week; once: in all
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)  # a year
    source = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rate=None) | models.Q(rate__gte=0), name="line_not_negative"
            )
        ]


class PersonalBudget(models.Model):
    """A request for a personal budget, what was agreed or refused, and why."""

    class State(models.TextChoices):
        ASKED = "asked", "Asked for"
        AGREED = "agreed", "Agreed"
        REFUSED = "refused", "Refused"
        ENDED = "ended", "Ended"

    class Way(models.TextChoices):
        DIRECT = "direct", "Direct payment to the family"
        THIRD = "third", "Paid to somebody who holds it for them"
        NOTIONAL = "notional", "Arranged by the council"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="personal_budgets")
    state = models.CharField(max_length=7, choices=State.choices, default=State.ASKED)
    asked_on = models.DateField()
    what_for = models.TextField()
    way = models.CharField(max_length=8, choices=Way.choices, blank=True)
    amount = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)  # a year
    starts_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    reasons = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_on = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-asked_on", "-pk"]
