"""Lengths of time in one unit: "an hour and a half", "1½ hrs" and "1h30" are all "90 minutes".

Stands on `spelt`, which gives numbers and signs one spelling. Places in the text are not kept:
what reads quantities reads one passage at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from . import swift as re
from .normal import spelt

_PART = {"half": 0.5, "1/2": 0.5, "quarter": 0.25, "1/4": 0.25, "3/4": 0.75, "3 quarters": 0.75}
_HALF_A_DAY = 180  # minutes; a whole school day is counted as twice that
_N = r"\d+(?:\.\d+)?"
_HOURS = r"(?:hours?|hrs?|h)\b"
_MINUTES = r"(?:minutes?|mins?|min\.|m)(?![a-z])"
_TO = r"\s?(?:-|to|and)\s?"


def shown(number: float) -> str:
    """A number without needless decimals."""
    return f"{number:g}"


def _minutes(number: float) -> str:
    return f"{shown(number)} minutes"


def _part(match: re.Match[str]) -> str:
    return _minutes((float(match[1] or 0) + _PART[match[2].replace("-", " ")]) * 60)


def _sum(match: re.Match[str]) -> str:
    return _minutes(float(match[1]) * 60 + float(match[2]))


def _range_of_hours(match: re.Match[str]) -> str:
    return f"{shown(float(match[1]) * 60)} to {_minutes(float(match[2]) * 60)}"


def _hours(match: re.Match[str]) -> str:
    return _minutes(float(match[1]) * 60)


Change = str | Callable[[re.Match[str]], str]


def _s(pattern: str, new: Change, *cues: str) -> tuple[re.Pattern[str], Change, tuple[str, ...]]:
    """A change of spelling. A text with none of the cues need not be looked at."""
    return re.compile(pattern), new, cues or ("",)


# Marks put behind a text while it is spelt: that hours, or minutes, are somewhere in it.
_AN_HOUR, _A_MINUTE = "\0h", "\0m"
_HOUR = re.compile(r"h(?:(?<=\bh)|(?<=\dh))(?:ours?|rs?)?(?:\b|\d)")
_MINUTE = re.compile(r"m(?:(?<=\bm)|(?<=\dm))(?:inutes?|ins?|in\.)?(?![a-z])")


def _marked(text: str) -> str:
    hours = _AN_HOUR if _HOUR.search(text) else ""
    return text + hours + (_A_MINUTE if _MINUTE.search(text) else "")


_UNITS = "day|week|fortnight|month|half[- ]?term|term|year|annum"
_CHANGES = (
    _s(r"\b([1-4])-(?:to|on)-(\d{1,2})\b", r"\1:\2", "-to-", "-on-"),
    _s(r"\bhours?'s\b", "hours", "hour"),
    _s(r"(?<=\d),(?=\d{3}\b)", "", ","),
    _s(r"\ba couple of\b|\ba pair of(?= (?:sessions|visits))", "2", "couple", "pair"),
    _s(r"\ba single\b|\bone single\b", "1", "single"),
    _s(r"\ba dozen\b", "12", "dozen"),
    _s(r"\bp\.\s?w\.?|\bpw\b|\bp/wk?\b|/\s?wk\b", " a week", "pw", "p/w", "p.", "/wk", "/ wk"),
    _s(
        r"\bp\.\s?a\.|\bp/?a\b(?=[\s,;.)]|$)|\bper annum\b|\ba annum\b",
        " a year",
        "pa",
        "p/a",
        "p.",
        "annum",
    ),
    _s(r"\bpcm\b|\bp/m\b", " a month", "pcm", "p/m"),
    _s(r"\bp/?d\b|\bp\.d\.", " a day", "pd", "p/d", "p.d"),
    _s(rf"\bper (?={_UNITS})", "a ", "per "),
    _s(r"\bwks?\b", "week", "wk"),
    _s(r"\b1/2[- ]?term", "half term", "1/2"),
    _s(
        rf"\b(?:({_N})(?: and (?:a )?| ?& ?| )?)?(half|1/2|1/4|3/4) (?:an? )?{_HOURS}",
        _part,
        "half",
        "1/2",
        "1/4",
        "3/4",
    ),
    _s(
        rf"\b()(half|quarter|3[- ]quarters|1/4|3/4)[- ](?:of[- ])?(?:an?|1)?[- ]?{_HOURS}",
        _part,
        "half",
        "quarter",
        "/4",
    ),
    _s(
        rf"\b({_N})[- ]?{_HOURS} and (?:a )?(half|quarter|3[- ]quarters)\b",
        _part,
        "half",
        "quarter",
    ),
    _s(rf"\b({_N})[- ]?{_HOURS},?\s?(?:and |& ?)?({_N})[- ]?{_MINUTES}", _sum, _AN_HOUR),
    _s(rf"\b({_N})\s?h\s?(\d\d)\b", _sum, _AN_HOUR),
    _s(rf"\b({_N})(?:\s?hours)?{_TO}({_N})[- ]?{_HOURS}", _range_of_hours, _AN_HOUR),
    _s(
        rf"\b({_N})[- ]?(?:full |whole |further |more |additional |extra )?{_HOURS}",
        _hours,
        _AN_HOUR,
    ),
    _s(rf"\b(?:an?|the) (?:full |whole |clear )?{_HOURS}", "60 minutes", _AN_HOUR),
    _s(r"(?<=minutes)[- ]long\b|(?<=hours)[- ]long\b", "", "long"),
    _s(r"\b(\d+) (?:half[- ]days?)\b", lambda m: _minutes(int(m[1]) * _HALF_A_DAY), "half"),
    _s(r"\b(?:a )?half[- ](?:an?[- ])?day\b", f"{_HALF_A_DAY} minutes", "half"),
    _s(r"\b(?:a|1|one) (?:full|whole|school) day(?= (?:a|each|every)\b)", "360 minutes", " day"),
    _s(
        r"\b(?:a|1) (?:full |whole )?day(?:'s| of) (?=(?:[\w'-]+ ){0,4}?(?:training|course)\b)"
        r"|(?<=for )(?:a|1) (?:full|whole) day\b(?! (?:a|each|every|in|of)\b)",
        "360 minutes ",
        " day",
    ),
    _s(rf"\b({_N})[- ]?{_MINUTES}{_TO}({_N})[- ]?{_MINUTES}", r"\1 to \2 minutes", _A_MINUTE),
    _s(rf"\b({_N})\s?(?:-|to)\s?({_N})[- ]?{_MINUTES}", r"\1 to \2 minutes", _A_MINUTE),
    _s(rf"\bbetween ({_N})\s?and\s?({_N})[- ]?{_MINUTES}", r"between \1 to \2 minutes", "between"),
    _s(rf"\b({_N})[- ]?{_MINUTES}'?", r"\1 minutes", _A_MINUTE),
    _s(r"\bminutes'", "minutes", "minutes'"),
    _s(r"\b(\d+) times[- ](?=a?\b)", r"\1 times ", "times"),
)


# Before the numbers are read: "3 x 20 minutes" is three times twenty, "2/week" is two a week.
_FIRST = (
    (re.compile(r"(?<=[\w)])\s?/\s?(?=(?:school )?(?:" + _UNITS + r"|wk)\b)", re.I), " a ", "/"),
    (
        re.compile(r"\b(\d+|one|two|three|four|five|six|ten)\s?[x×*]\s?(?=\w)", re.I),
        r"\1 times ",
        "xX×*",
    ),
    # "Two and a half hours" would else be two, and half an hour.
    (
        re.compile(r"\b(\w+) and (?:a |one )?(half|quarter) hours?\b", re.I),
        r"\1 hours and a \2",
        (" and a half", " and a quarter", " And A Half"),
    ),
    (re.compile(r"\s[x×]\s?(\d+)\b", re.I), r" \1 times ", "xX×"),
)


class Plain(str):
    """A text that is in plain spelling already."""

    __slots__ = ()


# A text with none of these has no number, no length of time and nothing to count.
_TO_SPELL = re.compile(
    r"\d|[½¼¾×‘’‛`´“”„‐‑‒–—−\u00a0\u2007\u202f/]|hal(?:f|ves)|quarter|hour|\bone|two"
    r"|thr|thir|four|five|six|seven|eight|nine"
    r"|ten\b|eleven|twelve|teen|twent|fort|fift|hundred|once|twice|dozen|couple|single"
    r"|\bp\.?\s?[wad]\b|full day|whole day|day's|pcm|\bper\b|wk|annum",
    re.IGNORECASE,
)


# A line that begins with a bullet or a number is a thing of its own.
_NEXT_ITEM = re.compile(r"(?<=[\w)'\"])[;,]?\s*\n\s*(?:[-*•–]|\d{1,2}[.)]|[a-z]\))\s+")


# What only `spelt` reads: numbers in words, signs of the typewriter, "1 to 1".
_NUMBER_WORD = re.compile(
    r"[^\x00-\x7f]|[`´]|\b(?:one|two|thr|thir|four|five|six|seven|eight|nine|ten\b|eleven|twelve|fift|fort|twent|once|zero)"
    r"|twice|hour|half|quarter|\b[12]\s?(?:-|to|on|:)\s?1\b|[\dx]\s?x|x\s?\d",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def _plain(text: str) -> Plain:
    if "\n" in text:
        text = _NEXT_ITEM.sub("; ", text)
    if not _TO_SPELL.search(text):
        return Plain(" ".join(text.lower().split()))
    for early, put, signs in _FIRST:
        if any(sign in text for sign in signs):
            text = early.sub(put, text)
    now = (spelt(text) if _NUMBER_WORD.search(text) else text).lower()
    now = " ".join(now.split())
    marked = _marked(now)
    for pattern, new, cues in _CHANGES:
        for cue in cues:
            if cue in marked:
                changed = pattern.sub(new, now)
                if changed != now:
                    now, marked = changed, _marked(changed)
                break
    return Plain(" ".join(now.split()))


def plain(text: str) -> Plain:
    """A text in lower case, its numbers as figures and its lengths of time in minutes."""
    return text if isinstance(text, Plain) else _plain(text)


def together(*texts: str) -> Plain:
    """Several texts as one, in plain spelling."""
    return Plain("; ".join(plain(text) for text in texts if text))
