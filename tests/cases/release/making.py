"""Files that hide something, made for tests."""

from __future__ import annotations

import io
import zipfile

import pikepdf
from docx import Document as Word
from PIL import Image

from cases import pdf

FOOT = "A.K. EHC-2026-00012 · For Imran Khan"
FRAME = (
    '<!DOCTYPE html><html lang="en"><head><title>{title}</title><style>'
    "@page {{ @bottom-left {{ content: string(foot) }} }}"
    " .letter {{ string-set: foot attr(data-foot) }} {style}</style></head>"
    '<body><article class="letter" data-foot="{foot}"><h1>Amira Khan</h1>{words}</article>'
    "</body></html>"
)


def a_pdf(words: str, *, title: str = "Letter", foot: str = FOOT, style: str = "") -> bytes:
    """A PDF with some words, and the foot of a letter on every page."""
    return pdf.from_html(FRAME.format(words=words, title=title, foot=foot, style=style))


def changed(content: bytes, change) -> bytes:  # type: ignore[no-untyped-def]
    """A PDF after something was done to it."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        change(opened)
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


def a_photo(*, where_taken: bool = False, author: str = "") -> bytes:
    """A photo, with or without the place where it was taken in its record."""
    photo = Image.new("RGB", (40, 30), "green")
    record = photo.getexif()
    if author:
        record[0x013B] = author
    if where_taken:
        record.get_ifd(0x8825).update({1: "N", 2: (50.0, 43.0, 12.0), 3: "W", 4: (3.0, 31.0, 0.0)})
    out = io.BytesIO()
    photo.save(out, "JPEG", exif=record)
    return out.getvalue()


def a_scan() -> bytes:
    """A PDF of one page that is a picture and nothing else."""
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "PDF")
    return out.getvalue()


def a_word_file(*, comment: str = "", deleted: str = "", inside: bytes = b"") -> bytes:
    """A Word file, with a comment, a tracked deletion and an embedded file if wished."""
    made = Word()
    paragraph = made.add_paragraph("Advice about Amira Khan, born 2 March 2018.")
    if comment:
        made.add_comment(paragraph.runs, text=comment, author="A colleague")
    out = io.BytesIO()
    made.save(out)
    content = out.getvalue()
    if deleted:
        content = _with(content, deleted)
    if inside:
        out = io.BytesIO(content)
        with zipfile.ZipFile(out, "a") as package:
            package.writestr("word/embeddings/sheet1.xlsx", inside)
        content = out.getvalue()
    return content


def _with(content: bytes, deleted: str) -> bytes:
    words = f"<w:r><w:delText>{deleted}</w:delText></w:r>"
    struck = f'<w:p><w:del w:id="9" w:author="A">{words}</w:del></w:p>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            inside = old.read(part)
            if part.filename == "word/document.xml":
                inside = inside.replace(b"<w:body>", f"<w:body>{struck}".encode())
            new.writestr(part.filename, inside)
    return out.getvalue()
