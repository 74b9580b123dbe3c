"""Whether a notice reached the person: what shows it, and what was done when nothing did."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.models import Contact, Document, Entry, FamilyMember, Message

USER = settings.AUTH_USER_MODEL


class Opening(models.Model):
    """Somebody opened a document on the family's side, for the first time."""

    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="openings")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="openings")
    user = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "document"], name="one_first_opening")
        ]


class Service(models.Model):
    """The giving of one statutory notice to one person: tried, shown, or tried again (H-165)."""

    class Evidence(models.TextChoices):
        OPENED = "opened", "Opened by the person"
        DELIVERED = "delivered", "Delivered and not returned"
        POSTED = "posted", "Posted"
        SPOKEN = "spoken", "Told by telephone"

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="service")
    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="services")
    begun_on = models.DateField()
    evidence = models.CharField(max_length=9, choices=Evidence.choices, blank=True)
    shown_at = models.DateTimeField(null=True)
    text = models.ForeignKey(Message, null=True, on_delete=models.PROTECT, related_name="+")
    letter = models.ForeignKey(Message, null=True, on_delete=models.PROTECT, related_name="+")
    call_asked_at = models.DateTimeField(null=True)
    call = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="+")
    # Sent once more because it never arrived: the later one, with a day of its own.
    again = models.OneToOneField(
        Message, null=True, on_delete=models.PROTECT, related_name="served_again"
    )
    again_because = models.CharField(max_length=200, blank=True)
    # Whether the first one never reached them, so that their time counts from the later.
    again_anew = models.BooleanField(default=False)
    # What the chronology says of that later day.
    entry = models.OneToOneField(
        Entry, null=True, on_delete=models.PROTECT, related_name="served_again"
    )

    class Meta:
        ordering = ["-begun_on", "-pk"]
        indexes = [
            models.Index(
                fields=["begun_on"], condition=models.Q(evidence=""), name="services_unshown"
            )
        ]


class Texting(models.Model):
    """What somebody wants to be told by text. Who said nothing hears only of letters not seen."""

    class Wish(models.TextChoices):
        STEPS = "steps", "Tell me by text when something happens"
        NOTICES = "notices", "Only if a letter waits that I have not seen"
        NONE = "none", "Send me no text messages"

    member = models.OneToOneField(FamilyMember, on_delete=models.PROTECT, related_name="texting")
    wish = models.CharField(max_length=7, choices=Wish.choices)
    set_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    for_them = models.BooleanField(default=False)  # an officer said so for them
    told_until = models.DateTimeField()  # what happened since is to be told
