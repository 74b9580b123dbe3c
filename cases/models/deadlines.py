"""Clocks: what the law makes of the chronology. Disposable, except what a person decided."""

from django.conf import settings
from django.db import models

from .case import Case


class Deadline(models.Model):
    """One duty's date on one case. Derived: only `cases.actions.deadlines` writes it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deadlines")
    rule = models.CharField(max_length=8)
    about = models.CharField(max_length=60, blank=True)
    force = models.CharField(max_length=10)
    due = models.DateField(null=True)
    met_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    disapplied = models.BooleanField(default=False)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "rule", "about"], name="one_clock_per_duty")
        ]
        indexes = [
            models.Index(
                fields=["due"],
                condition=models.Q(met_on=None, ended_on=None, disapplied=False),
                name="running_clocks",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.about} {self.due}"


class StatutoryException(models.Model):
    """An officer's recorded judgement that a listed ground makes one time limit impractical.

    It switches the limit off while, and because, the ground applies. It never moves the date.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="exceptions")
    rule = models.CharField(max_length=8)
    about = models.CharField(max_length=60, blank=True)
    ground = models.CharField(max_length=40)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    why = models.TextField()
    relied_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    relied_on_at = models.DateTimeField(auto_now_add=True)
    evidence = models.TextField(blank=True, db_default="")
    # A senior answers each one. Until then it counts, and is marked as not yet approved.
    approved_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_because = models.TextField(blank=True, db_default="")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "rule", "about"],
                condition=models.Q(withdrawn_at=None),
                name="one_exception_per_limit",
            )
        ]
        indexes = [
            models.Index(
                fields=["relied_on_at", "id"],
                condition=models.Q(approved_at=None, answered_by=None, withdrawn_at=None),
                name="exceptions_to_answer",
            )
        ]

    @property
    def is_unanswered(self) -> bool:
        """Whether it is relied on and no senior has answered it yet."""
        return self.withdrawn_at is None and self.approved_at is None

    @property
    def was_refused(self) -> bool:
        """Whether a senior ended it."""
        answered = self.answered_by_id is not None
        return answered and self.withdrawn_at is not None and self.approved_at is None


class Reminder(models.Model):
    """One nudge that a deadline has earned, to one person. Never made twice.

    Tied to the duty and its date and not to the `Deadline` row, which may be rebuilt: a date
    that moves earns its own reminders, and a rebuilt row earns none again.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reminders")
    rule = models.CharField(max_length=8)
    about = models.CharField(max_length=60, blank=True)
    due = models.DateField()
    step = models.SmallIntegerField()  # days after the date; negative is before it
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    planned_on = models.DateField()
    message = models.ForeignKey(
        "cases.Message", null=True, on_delete=models.PROTECT, related_name="reminders"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "rule", "about", "due", "step", "to"], name="one_reminder_per_step"
            )
        ]
        indexes = [
            # Those that are in no digest yet, person by person: few, however many there were.
            models.Index(
                fields=["to"], condition=models.Q(message=None), name="reminders_in_no_digest"
            )
        ]
