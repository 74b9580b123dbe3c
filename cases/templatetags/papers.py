"""What the pages about papers say of them in words."""

from __future__ import annotations

from django import template

from ..models import Document
from ..queries.papers import kind_in_words, pages_in_words

register = template.Library()


@register.filter
def kind_words(media_type: str) -> str:
    """What a file is: "Word document"."""
    return kind_in_words(media_type)


@register.filter
def page_words(findings: dict[str, object]) -> str:
    """ "3 pages", where they were counted."""
    return pages_in_words(findings)


@register.filter
def is_not_read(document: Document) -> bool:
    """Whether a paper has pages that are only pictures, so that nobody searched them (H-143)."""
    return document.findings.get("is_read") is False


@register.filter
def scan_words(scanner: str) -> str:
    """Whether a file was scanned, and by what."""
    return "Not scanned: no scanner is configured" if scanner == "none" else f"Clean ({scanner})"


@register.filter
def seen_by(document: Document) -> str:
    """Who beside the officers of the case may see a paper."""
    if document.internal:
        return "Staff only"
    return "Staff and the family" if document.shared_with_family_at else "Staff, until it is shared"
