"""What reached us before it is a case: a request by one route, and two records of one child."""

from django.conf import settings
from django.db import models

from .case import Case
from .people import Child, Sex


class IntakeItem(models.Model):
    """One request as it reached us by one route, kept whole whatever becomes of it.

    `received_on` is the day it truly reached us, and `dated_by` says how we know: the envelope, the
    header of an email, the portal's own clock. Several routes of one request lead to one case.
    """

    class Route(models.TextChoices):
        POST = "post", "Post"
        EMAIL = "email", "Email"
        PORTAL = "portal", "Portal"
        BY_HAND = "by_hand", "By hand or by phone"

    class DatedBy(models.TextChoices):
        STAMP = "stamp", "Our stamp of the day it arrived"
        HEADER = "header", "The email’s own header"
        PORTAL = "portal", "The portal’s clock"
        PERSON = "person", "The person who took it in"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        OPENED = "opened", "Case opened"
        JOINED = "joined", "Joined to a case"
        SET_ASIDE = "set_aside", "Not a request"

    route = models.CharField(max_length=8, choices=Route.choices)
    received_on = models.DateField()
    dated_by = models.CharField(max_length=7, choices=DatedBy.choices)
    sender = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=12, choices=Case.Source.choices)
    forename = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100)
    date_of_birth = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    upn = models.CharField("UPN", max_length=13, blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    setting_urn = models.CharField(max_length=6, blank=True)
    says = models.TextField(blank=True)
    # What whoever asked told us in boxes of their own: an address kept secret, language, format.
    wishes = models.JSONField(default=dict)
    # The email's own Message-ID or the portal's number: the same one twice is the same thing twice.
    given_reference = models.CharField(max_length=200, blank=True)
    taken_in_at = models.DateTimeField(auto_now_add=True)
    taken_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey("accounts.Team", null=True, blank=True, on_delete=models.PROTECT)
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="intake")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_because = models.TextField(blank=True)
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "received_on", "id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["route", "given_reference"],
                condition=~models.Q(given_reference=""),
                name="one_item_per_given_reference",
            )
        ]

    def __str__(self) -> str:
        return f"{self.route} {self.received_on}"


class Passing(models.Model):
    """What reached us, handed from one team to another, and why. It can be taken back."""

    item = models.ForeignKey(IntakeItem, on_delete=models.PROTECT, related_name="passings")
    from_team = models.ForeignKey(
        "accounts.Team", null=True, on_delete=models.PROTECT, related_name="+"
    )
    to_team = models.ForeignKey("accounts.Team", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )


class Merge(models.Model):
    """A proposal that two records are one child: made by one person, approved by another.

    Nothing is thrown away. `moved` says what went from the one record to the other, so that the
    merge can be undone.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "Waiting for a senior"
        APPROVED = "approved", "Merged"
        REFUSED = "refused", "Refused"
        UNDONE = "undone", "Undone"

    keep = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="merges_into")
    other = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="merges_away")
    why = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    proposed_at = models.DateTimeField(auto_now_add=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_because = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_because = models.TextField(blank=True)
    moved = models.JSONField(default=dict)  # record numbers only: cases, family members

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(keep=models.F("other")), name="a_merge_is_of_two_records"
            )
        ]
