"""An editable copy of a letter: real headings and lists, the language said, nobody named as author.

It is a copy to work with and says so. The issued letter stays what it is.
"""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

COPY = "Copy, not the issued letter"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Arial"
POINTS = {"standard": 12, "large_print": 18, "plain": 12}


def from_letter(body: str, *, title: str, foot: str, shape: str, issued: datetime) -> bytes:
    """The letter as it was issued, as a Word file. `foot` stands on every page."""
    # Imported here: it takes a moment, and only those who ask for a copy need it.
    from docx import Document
    from docx.shared import Pt
    from html4docx import HtmlToDocx

    document = Document()
    document.styles["Normal"].font.name = FONT
    document.styles["Normal"].font.size = Pt(POINTS.get(shape, POINTS["standard"]))
    HtmlToDocx().add_html_to_document(_plain(body), document)
    first = document.paragraphs[0]
    if not first.text:
        first._element.getparent().remove(first._element)
    say_language(document)
    for section in document.sections:
        section.header.paragraphs[0].text = COPY
        section.footer.paragraphs[0].text = foot
    name_nobody(document.core_properties, f"{title} ({COPY.lower()})", issued)
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def _plain(body: str) -> str:
    """The letter without what only paper needs: blocks as paragraphs, no marks of direction."""
    text = re.sub(r"</?(?:article|section|bdi)\b[^>]*>", "", body)
    text = re.sub(r"<div\b[^>]*>\s*(?=<p|<div|<h\d)", "", text)
    text = re.sub(r"<div\b[^>]*>", "<p>", text).replace("</div>", "</p>")
    return re.sub(r"</p>\s*</p>", "</p>", re.sub(r">\s*\n\s*", ">", text))


def say_language(document: Any) -> None:
    """British English, and Arabic where the writing runs from the right."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(name), "ar-SA" if name == "w:bidi" else "en-GB")
    defaults.append(language)


def name_nobody(properties: Any, title: str, issued: datetime) -> None:
    """A title, a day, and nobody named as author."""
    properties.title = title
    properties.language = "en-GB"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.subject = properties.keywords = properties.category = ""
    properties.created = properties.modified = issued.replace(tzinfo=None)
