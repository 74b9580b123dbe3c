"""Asking a setting that might be named in the plan (sections 39 and 40), and its answers."""

from django.conf import settings
from django.db import models

from cases.models import Case, Document

from .register import Provider


class Consultation(models.Model):
    """One setting consulted on one case. Fifteen days to answer is guidance (rule A06), not law."""

    class State(models.TextChoices):
        SENT = "sent", "Consulted"
        ANSWERED = "answered", "Answered"
        WITHDRAWN = "withdrawn", "Withdrawn"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consultations")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="consultations")
    state = models.CharField(max_length=9, choices=State.choices, default=State.SENT)
    sent_on = models.DateField()
    family_asked_for_it = models.BooleanField(default=False)  # section 38(2)(b)(ii)
    papers = models.ManyToManyField(Document, related_name="+")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "provider"],
                condition=models.Q(state="sent"),
                name="consulted_once_at_a_time",
            )
        ]

    @property
    def about(self) -> str:
        """What the case's entries and clocks call this consultation: "consultation:17"."""
        return f"consultation:{self.pk}"


class ConsultationAnswer(models.Model):
    """What a setting answered. A later answer follows an earlier one and never changes it."""

    class Position(models.TextChoices):
        CAN = "can", "Can meet the needs"
        PART = "part", "Can meet part of the needs"
        CANNOT = "cannot", "Says it cannot"

    class Ground(models.TextChoices):
        NONE = "none", "No reason the law knows"
        UNSUITABLE = "unsuitable", "Unsuitable for age, ability, aptitude or needs: s.39(4)(a)"
        OTHERS = "others", "Education of others: s.39(4)(b)(i)"
        RESOURCES = "resources", "Use of resources: s.39(4)(b)(ii)"

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="answers")
    position = models.CharField(max_length=6, choices=Position.choices)
    ground = models.CharField(max_length=10, choices=Ground.choices, default=Ground.NONE)
    reasons = models.TextField(blank=True)
    cannot_deliver = models.TextField(blank=True)  # which items of Section F
    steps_considered = models.TextField(blank=True)  # reasonable steps: section 39(4)(b)
    says_full = models.BooleanField(default=False)
    place_from = models.DateField(null=True, blank=True)
    fee = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)  # a year
    received_on = models.DateField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(auto_now_add=True)
    on_behalf = models.BooleanField(default=False)  # written down by us from a letter or a call
    # What the council makes of the reason claimed.
    assessment = models.TextField(blank=True)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]

    @property
    def is_reason_missing(self) -> bool:
        """Whether it is a no with nothing that section 39(4) knows: being full is no reason."""
        return self.position == self.Position.CANNOT and self.ground == self.Ground.NONE
