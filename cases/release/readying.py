"""A composed letter made into its finished file, and that file looked through for its reader.

This takes most of a second and writes nothing, so it is done before a transaction is opened.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..letters.composing import Composed
from ..letters.renditions import rendition
from ..models import Case
from . import Checked, Foot, check


@dataclass(frozen=True)
class Ready:
    """A finished letter and what the check before sending found in it."""

    composed: Composed
    content: bytes
    media_type: str
    why_no_pdf: str
    checked: Checked


def ready(case: Case, composed: Composed) -> Ready:
    """The file that would go, and whether it may."""
    content, media_type, why_no_pdf = rendition(composed)
    checked = check(
        content,
        media_type,
        case=case,
        to=composed.to.member,
        file_name=composed.title,
        title=composed.title,
        foot=Foot.of(composed.values),
    )
    return Ready(composed, content, media_type, why_no_pdf, checked)
