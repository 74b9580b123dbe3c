"""An extract against what we hold: what is new, what changed, and what a person must look at."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from operator import itemgetter
from typing import Any

from ..models import Provider
from ..models.register import WATCHED
from ..models.words import folded
from .columns import FIELDS
from .files import LOST
from .reading import Extract, Values

_NAME, _TYPE, _PLACE = (FIELDS.index(name) for name in ("name", "type_code", "postcode"))
_WATCHED = tuple((FIELDS.index(name), name) for name in WATCHED)
_ALIKE = 0.6  # how much of two names agrees when one may be the other, renamed
_COMMON = (
    "the of and for at in st school academy college primary secondary junior infant nursery high"
    " church england catholic roman cofe ce rc community special centre unit"
)


@dataclass(frozen=True)
class Held:
    """A URN under which another establishment stands than before: nothing is taken of it."""

    row: int
    urn: str
    before: str
    after: str

    def as_dict(self) -> dict[str, Any]:
        return {"row": self.row, "urn": self.urn, "before": self.before, "after": self.after}


@dataclass
class Comparison:
    """What taking an extract in would do."""

    added: list[Values] = field(default_factory=list)
    changed: dict[int, Values] = field(default_factory=dict)  # by the number of the provider
    unchanged: list[int] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)  # URNs that this extract does not show
    changes: list[tuple[int, str, str, str]] = field(default_factory=list)
    last_seen: date | None = None

    @property
    def seen(self) -> list[int]:
        """The providers that the extract shows, but for those that are added by it."""
        return [*self.unchanged, *self.changed]


def compare(extract: Extract, take: frozenset[str] = frozenset()) -> Comparison:
    """Weigh an extract against the register as we hold it. `take`: reused URNs that are right."""
    found = Comparison()
    known, found.last_seen = _known()
    pick = itemgetter(*extract.present)
    for urn, said in extract.rows.items():
        pk, old = known.pop(urn, (0, None))
        if old is None:
            found.added.append(said)
            continue
        new = said if extract.is_whole else _filled(old, said, extract.present)
        if pick(new) != pick(old) and any(isinstance(v, str) and LOST in v for v in new):
            new = tuple(_with_letters(a, b) for a, b in zip(old, new, strict=True))
        if new == old:
            found.unchanged.append(pk)
        elif urn not in take and _is_another(old, new):
            found.held.append(Held(extract.numbers[urn], urn, _words(old), _words(new)))
        else:
            found.changed[pk] = new
            found.changes += [
                (pk, name, old[at], new[at]) for at, name in _WATCHED if old[at] != new[at]
            ]
    found.absent = list(known)
    return found


def _known() -> tuple[dict[str, tuple[int, Values]], date | None]:
    """What we hold of the register, by URN, and the day of the newest extract."""
    held, last = {}, None
    rows = Provider.objects.exclude(urn=None).order_by().values_list("pk", "last_seen", *FIELDS)
    written: dict[tuple[str, ...], str] = {}
    for pk, seen, *values in rows.iterator(chunk_size=5_000):
        needs = tuple(values[-1])
        if needs not in written:
            written[needs] = json.dumps(values[-1])
        values[-1] = written[needs]
        held[values[0]] = (pk, tuple(values))
        last = max(filter(None, (last, seen)), default=None)
    return held, last


def _filled(old: Values, said: Values, present: tuple[int, ...]) -> Values:
    """What a file has no column for stays as it was."""
    whole = list(old)
    for place in present:
        whole[place] = said[place]
    return tuple(whole)


def _with_letters(old: Any, new: Any) -> Any:
    """A value that lost a letter on its way does not replace the same value with its letter."""
    if not (isinstance(new, str) and LOST in new):
        return new
    return old if fits(new, old) else new


def fits(lost: str, whole: str) -> bool:
    """Whether a text is the other one with letters lost."""
    return len(lost) == len(whole) and all(a in (b, LOST) for a, b in zip(lost, whole, strict=True))


def _is_another(old: Values, new: Values) -> bool:
    """Whether a URN seems to be used again: another name, and another type or place with it."""
    if old[_NAME] == new[_NAME] or _is_alike(old[_NAME], new[_NAME]):
        return False
    return bool(old[_TYPE] != new[_TYPE] or old[_PLACE] != new[_PLACE])


def _is_alike(one: str, other: str) -> bool:
    first, second = _own_words(one), _own_words(other)
    if first & second:
        return True
    matcher = SequenceMatcher(a=" ".join(sorted(first)), b=" ".join(sorted(second)))
    return matcher.ratio() >= _ALIKE


def _own_words(name: str) -> set[str]:
    words = set(folded(name))
    return words - set(_COMMON.split()) or words


def _words(values: Values) -> str:
    """An establishment in a line: its name, type and postcode."""
    said = (values[_NAME], values[FIELDS.index("type_name")], values[_PLACE])
    return ", ".join(filter(None, said))
