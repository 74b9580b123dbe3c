"""One statement of a plan, read by itself: is it specific, SMART or clear, and what is missing?

The rules of a whole plan and the command `check_statements` both ask here, so they cannot disagree.
"""

from __future__ import annotations

from functools import lru_cache

from ..language import swift as re
from .reading.faults import NEED, NOTHING, SLOTS, SMART, Fault, Fields, Reading
from .reading.need import read_need
from .reading.outcome import read_outcome
from .reading.provision import read_provision

KINDS = ("provision", "outcome", "need")
MOST_WORDS = 1500
_READERS = {"provision": read_provision, "outcome": read_outcome, "need": read_need}
_EMPTY = {
    "provision": ("vague", "F-01", SLOTS),
    "outcome": ("not_smart", "E-02", SMART),
    "need": ("unclear", "B-04", NEED),
}
_BLANK = re.compile("[\\s!-~\u2010-\u2027]*")
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Unreadable(Exception):
    """A statement that cannot be read, said so that whoever typed it understands."""


def read(section: str, kind: str, text: str, fields: Fields = NOTHING) -> Reading:
    """The reading of one statement of a kind ("provision", "outcome" or "need")."""
    if wordless(text):
        return _nothing(kind, text)
    why_not = unreadable(text)
    if why_not:
        raise Unreadable(why_not)
    return _READERS[kind](section, text, fields)


def wordless(text: str) -> bool:
    """Whether nothing was written: an empty line, a dash, "N/A"."""
    return _BLANK.fullmatch(text) is not None and not re.search("[A-Za-z]{2}", text)


def _nothing(kind: str, text: str) -> Reading:
    """The reading of a statement in which nothing stands: everything is missing."""
    label, rule, missing = _EMPTY[kind]
    return Reading(label, missing, (Fault(rule, text, "It says nothing.", missing),))


def _is_foreign(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]", text)) > 2 * len(re.findall("[A-Za-zÀ-ÿ]", text))


def too_long(text: str) -> bool:
    """Whether a text is longer than anybody would write one statement."""
    return len(text) > 12 * MOST_WORDS or len(text) > MOST_WORDS < len(text.split())


@lru_cache(maxsize=4096)
def unreadable(text: str) -> str:
    """Why a text cannot be read as a statement; empty where it can."""
    if "\x00" in text or "\ufffd" in text:
        return "the text has characters in it that are no writing (it may have been damaged)."
    if _HIDDEN.search(text):
        return "the text has hidden marks in it that turn the direction of writing."
    if too_long(text):
        return f"the text is too long for one statement (more than {MOST_WORDS} words)."
    if not text.strip():
        return "the text is empty."
    if not text.isascii() and _is_foreign(text):
        return "the text is not written in English letters."
    if not re.search("[A-Za-z]{2}", text):
        return "there are no words in the text."
    return ""
