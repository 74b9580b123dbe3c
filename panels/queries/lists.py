"""Sorting past cases into lists of which none is small and no two share a case.

Because no list holds part of another, the difference of two lists tells nothing of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping

from cases.small_numbers import FEWEST

from .features import Features

OTHERS = "other, or not recorded"


def list_of(wanted: Features, past: Mapping[int, Features]) -> tuple[Features, set[int]]:
    """The list that a case with these features belongs to: what it is alike in, and its members.

    Phases of education are never put together. Within one, cases are parted by one feature after
    another. Values that few share stay together, and take the smallest of the others with them
    until they are not few: a list is small only where its phase is.
    """
    phase = wanted[0]
    among, alike = {one for one, of in past.items() if of[0] == phase}, [phase]
    for place, value in enumerate(wanted[1:], 1):
        parts = _parted({one: past[one][place] for one in among})
        alone = {name: found for name, found in parts.items() if name}
        if not alone:
            break
        among = alone.get(value, parts.get("", set()))
        alike.append(value if value in alone else OTHERS)
    return tuple(alike), among


def _parted(values: Mapping[int, str]) -> dict[str, set[int]]:
    """The cases by their value; those that are few together under no name. Each part is big."""
    parts: dict[str, set[int]] = {}
    for one, value in values.items():
        parts.setdefault(value, set()).add(one)
    few = {one for found in parts.values() if len(found) < FEWEST for one in found}
    big = {name: found for name, found in parts.items() if len(found) >= FEWEST}
    for name in sorted(big, key=lambda name: (len(big[name]), name)):
        if not few or len(few) >= FEWEST:
            break
        few |= big.pop(name)
    return {**big, **({"": few} if few else {})}
