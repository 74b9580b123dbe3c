"""Other words for what was typed: as long, as many and of the same shape, and about nobody.

The same word becomes the same other word wherever it stands, so that a name found in one place is
found in the others. The key that decides which is made for one run and kept nowhere.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Callable, Iterable
from typing import Any

_RUN = re.compile(r"[^\W\d_]+|\d+")
# What the program itself reads: a code, a number of a rule, a reference, a mark, a moment.
_CODE = re.compile(
    r"[a-z][a-z0-9_.:/\-]*|[A-Z][a-z]?|[A-Z]{1,5}-?\d{1,4}(?:-\d{5})?[a-z]?|[0-9a-f]{32,64}"
    r"|\d{1,5}|\d{4}-\d\d-\d\d(?:[T ][\d:.+\-Z]*)?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)
_PARTED = re.compile(r"[a-z][:_/\-]|[:_/\-][a-z0-9]")
_OF_THE_PROGRAM = ("code", "id", "kind", "rule", "section", "state", "status")
_TRIES = 50  # until another word is found that stands for nothing yet
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


class Words:
    """The other words of one run. `hidden` are words of people, which are never left as a code."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self._key = secrets.token_bytes(32)
        self._hidden = hidden
        self._made: dict[str, str] = {}  # by what was said, in small letters
        self._taken: set[str] = set()

    def of(self, text: str) -> str:
        """The text in other words. What only the program reads stays as it is."""
        if _CODE.fullmatch(text) and not self._names_somebody(text):
            return text
        return _RUN.sub(lambda run: self._other(run.group()), text)

    def mark_of(self, text: str) -> str:
        """A mark that is the same wherever this text stands, and the mark of no other."""
        return hmac.digest(self._key, text.casefold().encode(), "sha256").hex()[:16]

    def within(self, value: Any) -> Any:
        """The same for whatever a column of JSON holds. Names of its parts stay."""
        if isinstance(value, str):
            return self.of(value)
        if isinstance(value, list):
            return [self.within(one) for one in value]
        if isinstance(value, dict):
            return {
                key: one if _is_code(key, one) else self.within(one) for key, one in value.items()
            }
        return value

    def _names_somebody(self, text: str) -> bool:
        """Whether it is a name in small letters. “will-assess” is none, though somebody is Will."""
        if _PARTED.search(text):
            return False
        return any(run.casefold() in self._hidden for run in _RUN.findall(text))

    def _other(self, run: str) -> str:
        small = run.lower()
        if small not in self._made:
            tries = (self._invented(small, number) for number in range(_TRIES))
            made = next((one for one in tries if one not in self._taken), self._invented(small, 0))
            self._made[small] = made
            self._taken.add(made)
        return "".join(map(_like, self._made[small], run))

    def _invented(self, run: str, number: int) -> str:
        marks = hmac.digest(self._key, f"{number} {run}".encode(), "sha256")
        marks *= len(run) // len(marks) + 1
        if run.isdigit():
            return "".join(str(one % 10) for one in marks[: len(run)])
        kinds = (_CONSONANTS, _VOWELS)
        return "".join(
            kinds[at % 2][one % len(kinds[at % 2])] for at, one in enumerate(marks[: len(run)])
        )


def _is_code(key: str, value: Any) -> bool:
    """Whether a part of JSON says what the program reads, by what it is called."""
    return key in _OF_THE_PROGRAM and isinstance(value, str) and bool(_CODE.fullmatch(value))


def _like(letter: str, old: str) -> str:
    return letter.upper() if old.isupper() else letter


def hidden_in(texts: Callable[[], Iterable[str]]) -> frozenset[str]:
    """Every word of these texts that is long enough to tell somebody by."""
    runs = (run for text in texts() for run in _RUN.findall(text))
    return frozenset(run.casefold() for run in runs if len(run) > 2)
