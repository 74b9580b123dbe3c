"""A file to save, and never one that was altered. Its name tells nothing about anybody."""

from __future__ import annotations

import hashlib

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"


def handed_out(file: FieldFile, sha256: str, name: str) -> HttpResponse:
    """The bytes that were frozen. Where they are not those that were sent, nothing is found."""
    if not file:
        raise Http404
    try:
        with file.open("rb") as stored:
            content: bytes = stored.read()
    except FileNotFoundError:
        raise Http404 from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Http404
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING
    return response
