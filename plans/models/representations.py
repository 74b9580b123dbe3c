"""What the family said of a draft or of proposed amendments, point by point, and our answers."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.models import Case, Document, FamilyMember
from providers.models import Provider

from .plan import Version


class Representation(models.Model):
    """One letter, call or message of the family about one version that was sent to them."""

    class How(models.TextChoices):
        LETTER = "letter", "By post"
        EMAIL = "email", "By email"
        CALL = "call", "By telephone"
        MEETING = "meeting", "In a meeting"
        PORTAL = "portal", "On our site"

    # The version they had before them. A newer one does not change that (H-105).
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="representations")
    member = models.ForeignKey(FamilyMember, null=True, on_delete=models.PROTECT, related_name="+")
    from_whom = models.CharField(max_length=200)
    how = models.CharField(max_length=7, choices=How.choices, default=How.LETTER)
    received_on = models.DateField()
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    wants_meeting = models.BooleanField(default=False)
    meeting_on = models.DateField(null=True, blank=True)
    meeting_note = models.TextField(blank=True)
    # Recorded by mistake: of another child, or twice. Its points then wait for nothing.
    set_aside_because = models.TextField(blank=True, default="", db_default="")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["received_on", "pk"]

    @property
    def case(self) -> Case:
        """The case it belongs to."""
        return self.version.plan.case


class Point(models.Model):
    """One thing they ask for. None may be open when the plan becomes final."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        PART = "part", "Accepted in part"
        REFUSED = "refused", "Not accepted"

    representation = models.ForeignKey(
        Representation, on_delete=models.PROTECT, related_name="points"
    )
    number = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=2, blank=True)
    item = models.CharField(max_length=10, blank=True)
    text = models.TextField()
    # A setting they ask us to name (section 38(2)(b)(ii)).
    asks_for = models.ForeignKey(Provider, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    why = models.TextField(blank=True)
    change = models.TextField(blank=True)  # what was changed in the plan, in words for them
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["representation", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["representation", "number"], name="one_point_per_number"
            )
        ]

    @property
    def case(self) -> Case:
        """The case it belongs to."""
        return self.representation.case
