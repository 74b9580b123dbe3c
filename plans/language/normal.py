"""One spelling for the many ways of writing a thing, with the way back to what was typed.

"One-to-one", "1 to 1" and "1-1" become "1:1"; "three" becomes "3"; "mins" become "minutes".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from . import swift as re

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
    """A text in one spelling, in lower case except for what it does not know."""

    text: str
    typed: str

    def as_typed(self, start: int, end: int) -> str:
        """The words as they were typed, for a part of the normal text."""
        if start >= end or not self._origin:
            return ""
        return self.typed[self._origin[start][0] : self._origin[end - 1][1]]

    @cached_property
    def _origin(self) -> list[tuple[int, int]]:
        """Where each letter stood in the text as typed. Most texts are never asked for it."""
        text, origin = self.typed, [(at, at + 1) for at in range(len(self.typed))]
        low = text.lower()
        for pattern, new, cues in _SPELLINGS:
            for cue in cues:
                if cue in low:
                    text, origin = _replaced(text, origin, pattern, new)
                    low = text.lower()
                    break
        return origin


def normal(typed: str) -> Normal:
    """A text in one spelling, and the way back."""
    return Normal(spelt(typed), typed)


@lru_cache(maxsize=4096)
def spelt(typed: str) -> str:
    """A text in one spelling."""
    low = typed.lower()
    for pattern, new, cues in _SPELLINGS:
        for cue in cues:
            if cue in low:
                typed = pattern.sub(new, typed)
                low = typed.lower()
                break
    return typed


def _replaced(
    text: str, origin: list[tuple[int, int]], pattern: re.Pattern[str], new: New
) -> tuple[str, list[tuple[int, int]]]:
    parts: list[str] = []
    now: list[tuple[int, int]] = []
    at = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        put = new(match) if callable(new) else match.expand(new)
        parts += text[at:start], put
        now += origin[at:start]
        now += [(origin[start][0], origin[end - 1][1])] * len(put)
        at = end
    return "".join([*parts, text[at:]]), now + origin[at:]


def _number(match: re.Match[str]) -> str:
    words = re.split(r"[-\s]+", match.group().lower())
    return str(sum(TENS.get(word, NUMBERS.get(word, 0)) for word in words))


New = str | Callable[[re.Match[str]], str]
Spelling = tuple[re.Pattern[str], New, tuple[str, ...]]


def _spelling(pattern: str, new: New, *cues: str) -> Spelling:
    """A change of spelling. A text with none of the cues, in small letters, is left alone."""
    return re.compile(pattern, re.IGNORECASE), new, cues or ("",)


_YEARS = {"12": "months", "52": "weeks", "7": "days"}


def _of_the_year(match: re.Match[str]) -> str:
    return f"{match[1]} {_YEARS[match[2]]}"


def _hour_before(hour: str) -> str:
    return str((int(hour) - 2) % 12 + 1)


_AT = r"(?<=\bat )|(?<=\bfrom )|(?<=\btill )|(?<=\buntil )|(?<=\bby )|(?<=\bbefore )|(?<=\bafter )"
_AT = rf"(?:{_AT}|(?<=\bbetween )|(?<=\bto )|(?<=\band ))\b"
_NO_CLOCK = r" (?:minutes|hours|times|pupils|children|days|weeks|sessions|others?|words|metres)"
_OF_A_COUNT = "block|review|course|period|cycle|interval|then|for|of|by|with|at|in|and"
# "Once a week" counts; "once a room is free" does not.
_AFTER_ONCE = "an?|per|each|every|any|in|on|over|at|during|by|for|only|and|or|more"
_TIMES = r"(?:\w+[- ])?(?:day|week|fortnight|month|term|half|year|session|lesson)"
# A count stands before a length: "2 x 20 mins" is two times, of twenty minutes each.
_SPELLINGS = (
    _spelling("[‘’‛`´]", "'", *"‘’‛`´"),
    _spelling("[“”„]", '"', *"“”„"),
    _spelling("[‐‑‒–—−]", "-", *"‐‑‒–—−"),
    _spelling("[\u00a0\u2007\u202f]", " ", *"\u00a0\u2007\u202f"),
    _spelling(r"(?<=\d)½", " 1/2", "½"),
    _spelling("½", "1/2", "½"),
    _spelling(r"(?<=\d)¼", " 1/4", "¼"),
    _spelling("¼", "1/4", "¼"),
    _spelling(r"(?<=\d)¾", " 3/4", "¾"),
    _spelling("¾", "3/4", "¾"),
    _spelling("×", "x", "×"),
    _spelling(
        r"\bone[- ](?:to|on|:)[- ]?one\b|\b1\s?(?:-|to|on|:)\s?1\b(?![-\d])", "1:1", "one", "1"
    ),
    _spelling(r"\btwo[- ](?:to|on)[- ]one\b|\b2\s?(?:-|to|on|:)\s?1\b(?![-\d])", "2:1", "two", "2"),
    _spelling(
        r"\bhalf an hour\b|\b(?:a )?half[- ]hours?\b|(?<!\d )\b1/2 (?:an )?hours?\b",
        "30 minutes",
        "half",
        "1/2",
    ),
    _spelling(r"\bthree[- ]quarters of an hour\b|\b3/4 (?:of an )?hour\b", "45 minutes", "hour"),
    _spelling(r"\ba quarter of an hour\b|\b1/4 (?:of an )?hour\b", "15 minutes", "hour"),
    _spelling(r"\ban hour and a half\b|\b(?:one|1) and a half hours\b", "90 minutes", "hour"),
    _spelling(r"\b(?:an|one) hour and (?:a|one|1) quarter\b", "75 minutes", "hour"),
    _spelling(r"\ban hour\b|\bhour(?=-long\b)", "1 hour", "hour"),
    _spelling(rf"\b(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(NUMBERS)}))?\b", _number, *TENS),
    _spelling(rf"\b(?:{'|'.join(NUMBERS)})\b(?!-to-)", _number, *NUMBERS),
    _spelling(r"\bper ?cent\b", "percent", "cent"),
    _spelling(r"(?:\b|(?<=\dx))(\d+)\s?-?\s?(?:mins?|minutes?)\b", r"\1 minutes", "min"),
    _spelling(r"(?:\b|(?<=\dx))(\d+)\s?-?\s?(?:hrs?|hours?)\b", r"\1 hours", "h"),
    _spelling(r"\bper annum\b|\bp\.?a\.(?!\w)", "a year", "p"),
    _spelling(
        r"\bper\b|(?<=\w)/(?=(?:day|week|wk|term|year|yr|month|fortnight|lesson)\b)",
        " a ",
        "per",
        "/",
    ),
    _spelling(r"\bp/?w\b|\bp\.w\.", "a week", "pw", "p/w", "p.w"),
    _spelling(r"\bwks?\b", lambda m: "weeks" if m[0].lower() == "wks" else "week", "wk"),
    _spelling(r"\byrs\b", "years", "yrs"),
    _spelling(r"\b(\d+)\s?x\s?(?=\d)", r"\1 times ", "x"),
    _spelling(r"\b(\d+)\s?x (?=(?:week|day|term|fortnight|month|year)\b)", r"\1 times a ", "x"),
    _spelling(r"(?<=[a-z] )x\s?(?=\d+ (?:minutes|hours)\b)", "of ", "x"),
    _spelling(r"\bx\s?(\d+)\b|\b(\d+)\s?x\b", lambda m: f"{m[1] or m[2]} times", "x"),
    _spelling(
        rf"\bonce\b(?=\s+(?:{_AFTER_ONCE})\b|\s*[,.;)(]|$)(?! an? (?!{_TIMES}))", "1 times", "once"
    ),
    _spelling(r"\btwice\b", "2 times", "twice"),
    _spelling(r"\bthrice\b", "3 times", "thrice"),
    # "Every 3/12" is every three months to a nurse; a date has a year after it.
    _spelling(
        rf"(?<![\d/])\b(\d+)/(12|52|7)\b(?!/)(?= ?(?:{_OF_A_COUNT})|\W|$)", _of_the_year, "/"
    ),
    _spelling(r"\b(I|we|he|she|they|it|you|who|that)'ll\b", r"\1 will", "'ll"),
    _spelling(r"\bhalf past (\d{1,2})\b", r"\1.30", "half past"),
    _spelling(r"\b(?:a )?quarter past (\d{1,2})\b", r"\1.15", "quarter past"),
    _spelling(
        r"\b(?:a )?quarter to (\d{1,2})\b", lambda m: f"{_hour_before(m[1])}.45", "quarter to"
    ),
    _spelling(
        rf"{_AT}(5|10|20|25)(?: minutes)? past (\d{{1,2}})\b(?!:)",
        lambda m: f"{m[2]}.{int(m[1]):02}",
        " past ",
    ),
    _spelling(
        rf"{_AT}(5|10|20|25)(?: minutes)? to (\d{{1,2}})\b(?![:.]|{_NO_CLOCK})",
        lambda m: f"{_hour_before(m[2])}.{60 - int(m[1])}",
        " to ",
    ),
    _spelling("[ \t]{2,}", " ", "  ", "\t"),
)
