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


class Places(models.Model):
    """How many places a setting has in one year group, and how many of them are filled."""

    class Year(models.TextChoices):
        NURSERY = "N", "Nursery"
        RECEPTION = "R", "Reception"
        ONE = "1", "Year 1"
        TWO = "2", "Year 2"
        THREE = "3", "Year 3"
        FOUR = "4", "Year 4"
        FIVE = "5", "Year 5"
        SIX = "6", "Year 6"
        SEVEN = "7", "Year 7"
        EIGHT = "8", "Year 8"
        NINE = "9", "Year 9"
        TEN = "10", "Year 10"
        ELEVEN = "11", "Year 11"
        TWELVE = "12", "Year 12"
        THIRTEEN = "13", "Year 13"
        FOURTEEN = "14", "Year 14"
        LATER = "19+", "19 to 25"

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="places")
    year_group = models.CharField(max_length=3, choices=Year.choices)
    places = models.PositiveIntegerField()
    filled = models.PositiveIntegerField(null=True, blank=True)  # empty: nobody has said
    said_on = models.DateField()
    said_by_provider = models.BooleanField(default=False)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "year_group"], name="places_of_a_year")
        ]

    @property
    def vacant(self) -> int | None:
        """Places that are free; None when nobody has said how many are filled."""
        return None if self.filled is None else max(0, self.places - self.filled)


class Fee(models.Model):
    """What a provider charges, from a day on, as somebody said on a day. In pounds, without VAT."""

    class What(models.TextChoices):
        DAY_PLACE = "day_place", "Day place"
        RESIDENTIAL = "residential", "Residential place"
        SUPPORT = "support", "One-to-one support"
        THERAPY = "therapy", "Therapy"
        TRANSPORT = "transport", "Transport"
        OTHER = "other", "Other"

    class Per(models.TextChoices):
        YEAR = "year", "a year"
        TERM = "term", "a term"
        WEEK = "week", "a week"
        DAY = "day", "a day"
        HOUR = "hour", "an hour"

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="fees")
    what = models.CharField(max_length=11, choices=What.choices)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    per = models.CharField(max_length=4, choices=Per.choices, default=Per.YEAR)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)  # the last day it holds
    source = models.CharField(max_length=200)
    said_on = models.DateField()
    history = HistoricalRecords()

    class Meta:
        ordering = ["what", "-from_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="fee_not_negative")
        ]


class QualityNote(models.Model):
    """Something known about how good a provider is: an inspection, a visit, a concern settled."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="quality_notes")
    on = models.DateField()
    words = models.TextField()
    source = models.CharField(max_length=200)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)
    struck_at = models.DateTimeField(null=True)  # struck out by mistake or overtaken, never removed
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    struck_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]


class Closure(models.Model):
    """Days on which a setting is shut. With no provider: all schools of the council's area.

    `starts_on` is the first day it is closed, `reopens_on` the first day it is open again.
    """

    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="closures"
    )
    what = models.CharField(max_length=100)
    starts_on = models.DateField()
    reopens_on = models.DateField()
    source = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reopens_on__gt=models.F("starts_on")), name="reopens_after"
            )
        ]


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
