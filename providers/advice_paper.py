"""Advice that was written as lines, as a paper: what the plan's writer and the family will read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from cases.pdf import PdfUnavailable, from_html

from .models import AdviceLine, AdviceRequest, AdviceVersion

STYLE = "letters/letter.css"


@dataclass(frozen=True)
class Paper:
    """A made paper: a PDF, or the same as a page where this machine makes none."""

    content: bytes
    media_type: str


def lines_by_kind(lines: Sequence[AdviceLine]) -> list[tuple[str, list[AdviceLine]]]:
    """Needs, outcomes and provision, in the order in which a plan has them."""
    headings = {"need": "Needs", "outcome": "Outcomes", "provision": "Provision"}
    return [
        (heading, [line for line in lines if line.kind == kind])
        for kind, heading in headings.items()
    ]


def paper_of(request: AdviceRequest, version: AdviceVersion, lines: Sequence[AdviceLine]) -> Paper:
    """The advice as a paper."""
    context = {
        "asked": request,
        "child": request.case.child,
        "version": version,
        "groups": lines_by_kind(lines),
        "council": settings.LOCAL_AUTHORITY["name"],
    }
    body = render_to_string("portal/paper.html", context)
    style = Path(str(finders.find(STYLE))).read_text(encoding="utf-8")
    title = f"Advice: {request.get_source_display()}"
    page = render_to_string("letters/_page.html", {"body": body, "title": title, "style": style})
    try:
        return Paper(from_html(page), "application/pdf")
    except PdfUnavailable:
        return Paper(page.encode(), "text/html")
