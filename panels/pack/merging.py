"""Many tagged papers as one: pages, tags, links and a list of contents, from files on disk.

Streams are read from the papers when the whole is written, so memory holds the outlines alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from .stamping import Stamp


class NoTags(ValueError):
    """A paper that carries no tags: nobody could have it read aloud. The sentence names it."""


@dataclass(frozen=True)
class Part:
    """A tagged file to be put in. `under`: the heading that its line in the contents stands below.

    `first`: the number of its first page; none for pages that are not counted. `link`: where it
    is read on the site; links there from other parts lead to its pages in the whole.
    """

    path: Path
    title: str
    under: str = ""
    first: int | None = None
    link: str = ""


class Merged:
    """A file that grows part by part. Its sources stay open until it is written."""

    def __init__(self) -> None:
        self.made = pikepdf.new()
        self.tree = self.made.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.whole = self.made.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.tree)
        )
        self.back: Any = Array()
        self.kids, self.next_key = Array(), 0
        self.roles, self.classes = Dictionary(), Dictionary()
        self.lines: list[tuple[str, str, int]] = []
        self.places: dict[str, range] = {}  # where the pages are to which an address leads

    def add(self, part: Part, source: pikepdf.Pdf, stamp: Stamp) -> int:
        """Put one part at the end. How many pages it has."""
        if "/StructTreeRoot" not in source.Root or "/K" not in source.Root.StructTreeRoot:
            raise NoTags(f"“{part.title}” has no tags, so it cannot be read aloud")
        begins = len(self.made.pages)
        for page in source.pages:
            self.made.pages.append(page)
        count = len(self.made.pages) - begins
        self._keep_tags(source)
        new = [self.made.pages[begins + at] for at in range(count)]
        self._renumber(source, begins, new)
        for at, page in enumerate(new):
            stamp.put(self.made, page, None if part.first is None else part.first + at)
        self.lines.append((part.under, part.title, begins))
        if part.link:
            self.places[part.link] = range(begins, begins + count)
        return count

    def _keep_tags(self, source: pikepdf.Pdf) -> None:
        tree = self.made.copy_foreign(source.Root.StructTreeRoot)
        for key, kept in (("/RoleMap", self.roles), ("/ClassMap", self.classes)):
            for name, value in tree.get(key, Dictionary()).items():
                if name not in kept:
                    kept[name] = value
        kids = tree.K if isinstance(tree.K, pikepdf.Array) else [tree.K]
        for kid in kids:
            kid.P = self.whole
            if str(kid.get("/S", "")) == "/Document":
                kid.S = Name.Part
            self.kids.append(kid)
        highest = -1
        for number, value in _numbers(tree.ParentTree):
            self.back.extend([number + self.next_key, value])
            highest = max(highest, number)
        self.shift, self.next_key = self.next_key, self.next_key + highest + 1

    def _renumber(self, source: pikepdf.Pdf, begins: int, new: list[Any]) -> None:
        places = {page.objgen: at for at, page in enumerate(source.pages)}
        named = _named(source)
        for page, old in zip(new, source.pages, strict=True):
            if "/StructParents" in page.obj:
                page.obj.StructParents = int(page.obj.StructParents) + self.shift
            page.obj.Tabs = Name.S
            pairs = zip(page.obj.get("/Annots", []), old.obj.get("/Annots", []), strict=True)
            for note, was in pairs:
                if "/StructParent" in note:
                    note.StructParent = int(note.StructParent) + self.shift
                note.P = page.obj
                _turn(note, was, named, places, lambda at: self.made.pages[begins + at].obj)

    def write(self, path: Path, *, title: str, on: datetime) -> None:
        """Close the tree of tags, write the contents, and save."""
        self.whole.K, self.tree.K = self.kids, Array([self.whole])
        self.tree.ParentTree = self.made.make_indirect(Dictionary(Nums=self.back))
        self.tree.ParentTreeNextKey = self.next_key
        self.tree.RoleMap, self.tree.ClassMap = self.roles, self.classes
        root = self.made.Root
        root.StructTreeRoot, root.MarkInfo = self.tree, Dictionary(Marked=True)
        root.Lang = pikepdf.String("en-GB")
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageMode = Name.UseOutlines
        self._outline()
        self._lead_inside()
        with self.made.open_metadata(set_pikepdf_as_editor=False) as told:
            told["pdfuaid:part"] = "1"
            told["dc:title"] = title
            told["dc:language"] = ["en-GB"]
            told["xmp:CreateDate"] = on.isoformat()
        self.made.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    def _lead_inside(self) -> None:
        """Turn links to the site’s page of a paper into links to its pages here."""
        for page in self.made.pages:
            for note in page.obj.get("/Annots", []):
                told = str(note.get("/A", Dictionary()).get("/URI", ""))
                address, _, fragment = told.partition("#")
                if address in self.places:
                    del note["/A"]
                    note.Dest = self._destination(self.places[address], fragment)

    def _destination(self, pages: range, fragment: str) -> Any:
        told = dict(one.partition("=")[::2] for one in fragment.split("&"))
        number = int(told.get("page", 1)) - 1
        page = self.made.pages[pages[number] if number < len(pages) else pages[0]].obj
        top = told.get("view", "").removeprefix("FitH,")
        return Array([page, Name.FitH, int(top)] if top else [page, Name.Fit])

    def _outline(self) -> None:
        headings: dict[str, OutlineItem] = {}
        with self.made.open_outline() as outline:
            for under, title, page in self.lines:
                line = OutlineItem(title, page)
                if not under:
                    outline.root.append(line)
                    continue
                if under not in headings:
                    headings[under] = OutlineItem(under, page)
                    outline.root.append(headings[under])
                headings[under].children.append(line)


def merge(parts: list[Part], path: Path, stamp: Stamp, *, title: str, on: datetime) -> int:
    """The parts as one file at `path`, its foot without a name. How many pages it has."""
    with ExitStack() as stack:
        whole = Merged()
        stack.callback(whole.made.close)
        pages = 0
        for part in parts:
            source = stack.enter_context(pikepdf.open(part.path))
            pages += whole.add(part, source, stamp)
        whole.write(path, title=title, on=on)
        return pages


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    """Every pair of a tree of numbers, however deep it is."""
    numbers = tree.get("/Nums", [])
    for at in range(0, len(numbers), 2):
        yield int(numbers[at]), numbers[at + 1]
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)


def _named(source: pikepdf.Pdf) -> dict[str, Any]:
    root: Any = source.Root
    found = {str(name).lstrip("/"): to for name, to in root.get("/Dests", {}).items()}
    names = root.get("/Names", {}).get("/Dests")
    if names is not None:
        found |= {str(name): to for name, to in pikepdf.NameTree(names).items()}
    return found


def _turn(
    note: Any, was: Any, named: dict[str, Any], places: dict[Any, int], page: Callable[[int], Any]
) -> None:
    """Lead a link within a paper to its page in the whole."""
    inside = str(was.get("/A", Dictionary()).get("/S", "")) == "/GoTo"
    to = was.get("/Dest", was.A.get("/D") if inside else None)
    if to is None:
        return
    if isinstance(to, pikepdf.String | pikepdf.Name):
        to = named.get(str(to).lstrip("/"))
    if isinstance(to, pikepdf.Dictionary):
        to = to.get("/D")
    at = places.get(to[0].objgen) if isinstance(to, pikepdf.Array) and len(to) else None
    if "/A" in note and inside:
        del note["/A"]
    note.Dest = Array([page(at or 0), Name.Fit])
