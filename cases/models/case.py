"""One request and all that follows, until it ends."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Upper
from simple_history.models import HistoricalRecords

from .people import Child


class Case(models.Model):
    """One request for an assessment and all that follows, held by a named officer.

    What stands under "derived" is written by `cases.actions.deadlines.sync` alone and can be
    thrown away and rebuilt: it lets a list of cases be read with one query.
    """

    class Source(models.TextChoices):
        PARENT = "parent", "Parent or carer"
        YOUNG_PERSON = "young_person", "Young person"
        SCHOOL = "school", "School or early years setting"
        COLLEGE = "college", "College"
        OTHER = "other", "Somebody else"

    class Complexity(models.TextChoices):
        USUAL = "usual", "Usual"
        COMPLEX = "complex", "Complex"
        VERY = "very", "Very complex"

    class Waiting(models.TextChoices):
        US = "us", "Us"
        FAMILY = "family", "The family"
        ADVISERS = "advisers", "Advice-givers"
        SETTING = "setting", "The setting"
        TRIBUNAL = "tribunal", "The Tribunal"
        NOBODY = "nobody", "Nobody"

    reference = models.CharField(max_length=40, unique=True)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="cases")
    source = models.CharField(max_length=12, choices=Source.choices)
    requester = models.CharField(max_length=200, blank=True)
    setting_urn = models.CharField(max_length=6, blank=True)
    setting_name = models.CharField(max_length=200, blank=True)
    setting_address = models.TextField(blank=True, default="", db_default="")
    setting_email = models.EmailField(blank=True, default="", db_default="")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="caseload",
    )
    team = models.ForeignKey("accounts.Team", null=True, blank=True, on_delete=models.PROTECT)
    # How much work a case is, for a fair share; what each adds is in `cases.weights`.
    complexity = models.CharField(
        max_length=8,
        choices=Complexity.choices,
        default=Complexity.USUAL,
        db_default=Complexity.USUAL.value,
    )
    restricted = models.BooleanField(default=False)
    restricted_because = models.TextField(blank=True, db_default="")
    opened_at = models.DateTimeField(auto_now_add=True)
    # Whether a hold stands on it: written by `cases.actions.holds` alone.
    held = models.BooleanField(default=False, db_default=False)

    # Derived.
    closed_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=30, blank=True)
    received_on = models.DateField(null=True, blank=True)
    next_due = models.DateField(null=True, blank=True)
    next_rule = models.CharField(max_length=8, blank=True)
    next_force = models.CharField(max_length=10, blank=True)
    disapplied = models.BooleanField(default=False)
    waiting_on = models.CharField(max_length=8, choices=Waiting.choices, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    history = HistoricalRecords(
        excluded_fields=[
            "held",
            "closed_on",
            "stage",
            "received_on",
            "next_due",
            "next_rule",
            "next_force",
            "disapplied",
            "waiting_on",
            "problem",
        ]
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["officer", "-problem", "next_due", "id"],
                condition=models.Q(closed_on=None),
                name="open_caseload",
            ),
            models.Index(
                fields=["-problem", "next_due", "id"],
                condition=models.Q(closed_on=None),
                name="open_cases",
            ),
            models.Index(
                fields=["next_due", "id"],
                condition=models.Q(closed_on=None, disapplied=True),
                name="open_disapplied",
            ),
            models.Index(
                fields=["team", "next_due", "id"],
                condition=models.Q(closed_on=None),
                name="open_team",
            ),
            models.Index(Upper("reference"), name="case_by_reference"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.closed_on is None
