"""One spelling for the many ways of writing a thing, with the way back to what was typed.

"One-to-one", "1 to 1" and "1-1" become "1:1"; "three" becomes "3"; "mins" become "minutes".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_WORDS += " fifteen sixteen seventeen eighteen nineteen"
NUMBERS = {word: number for number, word in enumerate(_WORDS.split())}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_ANY = "|".join([*TENS, *NUMBERS])


@dataclass(frozen=True)
class Normal:
    """A text in one spelling. `origin[i]` is where its character i stood in the text as typed."""

    text: str
    typed: str
    origin: tuple[tuple[int, int], ...]

    def as_typed(self, start: int, end: int) -> str:
        """The words as they were typed, for a part of the normal text."""
        if start >= end or not self.origin:
            return ""
        return self.typed[self.origin[start][0] : self.origin[end - 1][1]]


def spelt(typed: str) -> str:
    """The same spelling without the way back, for who needs none: several times quicker."""
    for pattern, new in _SPELLINGS:
        typed = pattern.sub(new, typed)  # type: ignore[call-overload]
    return typed


def normal(typed: str) -> Normal:
    """A text in one spelling, in lower case except for what it does not know."""
    now = Normal(typed, typed, tuple((at, at + 1) for at in range(len(typed))))
    for pattern, new in _SPELLINGS:
        now = _replaced(now, pattern, new)
    return now


def _replaced(now: Normal, pattern: re.Pattern[str], new: object) -> Normal:
    text: list[str] = []
    origin: list[tuple[int, int]] = []
    at = 0
    for match in pattern.finditer(now.text):
        if match.start() == match.end():
            continue
        put = new(match) if callable(new) else match.expand(str(new))
        text.append(now.text[at : match.start()])
        origin.extend(now.origin[at : match.start()])
        whole = (now.origin[match.start()][0], now.origin[match.end() - 1][1])
        text.append(put)
        origin.extend([whole] * len(put))
        at = match.end()
    text.append(now.text[at:])
    origin.extend(now.origin[at:])
    return Normal("".join(text), now.typed, tuple(origin))


def _number(match: re.Match[str]) -> str:
    words = re.split(r"[-\s]+", match.group().lower())
    return str(sum(TENS.get(word, NUMBERS.get(word, 0)) for word in words))


def _spelling(pattern: str, new: object) -> tuple[re.Pattern[str], object]:
    return re.compile(pattern, re.IGNORECASE), new


_SPELLINGS = (
    _spelling("[‘’‛`´]", "'"),
    _spelling("[“”„]", '"'),
    _spelling("[‐‑‒–—−]", "-"),
    _spelling("[\u00a0\u2007\u202f]", " "),
    _spelling("½", " 1/2"),
    _spelling("¼", " 1/4"),
    _spelling("¾", " 3/4"),
    _spelling(r"\bone[- ](?:to|on|:)[- ]?one\b|\b1\s?(?:-|to|on|:)\s?1\b(?![-\d])", "1:1"),
    _spelling(r"\btwo[- ](?:to|on)[- ]one\b|\b2\s?(?:-|to|on|:)\s?1\b(?![-\d])", "2:1"),
    _spelling(r"\bhalf an hour\b|\ba half[- ]hour\b|\bhalf[- ]hour(?=\b)", "30 minutes"),
    _spelling(r"\bthree quarters of an hour\b", "45 minutes"),
    _spelling(r"\ba quarter of an hour\b", "15 minutes"),
    _spelling(r"\ban hour and a half\b", "90 minutes"),
    _spelling(r"\ban hour\b", "1 hour"),
    _spelling(rf"\b(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(NUMBERS)}))?\b", _number),
    _spelling(rf"\b(?:{'|'.join(NUMBERS)})\b(?!-to-)", _number),
    _spelling(r"\b(\d+)\s?-?\s?(?:mins?|minutes?)\b", r"\1 minutes"),
    _spelling(r"\b(\d+)\s?-?\s?(?:hrs?|hours?)\b", r"\1 hours"),
    _spelling(r"\bper\b|(?<=\w)/(?=(?:day|week|term|year|month|fortnight)\b)", "a"),
    _spelling(r"\bp/?w\b", "a week"),
    _spelling(r"\bx\s?(\d+)\b|\b(\d+)\s?x\b(?!\s?\d)", lambda m: f"{m[1] or m[2]} times"),
    _spelling(r"\bonce\b", "1 times"),
    _spelling(r"\btwice\b", "2 times"),
    _spelling(r"\bthrice\b", "3 times"),
)
