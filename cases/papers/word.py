"""What a Word file says, and what it says besides: deletions, comments, hidden text (H-141)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

MOST_OF_ONE_PART = 60 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SEEN = re.compile(r"^word/(header|footer|document|footnotes|endnotes)\d*\.xml$")
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml")
# Of the properties, those that tell who or what. The rest are counts.
_TELLING = {"title", "subject", "creator", "keywords", "description", "lastModifiedBy"}
_TELLING |= {"category", "Company", "Manager", "initial-creator", "lpwstr"}
_OTHER = re.compile(r"^(content\.xml|xl/sharedStrings\.xml|xl/worksheets/.*\.xml)$")
_WORDS = {"creator": "author", "lastModifiedBy": "last changed by", "initial-creator": "author"}
_WORDS |= {"lpwstr": "custom"}
_NEVER_IN_TEXT = {f"{_W}delText", f"{_W}instrText"}


def body(content: bytes) -> list[str]:
    """Every paragraph that a reader sees, headers and footers too."""
    return [
        text
        for _, tree in _parts(content, _SEEN)
        for paragraph in tree.iter(f"{_W}p")
        if (text := "".join(_seen_in(paragraph)).strip())
    ]


def other(content: bytes) -> list[str]:
    """The text of an OpenDocument or Excel file."""
    return [
        text
        for _, tree in _parts(content, _OTHER)
        for piece in tree.itertext()
        if (text := piece.strip())
    ]


def hidden(content: bytes) -> list[tuple[str, str]]:
    """What a reader of the printed pages would not see."""
    found: list[tuple[str, str]] = []
    for _, tree in _parts(content, _SEEN):
        found += [("Tracked deletion", text) for text in _texts(tree, "del", "delText")]
        found += [("Tracked deletion", text) for text in _texts(tree, "moveFrom", "t")]
        found += [("Tracked insertion", text) for text in _texts(tree, "ins", "t")]
        found += [("Hidden text", text) for text in _vanished(tree)]
    for _, tree in _parts(content, re.compile(r"^word/comments\.xml$")):
        found += [("Comment", text) for text in _texts(tree, "comment", "t")]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.startswith("word/embeddings/")]
    found += [("Embedded file", name.rpartition("/")[2]) for name in names]
    return found + properties(content)


def properties(content: bytes) -> list[tuple[str, str]]:
    """Who wrote it, for whom, under what title."""
    found = []
    for _, tree in _parts(content, re.compile("|".join(map(re.escape, _PROPERTIES)))):
        for one in tree.iter():
            name = etree.QName(one).localname if isinstance(one.tag, str) else ""
            if name in _TELLING and (text := (one.text or "").strip()):
                found.append((f"Property: {_WORDS.get(name, name)}", text))
    return found


def _seen_in(paragraph: Any) -> Iterator[str]:
    for run in paragraph.iter(f"{_W}r"):
        if _is_vanished(run) or _within(run, "moveFrom", "del"):
            continue
        for piece in run:
            if piece.tag == f"{_W}t":
                yield piece.text or ""
            elif piece.tag in (f"{_W}tab", f"{_W}br"):
                yield " "


def _texts(tree: Any, around: str, piece: str) -> Iterator[str]:
    for one in tree.iter(f"{_W}{around}"):
        if text := "".join(bit.text or "" for bit in one.iter(f"{_W}{piece}")).strip():
            yield text


def _vanished(tree: Any) -> Iterator[str]:
    for run in tree.iter(f"{_W}r"):
        text = "".join(bit.text or "" for bit in run.iter(f"{_W}t")).strip()
        if text and _is_vanished(run):
            yield text


def _is_vanished(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false")


def _within(run: Any, *around: str) -> bool:
    return any(next(run.iterancestors(f"{_W}{name}"), None) is not None for name in around)


def _parts(content: bytes, wanted: re.Pattern[str]) -> Iterator[tuple[str, Any]]:
    reader = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.infolist():
            if wanted.match(part.filename) and part.file_size <= MOST_OF_ONE_PART:
                yield part.filename, etree.fromstring(package.read(part), reader)
