"""The way back from plain spelling: which words, as typed, say a thing."""

from __future__ import annotations

import re

from .spelling import plain

_WORD = re.compile(r"\S+")
_EDGE = " ,;:.()"
_LONGEST = 24
_MAY_BEGIN = re.compile(
    r"\d|^(?:an?|the|half|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w*teen|twent\w+|thirt\w+|fort\w+|fift\w+|daily|\w+ly|every|each|per|on|in|at|for|over)\b",
    re.IGNORECASE,
)


def as_typed(text: str, said: str) -> str:
    """The shortest words of a text that read as `said` in plain spelling; "" if there are none."""
    wanted = said.strip(_EDGE)
    if not wanted or wanted not in plain(text):
        return ""
    if wanted in text:
        return wanted
    words = list(_WORD.finditer(text))
    first = wanted.split()[0]
    for at, begin in enumerate(words):
        if not (_MAY_BEGIN.search(begin.group()) or begin.group().lower().startswith(first)):
            continue
        for end in words[at : at + _LONGEST]:
            some = text[begin.start() : end.end()].strip(_EDGE)
            if plain(some).strip(_EDGE) == wanted:
                return some
    return ""
