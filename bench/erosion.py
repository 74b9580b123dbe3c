"""How well provision is compared: invented lines, made less in thirteen ways, or only said anew."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from plans.content import Plan, Provision, read_line
from plans.erosion import compare, compare_plans

from . import erosion_words as words
from .erosion_saying import Fact, free_text, structured
from .report import say

PAIRS = 2_000
LIMITS = {"structured": (0.99, 0.98), "text": (0.90, 0.95)}
KINDS = (
    "minutes",
    "frequency",
    "ratio",
    "expertise",
    "service",
    "condition",
    "cap",
    "line",
    "narrower_setting",
    "end",
    "monitoring",
    "vagueness",
    "coverage",
)


@dataclass(frozen=True)
class Pair:
    """Two versions of a line and what is lost between them, "" for nothing."""

    before: Any
    after: Any
    kind: str


def a_fact(chance: random.Random, *, covers: bool = False) -> Fact:
    """What an invented line promises."""
    unit = chance.choice(words.UNITS[:6])
    return Fact(
        name=chance.choice(words.NAMES),
        person=chance.randrange(len(words.PEOPLE)),
        activity=chance.randrange(len(words.COVER_TASKS if covers else words.ACTIVITIES)),
        expertise=chance.randrange(len(words.EXPERTISE)),
        ratio=chance.randrange(len(words.RATIOS)),
        minutes=chance.choice((10, 15, 20, 30, 40, 45, 50, 60, 75, 90)),
        times=chance.choice((1, 1, 2, 3, 4, 5) if unit == "week" else (1, 1, 1, 2)),
        unit=unit,
        setting=chance.randrange(len(words.SETTINGS)),
        checker=chance.randrange(len(words.CHECKERS)),
        checked=chance.choice(("half term", "term")),
        cover=chance.randrange(len(words.COVERS)) if covers else None,
        until=chance.choice(words.LATER) if chance.random() < 0.2 else "",
    )


def weaker(fact: Fact, kind: str, chance: random.Random) -> Fact | None:
    """The same line with one thing less."""
    if kind == "line":
        return None
    return _WEAKER[kind](fact, chance)


def _fewer_minutes(fact: Fact, chance: random.Random) -> Fact:
    if chance.random() < 0.15:
        return replace(fact, minutes=None)
    return replace(fact, minutes=max(5, int((fact.minutes or 0) * chance.choice((0.5, 0.67, 0.8)))))


def _less_often(fact: Fact, chance: random.Random) -> Fact:
    if chance.random() < 0.15:
        return replace(fact, unit="")
    if fact.times > 1 and chance.random() < 0.5:
        return replace(fact, times=chance.randrange(1, fact.times))
    later = words.UNITS[words.UNITS.index(fact.unit) + 1 :]
    return replace(fact, unit=chance.choice(later[:2]), times=1)


def _thinner(fact: Fact, chance: random.Random) -> Fact:
    return replace(fact, ratio_as=chance.choice(words.RATIOS[fact.ratio][1]) or "-")


def _less_trained(fact: Fact, chance: random.Random) -> Fact:
    if chance.random() < 0.3:
        return replace(
            fact,
            person_as=words.PEOPLE[fact.person][1],
        )
    return replace(fact, expertise_as=chance.choice(words.EXPERTISE[fact.expertise][1]) or "-")


def _no_longer_named(fact: Fact, chance: random.Random) -> Fact:
    gone = chance.choice((words.PEOPLE[fact.person][2], words.PEOPLE[fact.person][2], "-"))
    return replace(fact, person_as=gone)


def _conditional(fact: Fact, chance: random.Random) -> Fact:
    return replace(fact, condition=chance.choice(words.CONDITIONS))


def _capped(fact: Fact, chance: random.Random) -> Fact:
    return replace(fact, limit=chance.choice(words.CAPS))


def _narrower(fact: Fact, chance: random.Random) -> Fact:
    return replace(fact, setting_as=chance.choice(words.SETTINGS[fact.setting][1]))


def _ending(fact: Fact, chance: random.Random) -> Fact:
    return replace(fact, until="", end=chance.choice(words.ENDS + words.BLOCKS))


def _less_checked(fact: Fact, chance: random.Random) -> Fact:
    if chance.random() < 0.4:
        return replace(fact, checked="")
    if chance.random() < 0.5:
        return replace(fact, checked="year")
    others = [n for n in range(len(words.CHECKERS)) if n not in (fact.checker, 0)]
    return replace(fact, checker=0 if fact.checker else chance.choice(others) * 0, checked="year")


def _vaguer(fact: Fact, chance: random.Random) -> Fact:
    if chance.random() < 0.5:
        return replace(fact, weak=chance.choice(words.WEAK))
    return replace(fact, activity_as=words.ACTIVITIES[fact.activity][2])


def _covering_less(fact: Fact, chance: random.Random) -> Fact:
    return replace(fact, cover_as=chance.choice(words.COVERS[fact.cover or 0][1]))


_WEAKER: dict[str, Callable[[Fact, random.Random], Fact]] = {
    "minutes": _fewer_minutes,
    "frequency": _less_often,
    "ratio": _thinner,
    "expertise": _less_trained,
    "service": _no_longer_named,
    "condition": _conditional,
    "cap": _capped,
    "narrower_setting": _narrower,
    "end": _ending,
    "monitoring": _less_checked,
    "vagueness": _vaguer,
    "coverage": _covering_less,
}


def more(fact: Fact, chance: random.Random) -> Fact:
    """As much or more."""
    return chance.choice(
        (
            fact,
            fact,
            fact,
            replace(fact, minutes=(fact.minutes or 0) + 15),
            replace(fact, times=fact.times + 1),
            replace(fact, limit=chance.choice(words.FLOORS)),
            replace(fact, until=""),
        )
    )


def pairs(count: int, seed: int, *, way: str) -> Iterator[Pair]:
    """Half of them made less, half of them only said anew. `way` is "structured" or "text"."""
    chance = random.Random(seed)
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        fact = a_fact(chance, covers=kind == "coverage")
        before = _said(fact, chance, way)
        yield Pair(before, _said(weaker(fact, kind, chance), chance, way, like=before), kind)
        fact = a_fact(chance, covers=chance.random() < 0.1)
        before = _said(fact, chance, way)
        other = way if chance.random() < 0.75 else {"text": "structured", "structured": "text"}[way]
        yield Pair(before, _said(more(fact, chance), chance, other), "")


def _said(fact: Fact | None, chance: random.Random, way: str, like: Any = None) -> Any:
    if fact is None:
        return chance.choice((None, "", {"text": None, "what": None}))
    if way == "text":
        return free_text(fact, chance)
    return structured(fact, chance, like=like)


def lost(pair: Pair) -> set[str]:
    """The kinds of loss that are found."""
    before, after = (
        read_line(one) if one is not None else None for one in (pair.before, pair.after)
    )
    return {str(loss.kind) for loss in compare(before, after)}


def measure_erosion() -> None:
    """Print recall and precision, by kind, and the time two plans take."""
    for way, (recall, precision) in LIMITS.items():
        hits: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        alarms = 0
        for pair in pairs(PAIRS, 7, way=way):
            found = lost(pair)
            asked[pair.kind] += 1
            hits[pair.kind] += bool(found) if pair.kind else 0
            alarms += bool(found) and not pair.kind
        caught = sum(hits.values())
        for kind in KINDS:
            say(f"Erosion, {way}: recall of {kind}", hits[kind] / asked[kind], unit="share")
        say(f"Erosion, {way}: recall", caught / PAIRS, recall, unit="share")
        say(f"Erosion, {way}: precision", caught / (caught + alarms), precision, unit="share")
    say(
        "Erosion: two plans of 30 lines, every line and field said anew",
        _time_of_plans(),
        unit="ms",
    )


_EDITED = ("duration", "frequency", "ratio", "who", "monitored_by", "expertise", "setting")


def _time_of_plans() -> float:
    """The median time for two plans of 30 lines, of which everything is said anew."""
    taken = []
    for turn in range(9):
        was, anew = invented_lines(500 + turn)
        began = time.process_time()
        compare_plans(Plan(provision=was), Plan(provision=anew))
        taken.append((time.process_time() - began) * 1000)
    return sorted(taken)[4]


def invented_lines(seed: int) -> tuple[tuple[Provision, ...], tuple[Provision, ...]]:
    """Thirty lines, and the same said otherwise."""
    chance = random.Random(seed)
    facts = [a_fact(chance) for _ in range(30)]
    was = tuple(_line(number, fact, chance) for number, fact in enumerate(facts))
    return was, tuple(_line(number, fact, chance) for number, fact in enumerate(facts))


def edited(line: Provision, anew: Provision) -> Provision:
    """A line with one of its fields said otherwise."""
    field = _EDITED[int(line.id[1:]) % len(_EDITED)]
    return replace(line, **{field: getattr(anew, field)})


def _line(number: int, fact: Fact, chance: random.Random) -> Provision:
    fields = structured(fact, chance) | {"text": free_text(fact, chance)}
    return replace(read_line(fields), id=f"F{number}")
