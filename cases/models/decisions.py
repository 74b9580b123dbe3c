"""What the authority decided, why, and what it was advised. The legal day is in the chronology."""

from django.conf import settings
from django.db import models

from .case import Case


class Decision(models.Model):
    """One legal question answered, or held until a senior has explained a reason in it.

    The panel advises and the officer decides: both are kept, side by side.
    """

    class Question(models.TextChoices):
        ASSESS = "assess", "Whether to carry out an EHC needs assessment"
        ISSUE = "issue", "Whether to issue an EHC plan"

    class State(models.TextChoices):
        HELD = "held", "Waiting for a senior"
        MADE = "made", "Made"
        DROPPED = "dropped", "Dropped"

    class Advice(models.TextChoices):
        NONE = "none", "No panel was asked"
        YES = "yes", "The panel advised yes"
        NO = "no", "The panel advised no"
        UNSURE = "unsure", "The panel asked for more, or was divided"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    question = models.CharField(max_length=6, choices=Question.choices)
    answer = models.BooleanField()  # yes: assess, issue
    on = models.DateField()
    grounds = models.JSONField(default=list)  # codes of the structured reasons
    reasons = models.TextField()
    advice = models.CharField(max_length=6, choices=Advice.choices, default=Advice.NONE)
    advised_on = models.DateField(null=True)
    advice_said = models.TextField(blank=True)
    departs_because = models.TextField(blank=True)  # why the officer did not follow the panel
    state = models.CharField(max_length=7, choices=State.choices, default=State.MADE)
    stopped_by = models.JSONField(default=list)  # codes of the phrases the law does not know
    explanation = models.TextField(blank=True)
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    explained_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "question"],
                condition=models.Q(state="held"),
                name="one_held_decision_per_question",
            )
        ]
