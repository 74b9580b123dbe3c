"""What each section of a version says so far, in a word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..models import Version
from ..places import TITLES, places_of
from .cards import kind_in


@dataclass(frozen=True)
class Counted:
    """One section: how many lines it has, and which of its texts are written."""

    code: str
    title: str
    lines: int
    kind: str
    written: int
    texts: int

    @property
    def is_begun(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.lines or self.written)


def counts_of(version: Version) -> list[Counted]:
    """Every section that is written here, in order."""
    lines: Counter[str] = Counter()
    for rows in (version.needs, version.provision):
        lines.update(rows.filter(removed_at=None).values_list("section", flat=True))
    lines["E"] = version.outcomes.filter(removed_at=None).count()
    texts = {name for name, text in version.wordings.values_list("name", "text") if text.strip()}
    return [
        Counted(
            code=code,
            title=title,
            lines=lines[code],
            kind=kind_in(code),
            written=sum(place.name in texts for place in places_of(code)),
            texts=len(places_of(code)),
        )
        for code, title in TITLES.items()
    ]
