"""What the words of a line bind anybody to that its fields do not say, cut out of those words.

The words are cut into clauses, and a clause into phrases. A clause is kept where a phrase of it has
an amount, a trigger, an end or a condition that stands in no field. Of a kept clause only phrases
at its two ends go that say nothing beyond the fields. No word is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ..language.stems import stems
from .amounts import bonds, each, measures
from .sentences import sentences_of

_LED = (
    r"in|at|on|for|by|from|with|to|within|until|till|before|after|during|throughout|whenever|when|if"
    r"|unless|will|who|which|as|while|following|so|then|except|without"
)
_PHRASE = re.compile(
    rf"\s+(?=(?:and )?(?:{_LED})\b)|\s+(?=and (?:each|every) )|(?<=\d)\s+(?=(?:an?|the)\s)|\s*,\s+",
    re.IGNORECASE,
)
_STOP = re.compile(r"\s*;\s+|\s+[-–—]\s+|\s*\(|\)[,;:]?\s*|(?<=[^:]):\s+")
_AND_WILL = re.compile(r"\s+(?=and (?:[\w'’-]+ ){0,4}will\b)", re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_PARTS = re.compile(r",\s+|\s+and\s+|\s*[();:]\s*")
_TURN = re.compile(
    rf"(?:and|but|led|every|each|{_LED})\b(?! (?:\w+(?:,| and\b)))|(?:and|but) ", re.IGNORECASE
)
_EDGE = re.compile(r"^(?:(?:and|but)\b|[,;:()\s–—-])+|[\s,;:.()]+$", re.IGNORECASE)
_GIVING = re.compile(
    r"\b(?:will|have|do|carry out|run|lead|deliver|provide|give|receive|work|teach|see|help|member"
    r"|individually|maintain|spend|take|out|she|he|they|it|her|his|their|them|him)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\bwill\b", re.IGNORECASE)
_AND_EACH = re.compile(r"and (?:each|every)\b", re.IGNORECASE)
_TO = re.compile(r"\s*to\b", re.IGNORECASE)
_A_FEW_WORDS, _A_STRETCH = 3, 8


@dataclass
class Known:
    """What the fields of a line say. Each amount of theirs stands for one of the text."""

    words: str
    name: str = ""
    several: bool = False  # people in the line, so that a clause has to say who of them
    left: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self.left = measures(self.words)
        self.stems = stems(self.words) | stems(self.name)
        self.each, self.bonds = each(self.words), bonds(self.words)

    def lacks(self, phrase: str) -> bool:
        """Whether a phrase binds to more than the fields. Its amounts are then used up."""
        found = measures(phrase)
        more = bool(found - self.left)
        self.left -= found
        rates = {one for one in each(phrase) - self.each if not stems(one) <= self.stems}
        bound = bonds(phrase)
        return more or bool(rates or bound - self.bonds) or bool(bound and not self.has(phrase))

    def has(self, phrase: str) -> bool:
        """Whether every word of a phrase that means something is in the fields too."""
        return stems(_GIVING.sub(" ", phrase)) <= self.stems


def beyond(text: str, said: str, name: str = "", *, several: bool = False) -> tuple[str, ...]:
    """The clauses of a text that say more than `said`, in order, in the text's own words."""
    known = Known(said, name, several)
    spans = [
        span
        for at, sentence in _placed(text)
        for clause in _clauses(sentence)
        for span in _kept(clause, at, known)
    ]
    cut = (_EDGE.sub("", text[start:end]) for start, end in _together(text, spans))
    return tuple(one for one in cut if one)


def _placed(text: str) -> list[tuple[int, str]]:
    placed, at = [], 0
    for sentence in sentences_of(text):
        at = text.index(sentence, at)
        placed.append((at, sentence))
        at += len(sentence)
    return placed


def _clauses(sentence: str) -> list[tuple[int, str]]:
    """The clauses with where they begin: at marks, at "and ... will", at commas of no list."""
    cuts = {match.end() for match in _STOP.finditer(sentence)}
    cuts |= {match.end() for match in _COMMA.finditer(sentence) if _is_clause(sentence, match)}
    cuts |= {m.end() for m in _AND_WILL.finditer(sentence) if _WILL.search(sentence[: m.start()])}
    edges = sorted({0, len(sentence), *cuts})
    return [(start, sentence[start:end]) for start, end in zip(edges, edges[1:], strict=False)]


def _is_clause(sentence: str, comma: re.Match[str]) -> bool:
    """Whether a comma parts clauses: what stands on both sides is more than a thing in a list."""
    before, after = sentence[: comma.start()], sentence[comma.end() :]
    if _TURN.match(after):
        return True
    return all(len(part.split()) > 2 for part in (_PARTS.split(before)[-1], _PARTS.split(after)[0]))


def _kept(clause: tuple[int, str], at: int, known: Known) -> list[tuple[int, int]]:
    """From where to where a clause is kept, in the whole text."""
    begin, words = clause
    edges = sorted({0, len(words), *(match.end() for match in _PHRASE.finditer(words))})
    phrases = list(zip(edges, edges[1:], strict=False))
    lacking = [known.lacks(words[start:end]) for start, end in phrases]
    if not any(lacking):
        return []
    said = [words[start:end] for start, end in phrases]
    first = next(
        at
        for at, lack in enumerate(lacking)
        if lack or not _may_go(said[at], known) or _names_who(said[at + 1], known)
    )
    last = max(
        at
        for at, lack in enumerate(lacking)
        if lack or not known.has(said[at]) or _TO.match(said[at])
    )
    if lacking[first:].index(True) and _AND_EACH.match(said[first + lacking[first:].index(True)]):
        first = first + lacking[first:].index(True) - 1
    spoken = [lack or not known.has(one) for lack, one in zip(lacking, said, strict=True)]
    return [
        (at + begin + phrases[one][0], at + begin + phrases[other][1])
        for one, other in _runs(said, spoken, first, last)
    ]


def _runs(said: list[str], spoken: list[bool], first: int, last: int) -> list[tuple[int, int]]:
    """The phrases from first to last, without a long stretch that says nothing new."""
    runs, start, end = [], first, first
    for at in range(first + 1, last + 1):
        if not spoken[at]:
            continue
        between = " ".join(said[end + 1 : at])
        counts_time = any(" " in one for one in measures(between))
        if len(between.split()) >= _A_STRETCH and not counts_time:
            runs.append((start, end))
            start = at
        end = at
    return [*runs, (start, last)]


def _may_go(phrase: str, known: Known) -> bool:
    """Whether a phrase before the first that is needed says nothing new and counts nothing."""
    is_short_amount = bool(measures(phrase)) and len(phrase.split()) <= _A_FEW_WORDS
    return known.has(phrase) and not is_short_amount


def _names_who(following: str, known: Known) -> bool:
    return known.several and bool(_WILL.match(following))


def _together(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans with nothing but a comma between them, as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and joined[-1][1] == start and re.search(r"[,\w]\s+$", text[:start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
