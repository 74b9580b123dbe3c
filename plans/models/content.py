"""What a version says: texts of sections, needs, outcomes, provision, and the links between them.

Each line keeps its `key` from version to version, so that a later one can be laid beside it.
"""

from __future__ import annotations

import uuid

from django.db import models
from simple_history.models import HistoricalRecords

from .plan import Version


class Wording(models.Model):
    """One text of a section that is no item: a view, a strength list, a nil statement.

    `name` says where it stands: "A.child_voice", "B.strengths", "nil.H2" (`plans.sections`).
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="wordings")
    name = models.CharField(max_length=40)
    text = models.TextField(blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "name"], name="one_wording_per_place")
        ]


class Item(models.Model):
    """What a need, an outcome and a line of provision have in common.

    A number is never used again in a plan. A line taken out can be put back.
    """

    key = models.UUIDField(default=uuid.uuid4)
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_because = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """What people call it: B1, E3, H1.2."""
        section = str(getattr(self, "section", "E"))
        return f"{section}.{self.number}" if section.startswith("H") else f"{section}{self.number}"


class Need(Item):
    """One need, in Section B, C or D."""

    class Section(models.TextChoices):
        B = "B", "B: special educational needs"
        C = "C", "C: health needs"
        D = "D", "D: social care needs"

    class Area(models.TextChoices):
        COMMUNICATION = "Communication and interaction", "Communication and interaction"
        COGNITION = "Cognition and learning", "Cognition and learning"
        WELLBEING = "Social, emotional and mental health", "Social, emotional and mental health"
        SENSORY = "Sensory and physical", "Sensory and physical"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="needs")
    section = models.CharField(max_length=1, choices=Section.choices, default=Section.B)
    area = models.CharField(max_length=40, choices=Area.choices, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["section", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "section", "number"], name="one_need_per_number"
            )
        ]


class Outcome(Item):
    """One outcome, in Section E."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="outcomes")
    by = models.DateField(null=True, blank=True)
    aspiration = models.TextField(blank=True)
    steps = models.TextField(blank=True)
    needs = models.ManyToManyField(Need, related_name="outcomes")

    history = HistoricalRecords()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="one_outcome_per_number")
        ]


class Provision(Item):
    """One line of provision, in Section F, G, H1 or H2."""

    class Section(models.TextChoices):
        F = "F", "F: special educational provision"
        G = "G", "G: health provision"
        H1 = "H1", "H1: social care provision under the 1970 Act"
        H2 = "H2", "H2: other social care provision"

    class Kind(models.TextChoices):
        PROVISION = "provision", "Provision"
        MONITORING = "monitoring", "Checking on other provision"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="provision")
    section = models.CharField(max_length=2, choices=Section.choices, default=Section.F)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PROVISION)
    what = models.CharField(max_length=300, blank=True)
    who = models.CharField(max_length=300, blank=True)
    expertise = models.CharField(max_length=300, blank=True)
    ratio = models.CharField(max_length=100, blank=True)
    frequency = models.CharField(max_length=200, blank=True)
    duration = models.CharField(max_length=200, blank=True)
    setting = models.CharField(max_length=200, blank=True)
    start = models.CharField(max_length=200, blank=True)
    end = models.CharField(max_length=200, blank=True)
    monitored_by = models.CharField(max_length=300, blank=True)
    needs = models.ManyToManyField(Need, related_name="provision")
    outcomes = models.ManyToManyField(Outcome, related_name="provision")

    history = HistoricalRecords()

    class Meta:
        ordering = ["section", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "section", "number"], name="one_line_per_number"
            )
        ]
