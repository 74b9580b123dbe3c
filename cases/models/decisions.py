"""What the authority decided, why, and what it was advised. The legal day is in the chronology."""

from django.conf import settings
from django.db import models

from accounts.models import User

from .case import Case
from .documents import Document


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
        """Not whose it was: without its quorum it is the advice of those present (H-204)."""

        NONE = "none", "No panel was asked"
        YES = "yes", "Advised yes"
        NO = "no", "Advised no"
        UNSURE = "unsure", "Asked for more, or divided"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    question = models.CharField(max_length=6, choices=Question.choices)
    answer = models.BooleanField()  # yes: assess, issue
    on = models.DateField()
    grounds = models.JSONField(default=list)  # codes of the structured reasons
    reasons = models.TextField()
    feedback = models.TextField(blank=True)  # what the assessment found, for the family
    why_late = models.TextField(blank=True, db_default="")  # for the family, after the limit
    # What goes with the letter, and why something does not: in words for the family.
    enclosed = models.ManyToManyField(Document, related_name="+")
    not_enclosed = models.TextField(blank=True, db_default="")
    advice = models.CharField(max_length=6, choices=Advice.choices, default=Advice.NONE)
    advised_on = models.DateField(null=True)
    advice_said = models.TextField(blank=True)
    departs_because = models.TextField(blank=True)  # why the officer did not follow the panel
    state = models.CharField(max_length=7, choices=State.choices, default=State.MADE)
    told_already = models.BooleanField(default=False)  # no letter goes with it: they were told
    # The reasons in it that the law does not know: [{"code": ..., "words": ...}].
    stopped_by = models.JSONField(default=list)
    rewrites = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="rewritten_as"
    )
    explanation = models.TextField(blank=True)
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    explained_at = models.DateTimeField(null=True)
    # A senior sent it back: it still waits, for whoever wrote it.
    sent_back_because = models.TextField(blank=True, db_default="")
    sent_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_back_at = models.DateTimeField(null=True)
    dropped_because = models.TextField(blank=True, db_default="")
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
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

    @property
    def is_held(self) -> bool:
        return self.state == self.State.HELD

    @property
    def answer_words(self) -> str:
        """The answer in a few words."""
        return _ANSWERS[self.question, self.answer]

    @property
    def departs(self) -> bool:
        """Whether the officer decided otherwise than the panel advised."""
        return departs(self.advice, self.answer)

    @property
    def authors(self) -> list[User]:
        """Everybody who wrote it, from the first wording to this one."""
        found, one = [self.by], self.rewrites
        while one is not None:
            found.append(one.by)
            one = one.rewrites
        return found


def departs(advice: str, answer: bool) -> bool:
    """Whether an answer is not what a panel advised."""
    return advice == (Decision.Advice.NO if answer else Decision.Advice.YES)


_ANSWERS = {
    ("assess", True): "Carry out an assessment",
    ("assess", False): "Do not carry out an assessment",
    ("issue", True): "Issue a plan",
    ("issue", False): "Do not issue a plan",
}
