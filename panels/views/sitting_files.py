"""A file to save, and never one that was altered. Its name tells nothing about anybody."""

from __future__ import annotations

from django.db.models.fields.files import FieldFile
from django.http import HttpResponse

from cases.screens.handing_out import as_file, kept_bytes


def handed_out(file: FieldFile, sha256: str, name: str) -> HttpResponse:
    """The bytes that were frozen. Where they are not those that were sent, nothing is found."""
    return as_file(kept_bytes(file, sha256), "application/pdf", name)
