"""Items that say almost the same (IDN-06)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found

_WORD = re.compile(r"[a-z0-9']+")
# How many lines end alike: it does not make two lines the same.
_ENDING = re.compile(
    r"[.;,]?\s*(?:this|progress|it|which|and)?\s*(?:will\s+be|to\s+be|is)?\s*(?:reviewed|monitored"
    r"|checked|recorded|measured)\s+(?:by|at|each|every|termly|half-termly|weekly|annually)"
    r"[^.;]{0,80}\.?\s*$",
    re.IGNORECASE,
)
_LIKENESS = 0.92
_FEWEST = 12


def duplicates(plan: Plan, context: Context) -> Iterator[Found]:
    """IDN-06: two items of one section with the same words, or with the same number."""
    for section, items in (
        ("B", [(need.id, need.text) for need in plan.needs_of("B")]),
        ("E", [(outcome.id, outcome.text) for outcome in plan.outcomes]),
        ("F", [(line.id, line.text) for line in plan.provision_of("F")]),
    ):
        yield from _alike(section, items)
        counted = Counter(id for id, _ in items)
        for id in (id for id, number in counted.items() if number > 1):
            yield Found(section, id, message=f"Two items are called {id}", field="id")


def _alike(section: str, items: list[tuple[str, str]]) -> Iterator[Found]:
    seen: list[tuple[str, list[str], frozenset[str], int]] = []
    for id, text in items:
        low = " ".join(text.lower().replace("’", "'").split())
        words = _WORD.findall(low[:-140] + _ENDING.sub("", low[-140:]))
        size = len(words)
        if size <= _FEWEST:
            continue
        kinds = frozenset(words)
        for other, theirs, other_kinds, length in seen:
            if len(kinds & other_kinds) < 0.8 * max(len(kinds), len(other_kinds)):
                continue
            shared = (Counter(words) & Counter(theirs)).total()
            if 2 * shared / (size + length) >= _LIKENESS:
                yield Found(section, id, text, f"{id} says almost the same as {other}")
                break
        seen.append((id, words, kinds, size))


CHECKS: dict[str, Check] = {"IDN-06": duplicates}
