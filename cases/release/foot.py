"""The foot of every page: initials, reference and reader, so that no page strays (H-002)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .finding import Finding, Passage
from .plain import plain, squeezed

MISSING = "initials, reference and recipient do not stand on it"
_LATIN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Foot:
    """What must stand on every page of one letter."""

    initials: str
    reference: str
    reader: str

    @classmethod
    def of(cls, snapshot: Mapping[str, Any]) -> Foot | None:
        """The foot of a letter of ours, from what it was made of."""
        try:
            return cls(snapshot["initials"], snapshot["reference"], snapshot["to"])
        except KeyError:
            return None

    def stands_on(self, page: Passage) -> bool:
        """Whether a page carries it. Words of scripts that a PDF gives back in another order are
        not compared; the reference always is.
        """
        wanted = [squeezed(self.reference), *_plain_parts(squeezed(self.initials))]
        words = set(page.plain.split())
        reader = [word for word in plain(self.reader).split() if _LATIN.fullmatch(word)]
        return all(part in page.squeezed for part in wanted) and all(
            word in words or word in page.squeezed for word in reader
        )


def _plain_parts(text: str) -> list[str]:
    return [text] if _LATIN.fullmatch(text) else []


def missing_on(pages: Iterable[Passage], foot: Foot) -> list[Finding]:
    """The pages that lack their foot."""
    return [Finding(page.where, MISSING) for page in pages if not foot.stands_on(page)]


def first_mismatch(run: Iterable[tuple[str, Iterable[Passage], Foot]]) -> str:
    """Of a print run, the first letter with a page that is not its own. Empty when all are."""
    for name, pages, foot in run:
        if wrong := missing_on(pages, foot):
            return f"{name}, {wrong[0].where}"
    return ""
