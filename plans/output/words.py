"""Words made ready to be shown: cleaned of what cannot be printed, parted, dated, turned."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from statutory import format_date

_UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ISO_DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b(?!-)")
_NOTHING = {"", "-", "–", "n/a", "na", "n.a.", "none", "nil", "not applicable"}
_RIGHT_TO_LEFT = ("R", "AL")


@dataclass(frozen=True)
class Said:
    """A paragraph and the way its writing runs."""

    words: str

    @property
    def dir(self) -> str:
        """ "rtl" where the first letter runs from the right, or "auto"."""
        for sign in self.words:
            way = unicodedata.bidirectional(sign)
            if way == "L":
                return "auto"
            if way in _RIGHT_TO_LEFT:
                return "rtl"
        return "auto"

    def __str__(self) -> str:
        return self.words


def clean(text: str) -> str:
    """The text without signs that no page can hold (null bytes, halves of a sign)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return _UNPRINTABLE.sub("", lines)


def paragraphs(text: str) -> tuple[Said, ...]:
    """The paragraphs of a text: a line that was begun anew is begun anew."""
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return tuple(Said(line) for line in lines if line)


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(clean(text).split())


def is_nothing(text: str) -> bool:
    """Whether a field was filled in only to say that there is nothing to fill in."""
    return one_line(text).lower().rstrip(".") in _NOTHING


def field(text: str) -> str:
    """A field as it is shown: one line, dates in words; empty when it says nothing."""
    if is_nothing(text):
        return ""
    return _ISO_DAY.sub(_in_words, one_line(text))


def on(day: date | None) -> str:
    """A day without its weekday: "9 June 2026"."""
    return format_date(day).partition(" ")[2] if day else ""


def capital(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]


def initials(name: str) -> str:
    """The first letters of a name, for the head of each page: "M.T."."""
    firsts = (next((c for c in part if c.isalpha()), "") for part in clean(name).split())
    return "".join(f"{sign.upper()}." for sign in firsts if sign)


def joined(items: Iterable[str], link: str = "and") -> str:
    """ "one", "one and two", "one, two and three"."""
    said = [item for item in items if item]
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])} {link} {said[-1]}"


def _in_words(found: re.Match[str]) -> str:
    try:
        return on(date.fromisoformat(found[1]))
    except ValueError:
        return found[1]
