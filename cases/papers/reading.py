"""What a paper says, page by page, and what it holds that a reader of its pages does not see."""

from __future__ import annotations

import io
import threading
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

import pikepdf
import pypdfium2

from . import mail, packages, word
from .kinds import EMAIL, PDF, TEXT, as_text

MOST_PAGES = 500
MOST_HIDDEN = 60  # pieces of what is not seen
LONGEST_PIECE = 300
# One reader at a time: the library that reads PDF is not made for several.
PDFIUM = threading.Lock()


@dataclass(frozen=True)
class Hidden:
    """One thing in a file that its pages do not show: a deleted sentence, a comment, its author."""

    what: str
    says: str


@dataclass(frozen=True)
class Read:
    """The text of a paper, page by page.

    What a reader does not see (deletions, comments, properties) stands in `hidden`, and once more
    as a last page, so that whoever checks the pages checks it too. `seen` counts the pages that
    a reader sees. A scan without text is not read.
    """

    pages: tuple[str, ...] = ()
    is_read: bool = False
    seen: int = 0
    unread: tuple[int, ...] = ()
    hidden: tuple[Hidden, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    @property
    def findings(self) -> dict[str, Any]:
        """What is kept of the reading beside the file; the text itself is not."""
        return {
            "is_read": self.is_read,
            "seen": self.seen,
            "unread": list(self.unread),
            "hidden": [asdict(one) for one in self.hidden],
        }


def read(content: bytes, media_type: str) -> Read:
    """What a paper says. Where it cannot be read, it says so (`is_read`), and never guesses."""
    try:
        if media_type == PDF:
            return _pdf(content)
        if media_type == packages.DOCX:
            return _whole([_joined(word.body(content))], word.hidden(content))
        if media_type in (packages.ODT, packages.XLSX):
            return _whole([_joined(word.other(content))], word.properties(content))
        if media_type == EMAIL:
            return _whole(mail.pages(content), mail.hidden(content))
        if media_type == TEXT:
            return _whole([as_text(content) or ""], [])
    except Exception:  # a file can be wrong in as many ways as there are writers of files
        return Read()
    return Read()


def _joined(paragraphs: list[str]) -> str:
    return "\n".join(paragraphs)


def _whole(pages: list[str], hidden: list[tuple[str, str]], count: int | None = None) -> Read:
    kept = tuple(
        Hidden(what, _plain(says)[:LONGEST_PIECE]) for what, says in islice(hidden, MOST_HIDDEN)
    )
    unread = tuple(n for n, page in enumerate(pages, 1) if not page.strip())
    seen = len(pages) if count is None else count
    beyond = "\n".join(_plain(says) for _, says in hidden)
    return Read(
        pages=(*pages, beyond) if beyond.strip() else tuple(pages),
        is_read=len(unread) < len(pages) and seen <= MOST_PAGES,
        seen=seen,
        unread=unread,
        hidden=kept,
    )


def _plain(text: str) -> str:
    """A text on one line, without signs that no database keeps."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _pdf(content: bytes) -> Read:
    with PDFIUM:
        opened = pypdfium2.PdfDocument(content)
        try:
            count = len(opened)
            pages = [_text_of(opened, number) for number in range(min(count, MOST_PAGES))]
        finally:
            opened.close()
    try:
        beside = _beside_the_pages(content)
    except Exception:  # as above: the pages themselves were read
        beside = [("Not read", "What stands beside its pages could not be read")]
    return _whole(pages, beside, count)


def text_of_page(content: bytes, media_type: str, number: int) -> str:
    """What one page says, from 1; of a long PDF the others are not read for it."""
    if media_type != PDF:
        found = read(content, media_type)
        return found.pages[number - 1] if number <= min(found.seen, len(found.pages)) else ""
    try:
        with PDFIUM:
            opened = pypdfium2.PdfDocument(content)
            try:
                return _text_of(opened, number - 1) if 1 <= number <= len(opened) else ""
            finally:
                opened.close()
    except pypdfium2.PdfiumError:
        return ""


def _text_of(opened: pypdfium2.PdfDocument, number: int) -> str:
    page = opened[number]
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()
        page.close()


def _beside_the_pages(content: bytes) -> list[tuple[str, str]]:
    """Properties, notes, attachments and scripts of a PDF."""
    found: list[tuple[str, str]] = []
    with pikepdf.open(io.BytesIO(content)) as opened:
        for key in ("/Title", "/Author", "/Subject", "/Keywords"):
            if says := str(opened.docinfo.get(key, "")).strip():
                found.append((f"Property: {key[1:].lower()}", says))
        found += [("Attached file", name) for name in opened.attachments]
        if _has_program(opened):
            found.append(("Program", "Something that starts by itself. It is never run here."))
        for page in islice(opened.pages, MOST_PAGES):
            for note in page.get("/Annots", []):
                says = str(note.get("/Contents", "")).strip()
                if says and note.get("/Subtype") != "/Link":
                    found.append(("Comment", says))
    return found


def _has_program(opened: pikepdf.Pdf) -> bool:
    """Whether something would run by itself in another reader. Going to a page is no program."""
    begins = opened.Root.get("/OpenAction")
    runs = isinstance(begins, pikepdf.Dictionary) and begins.get("/S") in ("/JavaScript", "/Launch")
    names = opened.Root.get("/Names")
    return runs or (isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names)
