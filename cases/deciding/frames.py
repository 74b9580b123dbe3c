"""Frames: how a kind of reason is told in concepts, and where a sentence tells it.

They are written in the files of `framing`, in the concepts of `words`:

    A|B     one thing that is either           A?    it may be left out, A?+ and is never given back
    ~3      up to three things, in one turn    ~3^A  none of them an A
    !A      not followed by A                  ^ $   the sentence begins, or ends
    X & Y   both, in any order                 & !Y  and the second nowhere in the sentence
    {PART}  frames that stand in several

So a reason is met in whatever words, and in words that nobody here has read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .vocabulary import NAMES, Token

_FRAMING: dict[str, dict[str, Any]] = {}
for _file in sorted(Path(__file__).with_name("framing").glob("*.toml")):
    for _part, _frames in tomllib.loads(_file.read_text(encoding="utf-8")).items():
        _FRAMING[_part] = _FRAMING.get(_part, {}) | _frames
_BIT = {name: 1 << number for number, name in enumerate(sorted(NAMES))}
_CLAUSE = frozenset((",", "BREAK", "BUT", "CAUSE", "SO", "AND"))
_TURN = "BUT|BREAK|CAUSE"
_REJECTS = re.compile(r"\b(?:NOWEIGHT|RATHER)\b")


@dataclass(frozen=True)
class Span:
    """Where a frame was met: the first of its tokens, and the one after its last."""

    start: int
    end: int


class Told:
    """A sentence, or a part of one, as the concepts that it speaks of."""

    def __init__(self, sentence: str, tokens: Sequence[Token]) -> None:
        self.sentence, self.tokens = sentence, tokens
        self.line = "".join(f":{':'.join(sorted(token.names))}: " for token in tokens)
        self.names: frozenset[str] = frozenset().union(*(token.names for token in tokens))
        self.bits = _bits(self.names)

    def span(self, match: re.Match[str]) -> Span:
        """The tokens that a match took in."""
        start = self.line.count(" ", 0, match.start())
        return Span(start, start + match[0].count(" "))

    def part(self, start: int, end: int | None = None) -> Told:
        """Some of its tokens."""
        return Told(self.sentence, self.tokens[start:end])

    def last(self, names: frozenset[str], end: int) -> int:
        """The token after the last of these names before `end`, or the first of all."""
        before = range(end - 1, -1, -1)
        return next((at + 1 for at in before if not names.isdisjoint(self.tokens[at].names)), 0)

    def words(self, span: Span) -> str:
        """The words in which a frame was met, or all the clause around a single thing."""
        start, end = span.start, span.end
        if end - start == 1:
            start = self.last(_CLAUSE, start)
            rest = range(end, len(self.tokens))
            end = next((at for at in rest if _CLAUSE & self.tokens[at].names), len(self.tokens))
        first, last = self.tokens[start], self.tokens[end - 1]
        return self.sentence[first.start : last.end].strip(" ,.;:")


@dataclass(frozen=True)
class Frame:
    """What must be told in one sentence, what must not, and what it cannot do without.

    `rejects` is so of one that is itself about setting something aside.
    """

    must: tuple[re.Pattern[str], ...]
    must_not: tuple[re.Pattern[str], ...]
    wants: tuple[int, ...]
    rejects: bool

    def met(self, told: Told) -> Iterator[Span]:
        """Each place where the frame is met."""
        for wanted in self.wants:
            if not wanted & told.bits:
                return
        if any(pattern.search(told.line) for pattern in self.must_not):
            return
        first, *others = self.must
        if all(pattern.search(told.line) for pattern in others):
            for match in first.finditer(told.line):
                yield told.span(match)


def _bits(names: frozenset[str]) -> int:
    return sum(_BIT[name] for name in names)


def frames_of(part: str, kind: str) -> tuple[Frame, ...]:
    """The frames of one kind."""
    return tuple(frame(written) for written in _FRAMING[part][kind])


def frame(written: str) -> Frame:
    """A frame from how it is written."""
    sides = written.split(" & ")
    must = [side for side in sides if not side.startswith("!")]
    must_not = [side[1:] for side in sides if side.startswith("!")]
    sure = (one for side in must for one in side.split() if re.fullmatch(r"[A-Z|]+", one))
    return Frame(
        tuple(re.compile(_side(side)) for side in must),
        tuple(re.compile(_side(side)) for side in must_not),
        tuple(_bits(_known(one)) for one in sure),
        bool(_REJECTS.search(written)),
    )


def _side(written: str) -> str:
    return "".join(_element(one) for one in written.split())


def _element(one: str) -> str:
    if "{" in one:
        return f"(?:{'|'.join(_alternatives(one))})"
    if one.startswith("~"):
        most, _, never = one[1:].partition("^")
        avoided = _named(f"{never}|{_TURN}" if never else _TURN)
        return rf"(?:(?!{avoided})[^ ]+ ){{0,{most}}}?"
    if one in ("^", "$"):
        return one
    if one.startswith("!"):
        return f"(?!{_named(one[1:])})"
    for sign in ("?+", "?"):
        if one.endswith(sign):
            return f"(?:{_named(one.removesuffix(sign))}){sign}"
    return _named(one)


def _alternatives(one: str) -> Iterator[str]:
    for alternative in one.split("|"):
        if alternative.startswith("{"):
            yield from map(_side, _FRAMING["parts"][alternative[1:-1]])
        else:
            yield _named(alternative)


def _named(alternatives: str) -> str:
    """One token of any of these concepts. `$` among them is the end of the sentence."""
    listed = "|".join(re.escape(name) for name in sorted(_known(alternatives)))
    token = rf"[^ ]*:(?:{listed}):[^ ]* "
    return f"(?:{token}|$)" if "$" in alternatives.split("|") else token


def _known(alternatives: str) -> frozenset[str]:
    names = frozenset(alternatives.split("|")) - {"$"}
    if not names <= NAMES:
        raise ValueError(f"No such concept: {', '.join(sorted(names - NAMES))}")
    return names
