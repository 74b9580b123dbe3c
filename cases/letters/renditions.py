"""The finished file of a letter, in the form its reader wishes."""

from __future__ import annotations

from .. import pdf
from ..models import FamilyMember
from .composing import Composed

PDF = "application/pdf"
HTML = "text/html"


def rendition(composed: Composed) -> tuple[bytes, str, str]:
    """The file, what kind it is, and why it is no PDF when it should have been one.

    Plain and by email it is a page of one column; on paper, and in every other form, PDF/UA.
    """
    plain = composed.to.shape == FamilyMember.Format.PLAIN
    if plain and composed.to.channel == FamilyMember.Channel.EMAIL:
        return composed.page.encode(), HTML, ""
    try:
        return pdf.from_html(composed.page), PDF, ""
    except pdf.PdfUnavailable as reason:
        # The page itself is kept instead: it prints from any browser.
        return composed.page.encode(), HTML, reason.sentence
