"""What the advice recommends, and what became of it: used, left out with a reason, or open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..erosion import advice
from ..language.passages import Passage, one_line, unwrapped, words_at
from ..models import Appendix, NotUsed, Plan, Version
from .sources import lines_by_passage, overlap, papers_of


@dataclass(frozen=True)
class Recommended:
    """One recommendation of a paper: where it stands in the plan, or why it does not."""

    paper: Appendix
    passage: Passage
    lines: tuple[str, ...] = ()
    reason: NotUsed | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is neither in the plan nor explained."""
        return not self.lines and self.reason is None

    @property
    def at(self) -> str:
        """Its place, as a page sends it."""
        return f"{self.paper.pk}:{self.passage.at}"

    @property
    def slug(self) -> str:
        """Its place in the address of its page: "12-340-402"."""
        return f"{self.paper.pk}-{self.passage.at}"


@lru_cache(maxsize=256)
def recommendations(text: str) -> tuple[Passage, ...]:
    """The passages of a paper that recommend something."""
    return tuple(
        Passage(one.start, one.end, words_at(text, one.start, one.end))
        for one in advice.recommendations(unwrapped(text))
    )


def recommended(plan: Plan, version: Version | None) -> list[Recommended]:
    """Every recommendation of the papers that go out with a plan, paper by paper."""
    used = _used(version)
    reasons = {
        (one.appendix_id, one_line(one.passage)): one
        for one in NotUsed.objects.filter(appendix__plan=plan).select_related("by")
    }
    return [
        Recommended(
            paper,
            passage,
            lines=_lines(passage.text, used),
            reason=reasons.get((paper.pk, passage.text)),
        )
        for paper in papers_of(plan)
        if not paper.is_withdrawn
        for passage in recommendations(paper.text)
    ]


def unused_of(version: Version) -> list[Recommended]:
    """Every recommendation that no line uses and that nobody has answered."""
    return [one for one in recommended(version.plan, version) if one.is_open]


def _used(version: Version | None) -> dict[str, tuple[str, ...]]:
    return lines_by_passage(version) if version else {}


def _lines(said: str, used: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    found = [label for key, some in used.items() if overlap(said, key) for label in some]
    return tuple(dict.fromkeys(found))
