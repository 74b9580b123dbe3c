"""What the advice recommends, and what became of it: used, left out with a reason, or open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..language.passages import Passage, one_line, passages
from ..models import Appendix, NotUsed, Plan, Version
from .sources import lines_by_passage, overlap, papers_of

_RECOMMENDS = re.compile(
    r"\b(?:should|must|ought to|needs? to (?:be|have)|(?:will|would) (?:need|require|benefit from)"
    r"|requires?|recommend(?:ed|s)?|advise[ds]?|is to (?:be|have)"
    r"|(?:hours?|minutes|mins) (?:a|per|each|every) (?:day|week|fortnight|month|term))\b",
    re.IGNORECASE,
)


_HEADS = re.compile(
    r"(?:recommend(?:ed|ation)s?|(?:suggested )?provision)\b.{0,40}:", re.IGNORECASE
)


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


def recommendations(text: str) -> list[Passage]:
    """The passages of a paper that recommend something."""
    found: list[Passage] = []
    before = None
    for one in passages(text):
        goes_on = before is not None and text[before.end : before.end + 1] == ";"
        if _RECOMMENDS.search(one.text) or _HEADS.match(one.text) or goes_on:
            found.append(one)
            before = one
        else:
            before = None
    return found


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
