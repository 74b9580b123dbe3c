"""Whether short words say all that a line of provision binds anybody to.

A shorter way of saying a line is right only when every number, every "each" and every condition of
the longer one is in it. Where we cannot see that, the line's own words stand.
"""

from __future__ import annotations

import re
from collections import Counter

from ..language.normal import normal

_PERIODS = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "half-termly": "half term",
    "termly": "term",
    "yearly": "year",
    "annually": "year",
}
OFTEN = {word: f"every {period}" for word, period in _PERIODS.items()}
_UNITS = "day|week|fortnight|month|half term|term|year|lesson|session|visit|hour"
_EVERY = re.compile(
    r"\b(?:every|each|all|any|both)\s+(?:(?:of|the|her|his|their|school|working|other|\d+)\s+)*"
    r"(half[ -]?term|[\w'-]+)"
)
_RATE = re.compile(rf"\ban? (?:school )?({_UNITS})\b")
_ADVERB = re.compile(rf"(?<![\w-])({'|'.join(sorted(_PERIODS, key=len, reverse=True))})\b")
_MEASURE = re.compile(
    r"(?!1 times (?:a|each|every) )(\d+(?:[.:/]\d+)*)(?:\s+(?:school |working |full )?"
    r"(minute|hour|day|night|week|fortnight|month|half[ -]?term|term|year))?"
)
_BINDING = re.compile(
    r"\b(when(?:ever)?|each time|every time|if|unless|until|before|after|during|throughout|always"
    r"|immediate(?:ly)?|at least|no more than|not more than|up to|minimum|maximum|only|named|same"
    r"|between(?! \d)|whole|as (?=she|he|they)"
    r"|as long as|provided|subject to|except|without|term time|within|once)\b"
)
_SAME = {"whenever": "when", "each time": "when", "every time": "when", "immediately": "immediate"}


def is_said_by(line: str, short: str) -> bool:
    """Whether nothing that counts in the line is missing from the short words."""
    return not (
        numbers(line) - numbers(short) or each(line) - each(short) or bonds(line) - bonds(short)
    )


def numbers(text: str) -> frozenset[str]:
    """Every number in a text, however it was written: "twice" is 2 and "half an hour" is 30."""
    return frozenset(str(int(found)) for found in re.findall(r"[0-9]+", _normal(text)))


def measures(text: str) -> Counter[str]:
    """Every amount in a text with its unit of time, and how often it stands there."""
    return Counter(" ".join(filter(None, found)) for found in _MEASURE.findall(_normal(text)))


def each(text: str) -> frozenset[str]:
    """What a thing is done in or for each of: lessons, weeks, changes of place."""
    said = _normal(text)
    found = [*_EVERY.findall(said), *_RATE.findall(said)]
    found += [_PERIODS[word] for word in _ADVERB.findall(said)]
    return frozenset(re.sub(r"\W+", " ", noun.removesuffix("'s")).rstrip("s") for noun in found)


def bonds(text: str) -> frozenset[str]:
    return frozenset(_SAME.get(word, word) for word in _BINDING.findall(_normal(text)))


def _normal(text: str) -> str:
    return normal(text).text.lower()
