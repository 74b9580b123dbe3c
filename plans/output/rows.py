"""A promise as one row of the plain summary: what, who, how much, when, who checks.

The cells are the fields of the line. `also` is what its own words say beyond them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..content import Plan, Provision
from .amounts import numbers
from .clipping import beyond
from .front import called
from .promises import EMPTY
from .sentences import sentences_of
from .words import Said, capital, field, one_line

SECTIONS = ("F", "G", "H1", "H2")
_SHOWN = ("what", "who", "how", "starts", "ends", "checks", "also")
_MANY = 3
_FROM = re.compile(r"from (?:the )?(?=date )", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """One line of the plan, short."""

    id: str
    section: str
    what: Said
    who: Said
    how: Said
    starts: Said
    ends: Said
    checks: Said
    also: Said
    has_usual_start: bool = False  # which is told once, above the rows

    @property
    def beside(self) -> tuple[tuple[str, Said], ...]:
        """What stands beside the amount, each with its name, where it says something."""
        named = (
            ("Starts", Said("") if self.has_usual_start else self.starts),
            ("Ends", self.ends),
            ("Checks", self.checks),
            ("Also", self.also),
        )
        return tuple(pair for pair in named if pair[1].words)

    @property
    def cells(self) -> tuple[tuple[str, Said], ...]:
        """All that is shown, each with its name."""
        named = (("What", self.what), ("Who", self.who), ("How much", self.how))
        return (*(pair for pair in named if pair[1].words), *self.beside)

    @property
    def words(self) -> str:
        """All that is shown of it, as plain text."""
        return " ".join(said.words for _, said in self.cells)


def rows_of(plan: Plan) -> tuple[Row, ...]:
    """Every line of provision once, in the plan's order."""
    name = called(plan)
    rows = tuple(row(line, name) for line in plan.provision_of(*SECTIONS))
    usual = usual_start(rows)
    return tuple(replace(one, has_usual_start=bool(usual) and one.starts == usual) for one in rows)


def usual_start(rows: Sequence[Row]) -> Said | None:
    """The start of most rows: without a number in it, and only if no row is without a start."""
    starts = [one.starts for one in rows]
    said, times = Counter(starts).most_common(1)[0] if starts else (Said(""), 0)
    is_usual = times >= _MANY and times * 2 > len(starts) and all(one.words for one in starts)
    return said if is_usual and not numbers(said.words) else None


def row(line: Provision, name: str = "") -> Row:
    """One line as a row."""
    text = one_line(line.text)
    what, who = field(line.what), field(line.who)
    how = "; ".join(filter(None, (_amount(line), field(line.ratio), _place(line))))
    if not (what and who):
        what = ": ".join(filter(None, (what, _shortest(text))))
    times = _FROM.sub("", field(line.start)), field(line.end)
    who = "; ".join(filter(None, (who, field(line.expertise))))
    cells = (what, who, how, *times, field(line.monitored_by))
    also = "; ".join(beyond(text, "; ".join(cells), name, several=";" in line.who))
    if not any(cells):
        cells = (EMPTY, *cells[1:])
    shown = (*map(capital, cells[:3]), *cells[3:], also)
    said = dict(zip(_SHOWN, (Said(_without_stop(one)) for one in shown), strict=True))
    return Row(id=one_line(line.id), section=line.section, has_usual_start=False, **said)


def _without_stop(words: str) -> str:
    return words.rstrip(".; ")


def _shortest(text: str) -> str:
    """The first sentence of a line, which says what it is about and whose work it is."""
    return next(iter(sentences_of(text)), "").rstrip(".")


def _amount(line: Provision) -> str:
    """How long and how often. Of two lists that run side by side the parts are put together."""
    long, often = field(line.duration), field(line.frequency)
    parts = [[one.strip() for one in given.split(";")] for given in (long, often)]
    if len(parts[0]) == len(parts[1]) > 1:
        return "; ".join(f"{one} {other}" for one, other in zip(*parts, strict=True))
    return ", ".join(filter(None, (long, often)))


def _place(line: Provision) -> str:
    """Where, if that is told by a number: "room 12"."""
    where = field(line.setting)
    return where if numbers(where) else ""
