"""Word, OpenDocument and Excel files: every part of the package, seen or not (H-141)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ..papers import reading
from .finding import Finding, Passage

UNSEEN = "not seen by a reader of its pages: {what}"
MOST = 60 * 1024 * 1024  # bytes of one part
_WHERE = {
    "word/document": "the text",
    "word/header": "a header",
    "word/footer": "a footer",
    "word/comments": "a comment",
    "docProps/": "the properties",
    "meta.xml": "the properties",
    "content.xml": "the text",
    "xl/": "a sheet",
}
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")


def said_by(content: bytes, media_type: str) -> Iterator[Finding | Passage | tuple[str, bytes]]:
    """Passages of every part, what is hidden, and the files inside it, as (where, bytes)."""
    read = reading.read(content, media_type)
    if not read.is_read:
        yield Finding("the file", "it could not be read: a person must look")
    seen = set()
    for one in read.hidden:
        if one.what not in seen:
            seen.add(one.what)
            yield Finding("the file", UNSEEN.format(what=one.what.lower()))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.infolist():
            if part.file_size > MOST or part.is_dir():
                continue
            name = part.filename
            if name.endswith((".xml", ".rels")):
                yield Passage(_where(name), _text(package.read(part)))
            elif name.lower().endswith(PICTURES) or "embeddings/" in name:
                yield _inside(name), package.read(part)


def _where(name: str) -> str:
    return next(
        (words for start, words in _WHERE.items() if name.startswith(start)), "hidden parts"
    )


def _inside(name: str) -> str:
    return "a file inside it" if "embeddings/" in name else "a picture in it"


def _text(content: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    tree: Any = etree.fromstring(content, parser)
    if tree is None:
        return ""
    pieces: list[str] = []
    for one in tree.iter():
        if not isinstance(one.tag, str):
            pieces.append(f" {one.text or ''} ")
            continue
        ends_a_line = etree.QName(one).localname in ("p", "si", "row", "tab", "br", "lpwstr")
        pieces.append("\n" if ends_a_line else "")
        pieces.append(one.text or "")
        pieces += [f"\n{value}\n" for key, value in one.attrib.items() if _tells(key)]
        pieces.append(one.tail or "")
    return "".join(pieces)


def _tells(key: str) -> bool:
    """Attributes that hold words of people: where a link leads, what a picture shows."""
    return etree.QName(key).localname in ("Target", "descr", "title", "author", "instr", "alias")
