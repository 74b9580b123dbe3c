"""A line of provision as one side of a comparison, and what of it is to be held against what.

Where both versions fill in a field, the fields are compared. Where the later one leaves it blank,
its text may still say it. Where both have a text, the texts are compared as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..content import Provision
from ..language import swift as re
from ..language.spelling import Plain, plain, together
from .respelt import respelt

FIELDS = ("what", "who", "expertise", "ratio", "frequency", "duration", "setting", "monitored_by")
PROMISED = ("what", "who", "expertise", "ratio", "frequency", "duration")
# Where a thing may stand that has left its own field: not with those who only check.
_ELSEWHERE = ("what", "who", "expertise", "frequency", "setting")
_BLANK = re.compile(
    r"\W*(?:n\W?a|none|nil|null|not applicable|tbc|tba|not (?:stated|specified)|removed|deleted"
    r"|to be confirmed|to be advised|ceased|withdrawn|no longer (?:needed|required)"
    r"|not required)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Side:
    """One version of a line."""

    line: Provision

    def of(self, *fields: str) -> str:
        """What stands in fields, blank ones left out."""
        given = [str(getattr(self.line, field)) for field in fields]
        said = [one for one in given if not is_blank(one)]
        return said[0] if len(said) == 1 else together(*said)

    @cached_property
    def text(self) -> str:
        """The text of the line, empty where nothing stands in it."""
        return "" if is_blank(self.line.text) else respelt(self.line.text)

    @cached_property
    def fields(self) -> str:
        """All fields together."""
        return self.of(*FIELDS)

    @cached_property
    def all(self) -> str:
        """Fields and text together: whatever the line says anywhere."""
        return together(self.fields, self.text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said at all."""
        return not self.text and not self.fields

    @property
    def promises_nothing(self) -> bool:
        """Whether neither who, what, how much nor how often is left: a place or an end alone."""
        return not self.text and not self.of(*PROMISED)


@dataclass(frozen=True)
class View:
    """Two texts to hold against each other, and where else what is missing may still stand."""

    before: str
    after: str
    elsewhere: str
    is_field: bool


@lru_cache(maxsize=8192)
def is_blank(words: str) -> bool:
    """Whether nothing is said: empty, "n/a", "none", a dash."""
    return bool(_BLANK.fullmatch(words or ""))


def changed(before: Side, after: Side) -> Plain:
    """What the later version says otherwise than the earlier: whole fields, or the whole text."""
    now = [(after.of(field), before.of(field)) for field in FIELDS]
    now.append((after.text, before.text))
    return together(*(later for later, earlier in now if plain(later) != plain(earlier)))


def views(before: Side, after: Side, *fields: str) -> Iterator[View]:
    """What to compare for some fields that say one thing together."""
    was, now = before.of(*fields), after.of(*fields)
    others = after.of(*(field for field in _ELSEWHERE if field not in fields))
    if was and now:
        if plain(was) != plain(now):
            yield View(was, now, others, is_field=True)
    elif was:
        yield View(was, after.text, others, is_field=True)
    elif before.text and not after.text:
        yield View(before.text, together(now, others), "", is_field=False)
    if before.text and after.text and plain(before.text) != plain(after.text):
        yield View(before.text, after.text, together(now, others), is_field=False)
