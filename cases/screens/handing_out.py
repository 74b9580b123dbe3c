"""A file that leaves us: the bytes that were kept, under a name that tells nothing."""

from __future__ import annotations

import base64
import hashlib
import re

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"


def kept_bytes(file: FieldFile, sha256: str) -> bytes:
    """The file to the byte. Where it is not the one that was kept, nothing is found."""
    if not file:
        raise Http404
    try:
        with file.open("rb") as stored:
            content: bytes = stored.read()
    except FileNotFoundError:
        raise Http404 from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Http404
    return content


def as_file(content: bytes, media_type: str, name: str, *, saved: bool = True) -> HttpResponse:
    """A file to save, or (`saved` false) one that opens in its place. It may do nothing there."""
    response = HttpResponse(content, content_type=media_type or "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(saved, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING
    return response


def only_its_style(page: bytes) -> str:
    """The policy for a letter kept as a page: the style it was made with, and nothing else."""
    styles = re.findall(rb"<style[^>]*>(.*?)</style>", page, re.DOTALL)
    marks = sorted(base64.b64encode(hashlib.sha256(one).digest()).decode() for one in styles)
    named = " ".join(f"'sha256-{mark}'" for mark in marks) or "'none'"
    return f"default-src 'none'; style-src {named}; frame-ancestors 'none'; sandbox"
