"""Settings and services: what the national register says, and those that it does not know."""

from typing import Any

from django.conf import settings
from django.db import models

from .types import group_of, marks_of, standing_of
from .words import WORDS_LENGTH, search_words

# Everything that the directory compares lies in one index, in the order in which it is shown: a
# search that finds much stops early, and one that finds little reads no setting but those.
SEARCHED = (
    "-standing",
    "words",
    "group",
    "marks",
    "authority_code",
    "phase",
    "low_age",
    "high_age",
    "easting",
    "northing",
)


class Provider(models.Model):
    """A setting (school, college, early years) or a service that the council asks or pays.

    What stands here of a setting in the national register is the register's: a new extract writes
    it again. What the council knows of it stands in `Knowledge`, which no extract touches.
    """

    class Kind(models.TextChoices):
        SETTING = "setting", "School, college or early years setting"
        HEALTH = "health", "Health body"
        PSYCHOLOGY = "psychology", "Educational psychology service"
        THERAPY = "therapy", "Therapy service"
        SOCIAL_CARE = "social_care", "Social care service"
        OTHER = "other", "Other service"

    class Source(models.TextChoices):
        REGISTER = "register", "National register"
        LOCAL = "local", "Added by the council"

    kind = models.CharField(
        max_length=11, choices=Kind.choices, default=Kind.SETTING, db_default=Kind.SETTING.value
    )
    source = models.CharField(
        max_length=8, choices=Source.choices, default=Source.REGISTER, db_default="register"
    )
    # Empty for a service, and for a setting that the register does not know.
    urn = models.CharField("URN", max_length=6, unique=True, null=True, blank=True)
    name = models.CharField(max_length=200, db_index=True)
    type_code = models.CharField(max_length=2, blank=True)
    type_name = models.CharField(max_length=100, blank=True)
    status = models.CharField(max_length=60, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    phase = models.CharField(max_length=60, blank=True)
    low_age = models.PositiveSmallIntegerField(null=True, blank=True)
    high_age = models.PositiveSmallIntegerField(null=True, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    boarders = models.CharField(max_length=60, blank=True)
    authority_code = models.CharField(max_length=3, blank=True)
    authority_name = models.CharField(max_length=100, blank=True)
    establishment_number = models.CharField(max_length=4, blank=True)
    trust = models.CharField(max_length=200, blank=True)
    street = models.CharField(max_length=200, blank=True)
    locality = models.CharField(max_length=100, blank=True)
    town = models.CharField(max_length=100, blank=True)
    county = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=8, blank=True, db_index=True)
    easting = models.PositiveIntegerField(null=True, blank=True)  # metres, British National Grid
    northing = models.PositiveIntegerField(null=True, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    website = models.CharField(max_length=200, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    pupils = models.PositiveIntegerField(null=True, blank=True)
    census_on = models.DateField(null=True, blank=True)
    needs = models.JSONField(default=list, blank=True)  # SEN1 to SEN13: ["ASD", "SLCN"]
    resourced_provision = models.CharField(max_length=60, blank=True)
    resourced_places = models.PositiveIntegerField(null=True, blank=True)
    resourced_on_roll = models.PositiveIntegerField(null=True, blank=True)
    unit_places = models.PositiveIntegerField(null=True, blank=True)
    unit_on_roll = models.PositiveIntegerField(null=True, blank=True)
    section_41 = models.CharField(max_length=20, blank=True)
    ukprn = models.CharField("UKPRN", max_length=8, blank=True)
    religion = models.CharField(max_length=100, blank=True)  # "None" is an answer, empty is not
    # Days of the extracts in which the register first and last showed it.
    first_seen = models.DateField(null=True, blank=True)
    last_seen = models.DateField(null=True, blank=True)
    # What the directory is searched by, worked out from the rest.
    words = models.CharField(max_length=WORDS_LENGTH, blank=True, db_default="")
    group = models.CharField(max_length=12, blank=True, db_default="")
    marks = models.PositiveIntegerField(default=0, db_default=0)
    standing = models.CharField(max_length=6, default="open", db_default="open")

    class Meta:
        ordering = ["name", "urn"]
        indexes = [models.Index(fields=SEARCHED, name="directory")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_keys()
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """Work out what the directory is searched by."""
        self.words = search_words(self.name, self.urn or "", self.town, self.postcode)
        self.group = group_of(self.type_code, self.kind)
        self.marks = marks_of(self.needs, self.section_41, self.resourced_provision)
        self.standing = standing_of(self.status)

    @property
    def is_closed(self) -> bool:
        return self.standing == "closed"

    def __str__(self) -> str:
        where = ", ".join(filter(None, (self.urn and f"URN {self.urn}", self.postcode)))
        return f"{self.name} ({where})" if where else self.name


class Link(models.Model):
    """Which setting replaced which, as the register's links file says. URNs are kept as issued."""

    urn = models.CharField(max_length=6, db_index=True)
    other_urn = models.CharField(max_length=6, db_index=True)
    other_name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=60)  # "Successor", "Predecessor - merged" and so on
    on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["urn", "other_urn", "kind"], name="one_link_of_a_kind")
        ]


class RegisterRun(models.Model):
    """One extract of the register or of its links: looked at first, then read in as a job."""

    class State(models.TextChoices):
        CHECKED = "checked", "Looked at, not read in"
        RUNNING = "running", "Being read in"
        DONE = "done", "Read in"
        FAILED = "failed", "Stopped before the end"
        DROPPED = "dropped", "Dropped"

    file = models.FileField(upload_to="register/", blank=True)
    what = models.CharField(max_length=10, default="register")  # or "links"
    extracted_on = models.DateField(null=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.CHECKED)
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)  # columns new and missing, faults by row
    claimed_by = models.CharField(max_length=32, blank=True)
    heard_from_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="running"), name="one_register_at_a_time"
            )
        ]


# What matters to a case when it changes.
WATCHED = {"name": "Name", "type_name": "Type", "status": "Status", "section_41": "Section 41"}


class RegisterChange(models.Model):
    """What an extract changed about a setting that matters to a case: its name, type, status."""

    run = models.ForeignKey(RegisterRun, on_delete=models.PROTECT, related_name="changes")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="changes")
    field = models.CharField(max_length=40)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]

    @property
    def what(self) -> str:
        """The fact that changed, in words."""
        return WATCHED.get(self.field, self.field)
