"""Who of a family signs in, how we know who they are, and whom they let help."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from cases.models import Case, Document, FamilyMember

USER = settings.AUTH_USER_MODEL


class Part(models.TextChoices):
    """A part of the family's side that somebody may see. As few are given as will do."""

    WHERE = "where", "Where we are and what is next"
    DOCUMENTS = "documents", "Letters and documents"
    PLAN = "plan", "The plan, its drafts and our answers"
    SAY = "say", "Views and comments"
    MESSAGES = "messages", "Messages"


class Invitation(models.Model):
    """An officer's leave for one member of a family to have an account, once they know who it is.

    Where the details of anybody in the family are withheld, a second person says so too.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for a second person"
        SENT = "sent", "Sent"
        USED = "used", "Used"
        ENDED = "ended", "Ended"

    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="invitations")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    identity_seen = models.CharField(max_length=200)
    relation_seen = models.CharField(max_length=200)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    asked_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    second_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    second_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    open_until = models.DateField(null=True)
    used_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=models.Q(state__in=("waiting", "sent")),
                name="one_open_invitation",
            )
        ]


class Holding(models.Model):
    """Somebody who signs in as one member of one child's family. Several children: several rows."""

    user = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="holdings")
    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="holdings")
    invitation = models.OneToOneField(
        Invitation, null=True, on_delete=models.PROTECT, related_name="holding"
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")
    ended_because = models.CharField(max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=models.Q(ended_at=None), name="one_holding_of_a_member"
            )
        ]


class OrderedView(models.Model):
    """What a court order still lets somebody see. Without a row they see nothing (H-030)."""

    member = models.OneToOneField(
        FamilyMember, on_delete=models.PROTECT, related_name="ordered_view"
    )
    parts = models.JSONField(default=list)
    because = models.TextField()
    evidence = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    set_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    history = HistoricalRecords()


class Helper(models.Model):
    """Somebody whom the holder of the rights lets see some parts until a day, and take part or not.

    A supporter, a school, an interpreter; or, once the young person holds the rights, a parent.
    """

    class Kind(models.TextChoices):
        SUPPORTER = "supporter", "Somebody who supports us"
        ADVOCATE = "advocate", "An advocate"
        SCHOOL = "school", "A school or college"
        INTERPRETER = "interpreter", "An interpreter"
        PARENT = "parent", "A parent or carer"

    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="helpers")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="helpers")
    user = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="helps")
    # Where the helper is of the family too: the parent of a young person.
    parent = models.ForeignKey(
        FamilyMember, null=True, on_delete=models.PROTECT, related_name="helps_as_parent"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    kind = models.CharField(max_length=11, choices=Kind.choices)
    parts = models.JSONField(default=list)
    may_write = models.BooleanField(default=False)
    ends_on = models.DateField()
    given_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    joined_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(USER, null=True, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "pk"]


class Capacity(models.Model):
    """Whether a young person could make one decision, on one day, and why we think so.

    Never a blanket finding: each row is about one decision (Mental Capacity Act 2005, sections 2
    and 3; Special Educational Needs and Disability Regulations 2014, regulation 64). Who decides in
    their place sees the parts that this one decision needs, and no others.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="capacity")
    about = models.CharField(max_length=200)
    has_capacity = models.BooleanField()
    support_given = models.TextField()
    reasons = models.TextField()
    on = models.DateField()
    # Who decides in their place: a deputy, an attorney or a representative; else the parent.
    representative = models.ForeignKey(
        FamilyMember, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # What whoever decides must see of the case to decide this: parts, as few as will do.
    opens = models.JSONField(default=list)
    review_on = models.DateField(null=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-pk"]
