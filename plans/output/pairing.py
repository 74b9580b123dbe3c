"""Which item of the new plan is which of the old, even where the numbers moved on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Compared(Protocol):
    """Something with a number and words."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


T = TypeVar("T", bound=Compared)
_ALIKE, _KIN = 0.8, 0.3


def paired(old: Sequence[T], new: Sequence[T]) -> list[tuple[T | None, T | None]]:
    """Each new item with its old one, in the new order; then what has gone, in its own place."""
    left = list(range(len(old)))
    found: dict[int, int] = {}
    for fits in (_same, _same_text, _same_number, _same_words, _only_number):
        for at, one in enumerate(new):
            if at in found:
                continue
            match = next((was for was in left if fits(old[was], one)), None)
            if match is not None:
                found[at] = match
                left.remove(match)
    pairs: list[tuple[T | None, T | None]] = []
    for at, one in enumerate(new):
        was = found.get(at)
        pairs += [(old[gone], None) for gone in left if was is not None and gone < was]
        left = [gone for gone in left if was is None or gone > was]
        pairs.append((old[was] if was is not None else None, one))
    return pairs + [(old[gone], None) for gone in left]


def _same(old: Compared, new: Compared) -> bool:
    return old.id == new.id and old.text == new.text


def _same_text(old: Compared, new: Compared) -> bool:
    return bool(new.text) and old.text == new.text


def _same_number(old: Compared, new: Compared) -> bool:
    return old.id == new.id and alike(old.text, new.text) >= _KIN


def _same_words(old: Compared, new: Compared) -> bool:
    return alike(old.text, new.text) >= _ALIKE


def _only_number(old: Compared, new: Compared) -> bool:
    return old.id == new.id


def alike(one: str, other: str) -> float:
    """How much of their words two texts share, from 0 to 1."""
    a, b = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(a & b) / len(a | b) if a | b else 1.0
