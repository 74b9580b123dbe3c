"""What the council knows of a setting or service, beside what the register says."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from .register import Provider


class Knowledge(models.Model):
    """The council's own notes on one provider. A new extract of the register never touches them."""

    provider = models.OneToOneField(Provider, on_delete=models.PROTECT, related_name="knowledge")
    specialisms = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    commissioned_places = models.PositiveIntegerField(null=True, blank=True)
    # Where papers and requests are announced: an inbox of the organisation, not of a person.
    inbox = models.EmailField(blank=True)
    history = HistoricalRecords()


class Contact(models.Model):
    """Somebody at a provider whom the council writes to or rings, in a role there."""

    class Role(models.TextChoices):
        HEAD = "head", "Head or principal"
        SENCO = "senco", "SENCO"
        LEAD = "lead", "Lead of the service"  # late advice is raised with them
        ADMISSIONS = "admissions", "Admissions"
        FINANCE = "finance", "Finance"
        ADVISER = "adviser", "Adviser"
        OTHER = "other", "Other"

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.OTHER)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    left_on = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody signs in for a provider. Ended, it opens nothing from that day on.

    Work belongs to the provider, never to the person: a leaver strands nothing.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="memberships")
    # May add and remove the others, and share the work out.
    is_admin = models.BooleanField(default=False)
    post = models.CharField(max_length=150, blank=True)  # "Educational psychologist"
    register_number = models.CharField(max_length=40, blank=True)  # of a profession: "PYL12345"
    registered_until = models.DateField(null=True, blank=True)
    began_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # the last day
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "provider"],
                condition=models.Q(ends_on=None),
                name="one_membership_at_a_time",
            )
        ]
