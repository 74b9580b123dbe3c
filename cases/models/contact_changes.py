"""A change of how to reach somebody, from being asked for to being made."""

from django.conf import settings
from django.db import models

from .case import Case
from .people import FamilyMember


class ContactChange(models.Model):
    """Somebody asked us to change an address, a phone number or an email: who, and how we know.

    Asked by a caller, it waits for a call back to the number on file and for a second person. The
    old and the new values are kept here and in the history; the later never silently wins.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be checked"
        MADE = "made", "Made"
        REFUSED = "refused", "Refused"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contact_changes")
    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="changes")

    class How(models.TextChoices):
        IN_PERSON = "in_person", "In person, and we saw who they are"
        PHONE = "phone", "By telephone"
        EMAIL = "email", "By email"
        LETTER = "letter", "By letter"
        OUR_MISTAKE = "our_mistake", "Nobody: we had written it down wrongly"
        SITE_CODE = "site_code", "Signed in, with a code from the email address on file"
        SITE = "site", "Signed in, with no email address on file to send a code to"

    told_by = models.CharField(max_length=200)
    themselves = models.BooleanField(default=True, db_default=True)
    told_how = models.CharField(max_length=200)
    evidence = models.TextField(blank=True)
    starts_on = models.DateField()
    old = models.JSONField(default=dict)
    new = models.JSONField(default=dict)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    called_back_on = models.DateField(null=True)
    called_back_said = models.TextField(blank=True)
    # Whether the person, rung on the number we had, said that they asked for it.
    called_back_confirmed = models.BooleanField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    answered_because = models.TextField(blank=True)
    # The old address hears of it, so that somebody who never asked can say so; unless it is unsafe.
    old_is_unsafe = models.BooleanField(default=False, db_default=False)
    told_old_on = models.DateField(null=True)
    told_old_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["asked_at"],
                condition=models.Q(state="waiting"),
                name="contact_changes_waiting",
            )
        ]
