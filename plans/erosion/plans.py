"""Two versions of a whole plan: which lines stand for which, and what is lost between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..content import Plan, Provision
from ..language import swift as re
from ..language.stems import stems
from .compare import compare
from .loss import Kind, Loss

_ALIKE = 0.3
_WORD = re.compile(r"[a-z]{5,}|\d+")


@dataclass(frozen=True)
class LineLosses:
    """What one line of the earlier plan loses, and which line stands for it now."""

    section: str
    before: str  # F3
    after: str  # F4; empty where nothing stands for it
    losses: tuple[Loss, ...]


def compare_plans(before: Plan, after: Plan) -> tuple[LineLosses, ...]:
    """All that a new version takes away, line by line, then outcomes and needs that are gone."""
    found = []
    for was, now in _paired(before.provision, after.provision):
        losses = compare(was, now)
        if losses:
            found.append(LineLosses(was.section, was.id, now.id if now else "", losses))
    return (*found, *_gone_outcomes(before, after), *_gone_needs(before, after))


def _paired(
    was: tuple[Provision, ...], now: tuple[Provision, ...]
) -> list[tuple[Provision, Provision | None]]:
    """Lines of one id where they are alike, then lines by likeness."""
    left = {(line.section, line.id): line for line in now}
    pairs: dict[int, Provision] = {}
    for at, line in enumerate(was):
        other = left.get((line.section, line.id))
        if other and (line == other or _likeness(line, other) >= _ALIKE):
            pairs[at] = left.pop((line.section, line.id))
    scored = sorted(
        (
            (_likeness(line, other), at, key)
            for at, line in enumerate(was)
            if at not in pairs
            for key, other in left.items()
        ),
        key=lambda one: -one[0],
    )
    for score, at, key in scored:
        if score >= _ALIKE and at not in pairs and key in left:
            pairs[at] = left.pop(key)
    for at, line in enumerate(was):  # the same id and little else: it was rewritten
        if at not in pairs and (line.section, line.id) in left:
            pairs[at] = left.pop((line.section, line.id))
    return [(line, pairs.get(at)) for at, line in enumerate(was)]


def _likeness(line: Provision, other: Provision) -> float:
    first, second = _words(line), _words(other)
    return len(first & second) / (min(len(first), len(second)) or 1)


@lru_cache(maxsize=1024)
def _words(line: Provision) -> frozenset[str]:
    return frozenset(_WORD.findall(f"{line.text} {line.what} {line.who}".lower()))


def _gone_outcomes(before: Plan, after: Plan) -> list[LineLosses]:
    kept = [stems(one.text) for one in after.outcomes]
    return [
        LineLosses("E", one.id, "", (_gone(Kind.OUTCOME, one.text),))
        for one in before.outcomes
        if not _stands(stems(one.text), kept)
    ]


def _gone_needs(before: Plan, after: Plan) -> list[LineLosses]:
    kept = [stems(one.text) for one in after.needs]
    return [
        LineLosses(one.section, one.id, "", (_gone(Kind.NEED, one.text),))
        for one in before.needs
        if not _stands(stems(one.text), kept)
    ]


def _stands(words: frozenset[str], kept: list[frozenset[str]]) -> bool:
    return any(len(words & other) >= _ALIKE * (min(len(words), len(other)) or 1) for other in kept)


def _gone(kind: Kind, text: str) -> Loss:
    return Loss(kind, text, "", f"This {kind.value} is no longer in the plan.")
