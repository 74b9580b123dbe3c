"""HTML to PDF, nothing else: tagged for screen readers (PDF/UA-1), every font inside the file."""

from __future__ import annotations

from typing import Any

MISSING_LIBRARY = (
    "Letters cannot be made as PDF because a system library is missing. "
    "Mend it with: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    " fonts-dejavu-core fonts-wqy-microhei fonts-symbola (macOS: brew install pango)"
)
MISSING_SIGNS = (
    "No font on this machine can draw {signs}, so this letter was not made as PDF. "
    "Mend it with: sudo apt-get install fonts-wqy-microhei fonts-symbola fonts-noto-core"
)

PICTURE = "data:image/png;base64,"  # a picture that stands in the page itself


class PdfUnavailable(Exception):
    """A PDF could not be made here. The sentence says why and names the command that mends it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class ReachedOutside(ValueError):
    """A page to be printed asked for a file or an address. Letters carry all they need."""


def from_html(page: str) -> bytes:
    """A whole HTML page as PDF/UA-1. Raises `PdfUnavailable` rather than print an empty box."""
    # Imported here: it takes most of a second, and the library it needs may be absent.
    try:
        from weasyprint import HTML
        from weasyprint.urls import FatalURLFetchingError, URLFetcher
    except (ImportError, OSError) as reason:
        raise PdfUnavailable(MISSING_LIBRARY) from reason

    def carried(url: str, *args: object, **kwargs: object) -> Any:
        if url.startswith(PICTURE):
            return URLFetcher(allowed_protocols=("data",)).fetch(url)
        raise FatalURLFetchingError(url)

    try:
        document = HTML(string=page, url_fetcher=carried).render(pdf_variant="pdf/ua-1")
        content: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as reason:
        raise ReachedOutside(f"A letter must not refer to {reason}") from None
    _refuse_empty_boxes(document)
    return content


def _refuse_empty_boxes(document: Any) -> None:
    """A name with boxes in it is a wrong name, so such a file is never kept (H-148)."""
    missing = {sign for font in document.fonts.values() for sign in getattr(font, "missing", ())}
    if missing:
        signs = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in sorted(map(_sign, missing)))
        raise PdfUnavailable(MISSING_SIGNS.format(signs=signs))


def _sign(code: int | str) -> str:
    return chr(code) if isinstance(code, int) else code
