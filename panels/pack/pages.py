"""The pages that are written for a pack: a member’s contents, a brief, a stand-in for a paper."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string

from cases import pdf


def contents(told: dict[str, Any]) -> bytes:
    """The first pages of a member’s copy: what is in it, what is not and why, and what is late."""
    return _printed("panels/packs/pdf/contents.html", told)


def brief(told: dict[str, Any]) -> bytes:
    """A brief as it was frozen."""
    return _printed("panels/packs/pdf/brief.html", told | {"brief": told})


def paper(told: dict[str, Any]) -> bytes:
    """A paper that is no PDF: its picture, its words, or a page that says where it can be read."""
    return _printed("panels/packs/pdf/paper.html", told)


def _printed(template: str, told: dict[str, Any]) -> bytes:
    return pdf.from_html(render_to_string(template, told))
