"""A PDF beside its pages: properties, comments, layers, attached files, older versions."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pikepdf

from .finding import Finding, Passage

MOST_THINGS = 200_000
MOST_ATTACHED = 20 * 1024 * 1024
LAYER = "a layer that is hidden until somebody opens it"
OLDER = "an earlier version of the file, kept inside it"
BOX = "a box drawn over the page, which can be lifted"
_BOXES = ("/Redact", "/Square", "/Stamp", "/FreeText", "/Polygon", "/Circle")

Said = Finding | Passage | tuple[str, bytes]


def said_by(content: bytes) -> Iterator[Said]:
    """Every string of the file that is not on a page, and everything that can be opened in it."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield Passage("the properties", "\n".join(_strings(opened.docinfo)))
        yield from _layers(opened)
        yield from _notes(opened)
        yield Passage("hidden parts of the file", "\n".join(_everything(opened)))
        for one in opened.objects:
            if isinstance(one, pikepdf.Stream):
                yield from _stream(one)
        linearized = opened.is_linearized
    if content.count(b"%%EOF") > (2 if linearized else 1):
        yield Finding("the file", OLDER)


def _layers(opened: pikepdf.Pdf) -> Iterator[Finding]:
    layers: Any = opened.Root.get("/OCProperties", {})
    usual: Any = layers.get("/D", {})
    if len(usual.get("/OFF", [])) or str(usual.get("/BaseState", "/ON")) == "/OFF":
        yield Finding("the file", LAYER)


def _notes(opened: pikepdf.Pdf) -> Iterator[Said]:
    for number, page in enumerate(opened.pages, 1):
        for note in page.get("/Annots", []):
            kind = str(note.get("/Subtype", ""))
            if kind == "/Link":
                continue
            if kind in _BOXES:
                yield Finding(f"page {number}", BOX)
            yield Passage(f"a comment on page {number}", "\n".join(_strings(note)))


def _everything(opened: pikepdf.Pdf) -> Iterator[str]:
    for one in islice(opened.objects, MOST_THINGS):
        if _may_hold_words(one):
            yield from _strings(one)


def _may_hold_words(one: Any) -> bool:
    """Whether a string stands in one part. Most parts are tags, which have none."""
    if isinstance(one, pikepdf.Stream):
        return True
    told: bytes = one.unparse(resolved=True) if isinstance(one, pikepdf.Object) else b""
    return b"(" in told or b"<" in told.replace(b"<<", b"")


def _strings(thing: Any, depth: int = 0) -> Iterator[str]:
    """The words in one part, without following links to other parts: those come by themselves."""
    if depth > 12:
        return
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for value in thing.values() if isinstance(thing, pikepdf.Dictionary) else _of_stream(thing):
            if depth == 0 or not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)


def _of_stream(stream: pikepdf.Stream) -> list[Any]:
    return [stream.get(key) for key in stream.keys()]  # noqa: SIM118  a stream is no mapping


def _stream(stream: pikepdf.Stream) -> Iterator[Said]:
    """Descriptions, attached files and photos with a record of their own."""
    kind, subtype = str(stream.get("/Type", "")), str(stream.get("/Subtype", ""))
    if kind == "/Metadata" or subtype == "/XML":
        yield Passage("the properties", stream.read_bytes().decode("utf-8", "replace"))
    elif kind == "/EmbeddedFile":
        found = stream.read_bytes()
        if len(found) <= MOST_ATTACHED:
            yield "an attached file", found
    elif subtype == "/Image" and "/DCTDecode" in str(stream.get("/Filter", "")):
        raw = stream.read_raw_bytes()
        if b"Exif\x00" in raw[:4096]:
            yield "a picture in it", raw
