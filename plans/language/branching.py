"""Rewrites a regular expression so that a list of words branches letter by letter.

"(?:will|would|shall)" becomes "(?:w(?:ill|ould)|shall)": the same matches, in the same order, for a
fraction of the work. Groups are no longer kept: what is found is read again with the first one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ATOM = re.compile(
    r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.)"
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|\((?:\?(?:P<\w+>|:|=|!|<=|<!))?"
    r"|.",
    re.DOTALL,
)
_TIMES = re.compile(r"(?:[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\})[?+]?")
_REFERS = re.compile(r"\\[1-9]|(?<!\\)\((?:\?P=|\?\(|\?[a-zA-Z]+[):])|\\B")
_SPECIAL = set(".^$")
LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_DIGITS = "0123456789"
_ESCAPES = {r"\d": _DIGITS, r"\n": "\n", r"\r": "\r", r"\t": "\t"}
_ESCAPED = re.compile(r"\\[dnrt]")
_LISTED = re.compile(r"\[((?:[^\]\\^-]|\\[dnrt])(?:[^\]\\-]|\\[dnrt])*-?)\]")


@dataclass(frozen=True)
class Item:
    """One letter, class or group with how often it may stand."""

    text: str  # of a letter or class; of a group how it opens
    times: str = ""
    inner: tuple[tuple[Item, ...], ...] | None = None

    @property
    def letter(self) -> str:
        """The one letter it must be, if there is only one."""
        return self.text if self._is_letter and not self.times else ""

    @property
    def _is_letter(self) -> bool:
        if self.inner is not None or self.text in _SPECIAL:
            return False
        if len(self.text) == 1:
            return True
        return len(self.text) == 2 and self.text[0] == "\\" and not self.text[1].isalnum()

    @property
    def letters(self) -> str:
        """Every letter that it may be, "" if that cannot be listed."""
        if self._is_letter:
            return self.text[-1]
        if self.text == r"\d":
            return _DIGITS
        simple = _LISTED.fullmatch(self.text)
        return _ESCAPED.sub(lambda one: _ESCAPES[one[0]], simple[1]) if simple else ""


Row = tuple[Item, ...]


def parsed(pattern: str, *, small: bool) -> tuple[Row, ...]:
    """The alternatives of a pattern, on small letters if capitals are ignored; () if too odd."""
    if _REFERS.search(pattern):
        return ()
    rows, end = _rows(pattern, 0, small=small)
    return rows if end == len(pattern) else ()


def _rows(pattern: str, at: int, *, small: bool) -> tuple[tuple[Row, ...], int]:
    """The alternatives from a place up to the bracket that closes them."""
    rows: list[Row] = []
    row: list[Item] = []
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            rows.append(tuple(row))
            row, at = [], at + 1
            continue
        item, at = _item(pattern, at, small=small)
        row.append(item)
    rows.append(tuple(row))
    return tuple(rows), at


def _item(pattern: str, at: int, *, small: bool) -> tuple[Item, int]:
    atom = _ATOM.match(pattern, at)
    assert atom
    text, at, inner = atom.group(), atom.end(), None
    if text[0] == "(":
        inner, at = _rows(pattern, at, small=small)
        at += 1
        text = "(?:" if text == "(" or text.startswith("(?P<") else text
    elif small:
        text = _in_small(text)
    times = _TIMES.match(pattern, at)
    return Item(text, times.group() if times else "", inner), times.end() if times else at


def _in_small(atom: str) -> str:
    if atom[0] == "\\":
        return atom
    return re.sub(r"\\.|[^\\]", lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), atom)


def branched(rows: Iterable[Row]) -> str:
    """The quicker pattern."""
    return "|".join(_row(row) for row in _by_first_letter(rows))


def _row(row: Row) -> str:
    return "".join(_one(item) for item in row)


def _one(item: Item) -> str:
    if item.inner is None:
        return item.text + item.times
    if item.text in ("(?<=", "(?<!"):
        within = "|".join(_row(row) for row in item.inner)
    else:
        within = branched(item.inner)
    return f"{item.text}{within}){item.times}"


def _by_first_letter(rows: Iterable[Row]) -> list[Row]:
    """Rows that begin with one letter are put together; none passes one that might match as well."""
    groups: list[tuple[str, list[Row]]] = []
    for row in rows:
        letter = row[0].letter if row else ""
        here = next((g for g in _reachable(groups) if g[0] == letter), None) if letter else None
        if here:
            here[1].append(row)
        else:
            groups.append((letter, [row]))
    return [_together(letter, members) for letter, members in groups]


def _reachable(groups: list[tuple[str, list[Row]]]) -> list[tuple[str, list[Row]]]:
    """The groups behind the last row of which it is not known how it begins."""
    last = next((n for n in range(len(groups), 0, -1) if not groups[n - 1][0]), 0)
    return groups[last:]


def _together(letter: str, members: list[Row]) -> Row:
    if len(members) == 1:
        return members[0]
    rest = tuple(row[1:] for row in members)
    return (Item(letter), Item("(?:", "", rest))
