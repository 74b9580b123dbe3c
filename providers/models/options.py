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
