"""Files on a case. Issued documents are never regenerated: they are superseded."""

from django.conf import settings
from django.db import models

from .case import Case

PICTURED = frozenset({"application/pdf", "image/png", "image/jpeg"})


class Document(models.Model):
    """A file on a case, with its hash, and for a letter what it was made from."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")

    class Sort(models.TextChoices):
        REQUEST = "request", "Request"
        VIEWS = "views", "Family’s or child’s views"
        EDUCATION = "education", "From the setting"
        PSYCHOLOGY = "psychology", "Psychologist"
        HEALTH = "health", "Health"
        CARE = "care", "Social care"
        LETTER = "letter", "Letter of ours"
        PLAN = "plan", "Plan"
        ORDER = "order", "Court or Tribunal order"
        OTHER = "other", "Other"

    title = models.CharField(max_length=200)
    sort = models.CharField(max_length=10, choices=Sort.choices, default=Sort.OTHER)
    received_on = models.DateField(null=True, blank=True)
    from_whom = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to="documents/%Y/%m/", blank=True)
    media_type = models.CharField(max_length=100, default="application/pdf")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    letter = models.CharField(max_length=40, blank=True)
    template_version = models.CharField(max_length=64, blank=True)
    snapshot = models.JSONField(default=dict, blank=True)
    addressed_to = models.ForeignKey(
        "cases.FamilyMember", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # A letter to a body goes to nobody of the family: the body by name.
    addressed_to_body = models.CharField(max_length=250, blank=True, default="", db_default="")
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    # Split and joined files name what they were made from; the originals stay.
    made_from = models.ManyToManyField("self", symmetrical=False, related_name="made_into")
    # Filed on the wrong case: a trace stays here, and the paper stands on the right one.
    moved_to = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="moved_from"
    )
    moved_because = models.TextField(blank=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    moved_at = models.DateTimeField(null=True, blank=True)
    # What reading its pages showed: how many, whether there is text, whose name stands in it.
    findings = models.JSONField(default=dict, blank=True)
    # A part or a joined file that was made by mistake. It is folded away, and can be brought back.
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    internal = models.BooleanField(default=False)
    # The family member whose withheld details it may hold; nobody else on the case gets it.
    private_to = models.ForeignKey(
        "cases.FamilyMember", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Asked to be shared: it is, once it was looked through for each of the family.
    share_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    shared_with_family_at = models.DateTimeField(null=True, blank=True)
    filed_at = models.DateTimeField(auto_now_add=True)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.title

    @property
    def goes_to(self) -> str:
        """The name of whom a letter is addressed to; empty for other papers."""
        return self.addressed_to.name if self.addressed_to else self.addressed_to_body

    @property
    def can_be_pictured(self) -> bool:
        """Whether its pages can be shown as pictures."""
        return bool(self.file) and self.media_type in PICTURED
