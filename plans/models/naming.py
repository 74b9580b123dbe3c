"""Section I (where the child goes), Section J (money) and who agreed to Section G."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from providers.models import Consultation, Provider

from .plan import Plan, Version


class Naming(models.Model):
    """Section I of one version. Empty in every draft (section 38(5) of the Act)."""

    class Reason(models.TextChoices):
        TYPE_ONLY = "type_only", "Only a type of setting is named"
        OTHERWISE = "otherwise_than_at_school", "Education otherwise than at school (section 61)"

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="naming")
    provider = models.ForeignKey(Provider, null=True, on_delete=models.PROTECT, related_name="+")
    # As issued: a setting that is renamed later keeps the name the plan gave it.
    name = models.CharField(max_length=250, blank=True)
    urn = models.CharField(max_length=6, blank=True)
    type = models.CharField(max_length=200, blank=True)
    from_date = models.DateField(null=True, blank=True)
    until_name = models.CharField(max_length=250, blank=True)
    until_urn = models.CharField(max_length=6, blank=True)
    until_type = models.CharField(max_length=200, blank=True)
    until_date = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=24, choices=Reason.choices, blank=True)
    note = models.TextField(blank=True)
    # Why it is not the setting that the family asked for: their letter says so.
    because = models.TextField(blank=True)
    # Why a setting is named that was never consulted: only a senior may say so.
    not_consulted_because = models.TextField(blank=True, default="", db_default="")
    consultation = models.ForeignKey(
        Consultation, null=True, on_delete=models.PROTECT, related_name="+"
    )

    history = HistoricalRecords()


class Budget(models.Model):
    """Section J of one version."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="budget")
    requested = models.BooleanField(null=True)
    direct_payment = models.BooleanField(null=True)
    amount = models.CharField(max_length=200, blank=True)
    service = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    outcomes = models.TextField(blank=True)
    arrangements = models.TextField(blank=True)

    history = HistoricalRecords()


class HealthAgreement(models.Model):
    """The health body agreed to Section G as it then stood (regulation 12(2)).

    `mark` is the fingerprint of that Section G. When G changes, it has to agree again.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="health_agreements")
    body = models.CharField(max_length=200)
    officer = models.CharField(max_length=200)
    agreed_on = models.DateField()
    mark = models.CharField(max_length=64)
    # What they agreed to, so that a later change can be laid beside it.
    said = models.JSONField(default=dict, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
