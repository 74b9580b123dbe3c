"""The words in which officers write of a thing, and of which things a sentence therefore speaks.

The files of `words` name each thing once, as a concept, with all the words for it: `*` ends a word
anyhow, `a/b` is either, `(a)` may be left out. So reasons are met by what they mean and not by the
words of one writer. Of `things` the longest name wins, and its words name nothing else; words that
tell a turn may tell several. Slips of the pen in long words are forgiven.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, product
from pathlib import Path

_LONG = 7  # letters from which one wrong letter is taken for a slip of the pen
_TOLD = [
    tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted(Path(__file__).with_name("words").glob("*.toml"))
]
_SIDE_WORDS = frozenset(
    chain.from_iterable(told["side"]["WORDS"].split() for told in _TOLD if "side" in told)
)
_CONCEPTS = [
    (kind, name, entries.split(","))
    for told in _TOLD
    for kind in ("things", "turns")
    for name, entries in told.get(kind, {}).items()
]
# What is seen in the form of a word alone: sums below and from £6,000, high and other percentages.
_FORMS = ("SUM", "BIGSUM", "HIGHPCT", "PCT", "ORDINAL", "DATE", "WORD", "BREAK", ",")
NAMES = frozenset(name for _, name, _ in _CONCEPTS) | frozenset(_FORMS)


@dataclass
class _Step:
    """What may follow the words read so far, and which concepts they name if they end here."""

    whole: dict[str, _Step] = field(default_factory=dict)
    begun: dict[str, _Step] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)
    turns: set[str] = field(default_factory=set)

    def after(self, word: str) -> Iterator[_Step]:
        if word in self.whole:
            yield self.whole[word]
        if self.begun:
            for end in range(1, len(word) + 1):
                if word[:end] in self.begun:
                    yield self.begun[word[:end]]

    def written(self) -> Iterator[str]:
        """Every word that stands anywhere from here."""
        for branch in (self.whole, self.begun):
            for word, after in branch.items():
                yield word
                yield from after.written()


def _spellings(entry: str) -> Iterator[list[str]]:
    """Every way of writing one entry."""
    parts = entry.replace("'s", "").replace("s' ", "s ").split()
    choices = [["", part[1:-1]] if part.startswith("(") else part.split("/") for part in parts]
    for chosen in product(*choices):
        yield [word for word in chosen if word]


def _planted() -> _Step:
    root = _Step()
    for kind, name, entries in _CONCEPTS:
        for words in chain.from_iterable(map(_spellings, entries)):
            step = root
            for word in words:
                branch = step.begun if word.endswith("*") else step.whole
                step = branch.setdefault(word.rstrip("*"), _Step())
            getattr(step, kind).add(name)
    return root


_ROOT = _planted()
_WRITTEN = frozenset(_ROOT.written())
_STEMS = {stem for stem in _ROOT.begun if len(stem) >= _LONG}
_LONG_WORDS = {word for word in _ROOT.whole if len(word) >= _LONG} | _STEMS


def _without_one(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(1, len(word))}


_NEAR = {short: word for word in sorted(_LONG_WORDS) for short in _without_one(word)}


@lru_cache(maxsize=20_000)
def _spelt(word: str) -> str:
    """The word that was meant, where a long word is one letter away from one that is known."""
    if len(word) < _LONG or word in _WRITTEN or any(_ROOT.after(word)):
        return word
    for end in range(len(word), _LONG - 2, -1):
        for short in _without_one(word[:end]):
            meant = _NEAR.get(short)
            if meant and (meant in _STEMS or end == len(word)):
                return meant
    return word


@dataclass(frozen=True)
class Token:
    """One thing that a sentence speaks of: the concepts that its words name, and where they are."""

    names: frozenset[str]
    start: int
    end: int


_WORD = re.compile(
    r"£ ?\d[\d.,]*(?:k\b)?|\d+(?:st|nd|rd|th)\b|\d[\d.:]*[%k]?"
    r"|[^\W\d_]+(?:'(?:s|d|ll|ve|re|m)\b)?|[,;:]"
)
_NUMBERS = (
    (re.compile(r"£ ?6(?:000|k|\.0+k)|6(?:000|k)"), "SIXK"),
    (re.compile(r"£ ?(?:[6-9]\d{3}|\d{5,}|(?:[6-9]|\d\d+)(?:\.\d+)?k)"), "BIGSUM"),
    (re.compile(r"£"), "SUM"),
    (re.compile(r"(?:9\d|100)(?:\.\d+)?%"), "HIGHPCT"),
    (re.compile(r"[\d.]+%"), "PCT"),
    (re.compile(r"\d+(?:st|nd|rd|th)"), "ORDINAL"),
    (re.compile(r"20[12]\d$"), "DATE"),
    (re.compile(r"0$"), "NO"),
    (re.compile(r"\d"), "NUM"),
)
_MARKS = {",": ",", ":": "BREAK", ";": "BREAK"}
_BEGINS_ANEW = frozenset((",", "BUT", "BREAK", "AND", "CONCEDE"))


def tokens(sentence: str) -> list[Token]:
    """What a sentence speaks of, in its order, without the words that only join others."""
    spans = [(word[0], word.start(), word.end()) for word in _WORD.finditer(sentence.lower())]
    words = [_spelt(word.split("'")[0].rstrip(".:") or word) for word, _, _ in spans]
    told: list[Token] = []
    at = 0
    while at < len(words):
        end, heard, names = _longest(words, at)
        names = names or _unnamed(words[at])
        refers_back = names == {"THIS"} and told and told[-1].names.isdisjoint(_BEGINS_ANEW)
        if names and not refers_back:
            told.append(Token(frozenset(names), spans[at][1], spans[heard - 1][2]))
        at = end
    return told


@lru_cache(maxsize=20_000)
def _beginning(word: str) -> list[_Step]:
    return list(_ROOT.after(word))


def _longest(words: list[str], at: int) -> tuple[int, int, set[str]]:
    """Where the longest name of a thing from here ends, where the longest turn does, and all that
    is told from here on and is no part of that name.
    """
    end, things, turns = at + 1, set[str](), list[tuple[int, set[str]]]()
    steps = _beginning(words[at])
    for number in range(at, len(words)):
        if number > at:
            steps = [after for step in steps for after in step.after(words[number])]
        if not steps:
            break
        named = set[str]().union(*(step.things for step in steps))
        if named:
            end, things = number + 1, named
        turns += [(number + 1, step.turns) for step in steps if step.turns]
    turns = [(ends, names) for ends, names in turns if ends >= end]
    heard = max((ends for ends, _ in turns), default=end)
    return end, heard, things.union(*(names for _, names in turns))


def _unnamed(word: str) -> set[str]:
    if word in _MARKS:
        return {_MARKS[word]}
    if word[0].isdigit() or word[0] == "£":
        return {next(name for pattern, name in _NUMBERS if pattern.match(word))}
    return set() if word in _SIDE_WORDS else {"WORD"}
