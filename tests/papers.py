"""Files as people have them, made small: PDFs that speak, Word files that hide something."""

from __future__ import annotations

import io
import itertools
import zipfile
from datetime import date
from typing import Any

import pikepdf
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.models import User
from cases.actions import uploads
from cases.jobs.scanning import scan_now
from cases.models import Case, Document, Upload
from tests.factories import CaseFactory

EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


_numbers = itertools.count(70_001)


def another_case(**more: Any) -> Case:
    """A case beside one that was opened by the real action, with a reference of its own."""
    return CaseFactory(reference=f"EHC-2026-{next(_numbers)}", **more)


def a_pdf(*pages: str, password: str = "", author: str = "") -> bytes:
    """A PDF with a line of text on each page; an empty line makes a page without text."""
    with pikepdf.new() as made:
        for text in pages or ("",):
            made.add_blank_page(page_size=(595, 842))
            page = made.pages[-1]
            font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
            names = {k: pikepdf.Name(v) for k, v in font.items()}
            page.Resources = pikepdf.Dictionary(
                Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(names))
            )
            said = text.replace("(", r"\(").replace(")", r"\)").encode("cp1252", "replace")
            lines = b"BT /F1 12 Tf 60 760 Td (" + said + b") Tj ET" if text else b""
            page.Contents = made.make_stream(lines)
        if author:
            made.docinfo["/Author"] = author
        out = io.BytesIO()
        locks = pikepdf.Encryption(owner=password, user=password) if password else False
        made.save(out, encryption=locks, deterministic_id=not password)
    return out.getvalue()


def a_picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


def a_zip(**parts: bytes) -> bytes:
    """A zip file; two underscores in a name stand for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "."), content)
    return out.getvalue()


def a_package(parts: dict[str, str | bytes]) -> bytes:
    """A package of files, such as a Word file is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def a_word_file(body: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """A Word file with these paragraphs (as WordprocessingML) and these other parts."""
    document = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document,
    }
    return a_package(parts | (more or {}))


def words(text: str) -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, content_type="application/x-anything")


def taken_in(
    case: Case | None, by: User, content: bytes, name: str = "scan.pdf", **more: Any
) -> Upload:
    """A file that was sent and scanned."""
    upload = uploads.take_in(name=name, content=ContentFile(content), by=by, case=case, **more)
    scan_now([upload.pk])
    upload.refresh_from_db()
    return upload


def filed(case: Case, by: User, content: bytes, title: str = "Advice", **more: Any) -> Document:
    """A file that was sent, scanned and filed."""
    upload = taken_in(case, by, content, f"{title}.pdf")
    filing = uploads.Filing(title=title, received_on=date(2026, 6, 1), **more)
    return uploads.file_upload(upload, filing=filing, by=by, looked=True)
