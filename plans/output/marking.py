"""Two texts compared word by word, in time even for very long ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_LONG = 1_500  # words; longer texts are compared sentence by sentence first
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_SENTENCES = re.compile(r"[^.!?\n]*[.!?\n]+\s*|[^.!?\n]+$")


@dataclass(frozen=True)
class Mark:
    """Words that stay ("same"), go ("out") or come ("in")."""

    how: str
    words: str

    @property
    def inner(self) -> str:
        """The words without the space around them, so that no mark begins or ends with a gap."""
        return self.words.strip()

    @property
    def before(self) -> str:
        """The space that stands before the words."""
        return self.words[: len(self.words) - len(self.words.lstrip())]

    @property
    def after(self) -> str:
        """The space that stands after the words."""
        return self.words[len(self.words.rstrip()) :] if self.words.strip() else ""


def marked(old: str, new: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Both texts with what goes marked in the old and what comes marked in the new."""
    before: list[Mark] = []
    after: list[Mark] = []
    for was, now, same in _pieces(old, new):
        _put(before, "same" if same else "out", was)
        _put(after, "same" if same else "in", now)
    return tuple(before), tuple(after)


def _pieces(old: str, new: str) -> Iterator[tuple[str, str, bool]]:
    if old == new:
        yield old, new, True
        return
    long = max(len(old), len(new)) > _LONG * 6
    pattern = _SENTENCES if long else _WORDS
    was, now = pattern.findall(old), pattern.findall(new)
    for how, a, b, c, d in SequenceMatcher(None, was, now, autojunk=long).get_opcodes():
        left, right = "".join(was[a:b]), "".join(now[c:d])
        if how == "replace" and long and max(len(left), len(right)) <= _LONG * 6:
            yield from _pieces(left, right)
        else:
            yield left, right, how == "equal"


def _put(marks: list[Mark], how: str, words: str) -> None:
    """Append, joining what is only a space apart, so that a changed phrase is marked once."""
    if not words:
        return
    if marks and marks[-1].how == how:
        words = marks.pop().words + words
    elif len(marks) > 1 and how != "same" and not marks[-1].words.strip():
        gap = marks.pop().words
        words = marks.pop().words + gap + words
    marks.append(Mark(how, words))
