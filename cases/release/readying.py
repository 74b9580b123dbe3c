"""A composed letter made into its finished file, and that file looked through for its reader.

This takes most of a second and writes nothing, so it is done before a transaction is opened.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..letters.composing import Composed
from ..letters.renditions import rendition
from ..models import Case, Document
from . import Checked, Foot, check, check_paper


@dataclass(frozen=True)
class Ready:
    """A finished letter and what the check before sending found in it."""

    composed: Composed
    content: bytes
    media_type: str
    why_no_pdf: str
    checked: Checked
    enclosed: tuple[tuple[Document, Checked], ...] = ()  # what goes with it, looked through too

    @property
    def is_clear(self) -> bool:
        """Whether nothing was found, neither in the letter nor in what goes with it."""
        return self.checked.is_clear and all(one.is_clear for _, one in self.enclosed)


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
    enclosed = tuple((paper, check_paper(paper, composed.to.member)) for paper in composed.enclosed)
    return Ready(composed, content, media_type, why_no_pdf, checked, enclosed)
