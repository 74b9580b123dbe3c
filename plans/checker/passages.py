"""Every text of a plan with where it stands, cut into sentences once however many rules ask."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

from ..content import Plan, Provision
from ..language import swift as re
from .findings import Found

FRONT: tuple[str, ...] = ("child", "known_as", "pronouns", "year_group", "coordinator", "la")
FRONT += ("current_setting", "signed_by", "marking")
VIEWS: tuple[str, ...] = (
    "how_views_obtained",
    "child_voice",
    "communication",
    "parent_views",
    "history",
)
VIEWS += ("aspirations",)
FIELDS: tuple[str, ...] = (
    "text",
    "what",
    "who",
    "expertise",
    "ratio",
    "frequency",
    "duration",
    "setting",
    "start",
)
FIELDS += ("end", "monitored_by")
BUDGET = ("amount", "service", "needs", "outcomes", "arrangements")
MAIN = {"text", "nil", "loose", "short_term_targets", "healthcare_plan", "strengths", *VIEWS}


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a plan and where it stands. `field` tells the text from "who" or "start"."""

    section: str
    item: str
    field: str
    text: str

    def found(self, start: int, end: int, message: str = "") -> Found:
        """What a rule hands back for the words from `start` to `end`."""
        return Found(self.section, self.item, self.text[start:end], message, self.field)

    def matched(self, match: re.Match[str], message: str = "") -> Found:
        """What a rule hands back for the words a pattern matched."""
        return self.found(match.start(), match.end(), message)

    @property
    def is_main(self) -> bool:
        """Whether it is a text to be read, and not a short answer in a field of its own."""
        return self.field in MAIN


class Same:
    """A thing as the key of a cache: the very same object, not an equal one."""

    __slots__ = ("of",)

    def __init__(self, of: Any) -> None:
        self.of = of

    def __hash__(self) -> int:
        return id(self.of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.of is self.of


def passages(plan: Plan) -> tuple[Passage, ...]:
    """Every text of the plan that is not empty, from the first page to Section K."""
    return _passages(Same(plan))


def with_any(plan: Plan, cues: tuple[str, ...]) -> tuple[Passage, ...]:
    """The texts in which one of some words stands, in small letters: a quick look before a slow."""
    return _with_any(Same(plan), cues)


def main(plan: Plan, *sections: str) -> tuple[Passage, ...]:
    """The texts to be read in some sections, or in all."""
    return _main(Same(plan), sections)


@lru_cache(maxsize=8)
def _passages(same: Same) -> tuple[Passage, ...]:
    return tuple(found for found in _all(same.of) if found.text.strip())


@lru_cache(maxsize=128)
def _with_any(same: Same, cues: tuple[str, ...]) -> tuple[Passage, ...]:
    whole, starts = _whole(same)
    found: set[int] = set()
    for cue in cues:
        at = whole.find(cue)
        while at >= 0:
            number = bisect_right(starts, at)
            found.add(number - 1)
            at = whole.find(cue, starts[number]) if number < len(starts) else -1
    every = _passages(same)
    return tuple(every[number] for number in sorted(found))


@lru_cache(maxsize=8)
def _whole(same: Same) -> tuple[str, list[int]]:
    """Every text in small letters, one behind the other, and where each begins."""
    lows = [one.text.lower() for one in _passages(same)]
    return "\n".join(lows), [0, *accumulate(len(low) + 1 for low in lows[:-1])]


@lru_cache(maxsize=64)
def _main(same: Same, sections: tuple[str, ...]) -> tuple[Passage, ...]:
    return tuple(
        one for one in _passages(same) if one.is_main and (not sections or one.section in sections)
    )


def _all(plan: Plan) -> Iterator[Passage]:
    for name in FRONT:
        yield Passage("front", "", name, getattr(plan.front, name))
    for parent in plan.front.parents:
        yield Passage("front", "", "parents", parent)
    for name in VIEWS:
        yield Passage("A", "", name, getattr(plan.views, name))
    for strength in plan.strengths:
        yield Passage("B", "", "strengths", strength)
    for need in plan.needs:
        yield Passage(need.section, need.id, "text", need.text)
    yield Passage("E", "", "short_term_targets", plan.short_term_targets)
    for outcome in plan.outcomes:
        for name in ("text", "aspiration", "steps"):
            yield Passage("E", outcome.id, name, getattr(outcome, name))
    for line in plan.provision:
        yield from _line(line)
    yield from _rest(plan)


def _line(line: Provision) -> Iterator[Passage]:
    for name in FIELDS:
        if text := getattr(line, name):
            yield Passage(line.section, line.id, name, text)


def _rest(plan: Plan) -> Iterator[Passage]:
    yield Passage("G", "", "healthcare_plan", plan.healthcare_plan)
    if plan.health_agreement:
        yield Passage("G", "", "agreed_by", plan.health_agreement.body)
        yield Passage("G", "", "agreed_by", plan.health_agreement.officer)
    for section, text in plan.nil.items():
        yield Passage(section, "", "nil", text)
    for section, text in plan.loose.items():
        yield Passage(section, "", "loose", text)
    named = plan.named
    for setting in (named.setting, named.until):
        if setting:
            yield Passage("I", "", "name", setting.name)
            yield Passage("I", "", "type", setting.type)
    yield Passage("I", "", "note", named.note)
    for name in BUDGET:
        yield Passage("J", "", name, getattr(plan.budget, name))
    for entry in plan.advice:
        for name in ("title", "author", "role"):
            yield Passage("K", entry.id, name, getattr(entry, name))


# A stop ends a sentence before a space and what may begin the next; "Dr. Smith" and "9.45" do not.
_STOP = re.compile(r"[.!?]['\"’”)]*(?=\s|$)|\n+")
_SHORTENED = re.compile(r"\b(?:Dr|Mrs?|Ms|St|e\.g|i\.e)$")


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """The sentences of a text, each with where it begins."""
    found, at = [], 0
    for stop in _STOP.finditer(text):
        begins = stop.start()
        if text[begins] != "\n" and _SHORTENED.search(text, max(0, begins - 5), begins):
            continue
        found.append((at, text[at : stop.end()]))
        at = stop.end()
    found.append((at, text[at:]))
    return tuple(
        (start + len(said) - len(said.lstrip()), said.strip())
        for start, said in found
        if said.strip()
    )


# 'Writing hurts' and "words", but not the apostrophe of children's or parents'.
_QUOTED = re.compile(
    r"(?<![\w'’])['‘](?=\S)(?:[^'‘’\n]|(?<=\w)['’](?=\w)){1,400}?(?<=\S)['’](?!\w)"
    r"|[\"“](?=\S)[^\"“”\n]{1,400}[\"”]"
)


@lru_cache(maxsize=4096)
def unquoted(text: str) -> str:
    """The text with what stands in speech marks blanked out, every other word in its place."""
    if not any(mark in text for mark in "'‘\"“"):
        return text
    return _QUOTED.sub(lambda said: " " * len(said.group()), text)
