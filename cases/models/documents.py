"""Files on a case. Issued documents are never regenerated: they are superseded."""

from django.conf import settings
from django.db import models

from .case import Case


class Document(models.Model):
    """A file on a case, with its hash, and for a letter what it was made from."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    title = models.CharField(max_length=200)
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
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    shared_with_family_at = models.DateTimeField(null=True, blank=True)
    filed_at = models.DateTimeField(auto_now_add=True)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.title
