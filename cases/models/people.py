"""The child or young person, and the people in their family."""

from django.db import models
from simple_history.models import HistoricalRecords

BEGINNINGS = "varchar_pattern_ops"  # of PostgreSQL; elsewhere an index does so by itself


class Sex(models.TextChoices):
    FEMALE = "F", "Female"
    MALE = "M", "Male"


class Child(models.Model):
    """A child or young person, from birth to 25. One record joins all their cases."""

    forename = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100)
    date_of_birth = models.DateField(db_index=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    upn = models.CharField("UPN", max_length=13, blank=True, db_index=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True, db_index=True)
    # How the names sound and look without accents and marks: written by `cases.search`.
    name_key = models.CharField(max_length=220, blank=True, db_index=True)
    sound_key = models.CharField(max_length=60, blank=True, db_index=True)
    # The same with the first name in front, and by the last part of a double name.
    turned_key = models.CharField(max_length=220, blank=True, db_default="")
    turned_sound = models.CharField(max_length=60, blank=True, db_default="")
    part_key = models.CharField(max_length=220, blank=True, db_default="")
    # Set when this record was found to be the same child as another, and merged into it.
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)

    history = HistoricalRecords(excluded_fields=["turned_key", "turned_sound", "part_key"])

    class Meta:
        indexes = [
            # Each finds what begins with some letters, whatever the database's language.
            models.Index(fields=["turned_key"], name="turned_name", opclasses=[BEGINNINGS]),
            models.Index(fields=["turned_sound"], name="turned_sound", opclasses=[BEGINNINGS]),
            models.Index(fields=["part_key"], name="part_of_name", opclasses=[BEGINNINGS]),
        ]

    def __str__(self) -> str:
        return f"{self.forename} {self.surname}".strip()


class FamilyMember(models.Model):
    """A parent or carer, or the young person in their own right, as somebody we write to."""

    class Channel(models.TextChoices):
        POST = "post", "Post"
        EMAIL = "email", "Email"

    class Format(models.TextChoices):
        STANDARD = "standard", "Standard"
        LARGE_PRINT = "large_print", "Large print"
        PLAIN = "plain", "Plain, for a screen reader"

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="family")
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=60)
    parental_responsibility = models.BooleanField(default=True)
    is_young_person = models.BooleanField(default=False)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    channel = models.CharField(max_length=5, choices=Channel.choices, default=Channel.POST)
    # What helps when we write or speak to them, and the form in which they want letters.
    needs = models.CharField(max_length=200, blank=True)
    letter_format = models.CharField(max_length=12, choices=Format.choices, default=Format.STANDARD)
    language = models.CharField(max_length=60, blank=True)
    # For what they need an interpreter when we speak: "Urdu", "British Sign Language".
    interpreter = models.CharField(max_length=60, blank=True, default="", db_default="")
    # Nobody else on the case may learn how to reach them: not in a letter, a file or a list.
    withheld = models.BooleanField(default=False)
    withheld_because = models.TextField(blank=True)
    # Not even that they are on the case may be known to others.
    withheld_all = models.BooleanField(default=False, db_default=False)
    # The name by which the others on the case know somebody whose details are withheld.
    known_as = models.CharField(max_length=200, blank=True, default="", db_default="")
    other_names = models.CharField(max_length=200, blank=True)
    # Post or email came back: nothing goes there until the address was put right.
    doubtful_since = models.DateField(null=True, blank=True)
    doubtful_because = models.CharField(max_length=200, blank=True)
    doubtful_channel = models.CharField(
        max_length=5, choices=Channel.choices, blank=True, default="", db_default=""
    )
    # A court order that limits what this person may get from us.
    limited_on = models.DateField(null=True, blank=True)
    limited_because = models.TextField(blank=True, default="", db_default="")
    limited_paper = models.ForeignKey(
        "cases.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_on = models.DateField(null=True, blank=True)
    removed_because = models.CharField(max_length=200, blank=True, default="", db_default="")

    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.name

    @property
    def is_doubtful(self) -> bool:
        """Whether what we would send now would go where something came back from."""
        return self.is_doubted_by(self.channel)

    def is_doubted_by(self, channel: str) -> bool:
        """Whether something came back from where they are reached in this way."""
        return self.doubtful_since is not None and self.doubtful_channel in ("", channel)
