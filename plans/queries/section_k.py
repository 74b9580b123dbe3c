"""Section K as a page shows it: each paper, whether it could be read, which lines rest on it."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Appendix, Plan, Version
from .sources import line_of, sources_of


@dataclass(frozen=True)
class Paper:
    """One paper and the lines of the newest version that rest on it."""

    paper: Appendix
    lines: tuple[str, ...]

    @property
    def is_read(self) -> bool:
        """Whether its words are at hand. A scan is a picture of words."""
        return bool(self.paper.text.strip())


def section_k(plan: Plan, version: Version | None) -> list[Paper]:
    """Every paper, those that are left out too, in the order of their numbers."""
    resting: dict[int, dict[str, None]] = {}
    for source in sources_of(version) if version else ():
        resting.setdefault(source.appendix_id, {})[line_of(source).label] = None
    rows = plan.appendices.select_related("advice", "document", "added_by")
    return [Paper(one, tuple(resting.get(one.pk, ()))) for one in rows]
