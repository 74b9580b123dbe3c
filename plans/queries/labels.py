"""What the parts of a version are called, and what a family means by "F1" or "Section B"."""

from __future__ import annotations

import re

from ..content import SECTIONS as SECTIONS
from ..models import Version
from ..sections import sections_on
from .assembling import content_of

TITLES = {one.code: one.title for one in sections_on(None)}
NO_SECTION = "Not about one section"
_ITEM = re.compile(r"(H[12]\.|[B-GK])(\d{1,3})")
# "F1: ...", "Section F - ...", "(B5) ..." at the beginning of what somebody wrote.
_SAYS = re.compile(
    r"\(?(?:(?P<long>section)\s+)?(?P<label>H[12](?:\.\d{1,3})?|[A-K]\d{0,3})\)?"
    r"(?P<mark>\s*[:.)\u2013\u2014-]+\s+|\s*:|\s*,\s+)",
    re.I,
)
_LIST = re.compile(r"(?:\(?\d{1,3}[.)]|-)\s+")


def choices_of_sections() -> list[tuple[str, str]]:
    """The sections as one chooses among them, and none of them first."""
    return [("", NO_SECTION), *((one, f"{one}: {TITLES[one]}") for one in SECTIONS)]


def label_in(typed: str) -> str:
    """The label of a line as it is kept: "f 12" is F12."""
    return "".join(typed.split()).upper()


def labels_of(version: Version) -> frozenset[str]:
    """Every line that a version has, by its label."""
    plan = content_of(version)
    return frozenset(
        label
        for lines in (plan.needs, plan.outcomes, plan.provision, plan.advice)
        for label in (line.id for line in lines)
    )


def section_of(label: str) -> str:
    """The section a line stands in: "F12" in F, "H1.2" in H1. Empty for what is no line."""
    found = _ITEM.fullmatch(label)
    return found[1].rstrip(".") if found else ""


def place_in_order(section: str, item: str) -> tuple[int, int]:
    """Where a point about a line stands among others: by section, then by number."""
    digits = re.search(r"(\d+)$", item)
    first = SECTIONS.index(section) if section in SECTIONS else len(SECTIONS)
    return first, int(digits[1]) if digits and item != section else 0


def taken_apart(text: str, known: frozenset[str]) -> list[tuple[str, str, str]]:
    """Several points typed in one go, each as section, line and words: a paragraph is a point.

    Without an empty line anywhere, each line is one. What it is about is read from its beginning
    and only if the version has such a line.
    """
    gap = r"\n\s*\n" if re.search(r"\n\s*\n", text.strip()) else r"\n"
    parts = (part.strip() for part in re.split(gap, text.strip()))
    return [_told(part, known) for part in parts if part]


def _told(part: str, known: frozenset[str]) -> tuple[str, str, str]:
    words = _LIST.sub("", part, count=1) if _LIST.match(part) else part
    found = _SAYS.match(words)
    if found is None:
        return "", "", words
    label = label_in(found["label"])
    rest = words[found.end() :].strip()
    if not rest:
        return "", "", words
    if label in known:
        return section_of(label), label, rest
    if label in SECTIONS and (found["long"] or ":" in found["mark"] or len(label) > 1):
        return label, "", rest
    return "", "", words
