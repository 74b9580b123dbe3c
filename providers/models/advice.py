"""Advice for an assessment (regulation 6): who was asked, what for, and what they answered."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models import Case, Document, Upload

from .register import Provider


class AdviceRequest(models.Model):
    """One source asked for advice on one case, with a clock of its own (rule A03).

    The clock listens to facts about `about`; a longer time that is asked for never moves it.
    """

    class Source(models.TextChoices):
        EDUCATION = "education", "Education: the head or principal"
        MEDICAL = "medical", "Health"
        PSYCHOLOGY = "psychology", "Educational psychologist"
        SOCIAL_CARE = "social_care", "Social care"
        SENSORY = "sensory", "Qualified teacher for hearing or vision"
        ADULTHOOD = "adulthood", "Preparing for adulthood"
        FAMILY_ASKED = "family_asked", "Somebody the family asked us to ask"
        OTHER = "other", "Somebody else we think right"

    class State(models.TextChoices):
        ASKED = "asked", "Asked"
        ANSWERED = "answered", "Answered"
        DECLINED = "declined", "Sent back"
        WITHDRAWN = "withdrawn", "No longer needed"
        REUSED = "reused", "Existing advice used"
        NO_REUSE = "no_reuse", "Existing advice may not be used"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="advice_requests")
    provider = models.ForeignKey(
        Provider, null=True, on_delete=models.PROTECT, related_name="advice_requests"
    )
    source = models.CharField(max_length=12, choices=Source.choices)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    questions = models.TextField(blank=True)
    sent_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)  # the day it reached them, where known
    answered_on = models.DateField(null=True, blank=True)
    # What the family said goes along (regulation 6(3)), with any other papers they need.
    papers = models.ManyToManyField(Document, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # Within the provider; empty again when that person leaves.
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    declined_because = models.TextField(blank=True)
    more_time_until = models.DateField(null=True, blank=True)
    more_time_because = models.TextField(blank=True)
    # Existing advice is used only when its author, the council and the family agree (reg 6(4)).
    # `asked_by` noted it. Where one said no, `declined_because` says who.
    existing = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    author_agreed_on = models.DateField(null=True, blank=True)
    council_agreed_on = models.DateField(null=True, blank=True)
    family_agreed_on = models.DateField(null=True, blank=True)
    # The officer lets this author read the advice that others handed in. Not unless they say so.
    sees_others = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["provider", "state"])]

    @property
    def about(self) -> str:
        """What the case's entries and clocks call this request: "advice:17"."""
        return f"advice:{self.pk}"


class AdviceNeeds(models.Model):
    """What decides whom the law has us ask on one case. Empty is: nobody has said yet."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="advice_needs")
    hearing = models.BooleanField(null=True)  # impaired (regulation 6(2))
    vision = models.BooleanField(null=True)
    parent_serves = models.BooleanField(null=True)  # in the armed forces
    # Whom the family asked us to ask, a line for each (regulation 6(1)(h)).
    family_asked = models.TextField(blank=True)
    # Services that work with the child already.
    services = models.ManyToManyField(Provider, blank=True, related_name="+")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    noted_at = models.DateTimeField(auto_now=True)


class AdviceVersion(models.Model):
    """One version of the advice. What was handed in never changes: a newer one follows it."""

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        GIVEN = "given", "Handed in"
        WITHDRAWN = "withdrawn", "Withdrawn"

    request = models.ForeignKey(AdviceRequest, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    summary = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    # The lines as a paper of their own, where a document was handed in beside them.
    lines_document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # Of a draft: the file as it was sent, in quarantine until it is handed in.
    upload = models.ForeignKey(Upload, null=True, on_delete=models.PROTECT, related_name="+")
    # Whether the document's pages hold text: a scan without text is "not read" (H-143).
    is_read = models.BooleanField(null=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    author_name = models.CharField(max_length=150, blank=True)  # as it stands under the advice
    author_role = models.CharField(max_length=150, blank=True)
    author_number = models.CharField(max_length=40, blank=True)  # in the register of a profession
    dated_on = models.DateField(null=True, blank=True)
    given_at = models.DateTimeField(null=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    edit = models.PositiveIntegerField(default=0)  # goes up with each saving: two editors notice
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # A colleague who is answerable for it read it as it stood at `signed_edit`.
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(null=True)
    signed_edit = models.PositiveIntegerField(null=True)
    # Why it might be about another child, as whoever handed it in was told and set aside.
    doubts = models.JSONField(default=list, blank=True)
    corrects_because = models.TextField(blank=True)
    withdrawn_because = models.TextField(blank=True)
    # Why a person took it although its text names somebody else, or not this child.
    looked_because = models.TextField(blank=True)
    # Of a scan: the day on which a version with text was asked for.
    text_asked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="one_advice_per_number")
        ]

    @property
    def is_signed(self) -> bool:
        """Whether a colleague signed it as it stands. A change after that undoes the signature."""
        return self.signed_by_id is not None and self.signed_edit == self.edit


class AdviceLine(models.Model):
    """One need, outcome or provision in the advice, in the shape that a plan takes."""

    class Kind(models.TextChoices):
        NEED = "need", "Need"
        OUTCOME = "outcome", "Outcome"
        PROVISION = "provision", "Provision"

    version = models.ForeignKey(AdviceVersion, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    # Of provision: by whom, how much, how often; or why that cannot be said.
    who = models.CharField(max_length=200, blank=True)
    amount = models.CharField(max_length=200, blank=True)
    how_often = models.CharField(max_length=200, blank=True)
    not_quantified_because = models.CharField(max_length=300, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["kind", "number", "pk"]


class AdviceMark(models.Model):
    """Its author says that the advice holds what somebody must not be shown.

    Until a senior of the council takes the mark away, the advice is not shared with the family,
    and not with the others who give advice.
    """

    class Kind(models.TextChoices):
        THIRD_PARTY = "third_party", "It tells of somebody other than the child"
        SAFETY = "safety", "Somebody would be in danger if it were known"

    request = models.ForeignKey(AdviceRequest, on_delete=models.PROTECT, related_name="marks")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    kept_from = models.CharField(max_length=200)
    because = models.TextField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True)
    removed_because = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]


class Chaser(models.Model):
    """One reminder of late advice, or its raising with the lead of the service. Once per step."""

    class How(models.TextChoices):
        EMAIL = "email", "Email"
        CALL = "call", "Telephone"

    request = models.ForeignKey(AdviceRequest, on_delete=models.PROTECT, related_name="chasers")
    # "first", "second", "escalated"; by hand, "hand-1" and so on.
    step = models.CharField(max_length=10)
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    how = models.CharField(max_length=5, choices=How.choices, default=How.EMAIL)
    note = models.TextField(blank=True)  # what was said
    to = models.CharField(max_length=250)
    message = models.ForeignKey(
        "cases.Message", null=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "step"], name="chased_once_per_step")
        ]
