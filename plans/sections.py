"""The sections of a plan, as dated data: what each is called, what it must hold, and where
that is written.

A change in the law is a further entry in `sections.json` with the day from which it holds; a plan
is read with the sections of its own day.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from statutory import Citation, Force, Mark
from statutory.citation import ACT, CODE, REGULATIONS

ENGLAND_2014 = "england-2014"
_INSTRUMENTS = {"act": ACT, "regulations": REGULATIONS, "code": CODE}
_FILE = Path(__file__).with_name("sections.json")


@dataclass(frozen=True)
class Held:
    """One thing that a section must (law) or should (guidance) hold."""

    words: str
    force: Force
    citation: Citation


@dataclass(frozen=True)
class Section:
    """One section: "F", what it is called in plain words, and what has to stand in it."""

    code: str
    title: str
    plain: str
    citation: Citation
    holds: tuple[Held, ...]
    regime: str
    in_force_from: date
    in_force_to: date | None = None
    blank_in_draft: str = ""  # why nothing stands in it before the plan is final
    blank_citation: Citation | None = None

    @property
    def heading(self) -> str:
        """As it stands above the section: "Section F: Special educational provision"."""
        return f"Section {self.code}: {self.title}"


def sections_on(day: date | None, regime: str = ENGLAND_2014) -> tuple[Section, ...]:
    """The sections of a plan of a day, in their order; without a day, the latest that we know."""
    known = [one for one in _all() if one.regime == regime]
    if not known:
        raise ValueError(f"There is no regime called {regime!r}")
    last = max(one.in_force_from for one in known)
    if day is None:
        return tuple(one for one in known if one.in_force_from == last)
    held = [one for one in known if one.in_force_from <= day]
    return tuple(one for one in held if one.in_force_to is None or day <= one.in_force_to)


def section(code: str, day: date | None = None, regime: str = ENGLAND_2014) -> Section:
    """One section by its letter: "H1"."""
    for one in sections_on(day, regime):
        if one.code == code:
            return one
    raise KeyError(code)


@cache
def _all() -> tuple[Section, ...]:
    packs = json.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(_section(one, pack) for pack in packs for one in pack["sections"])


def _section(said: Mapping[str, Any], pack: Mapping[str, Any]) -> Section:
    ends, blank = pack["in_force_to"], said.get("blank_citation")
    return Section(
        code=said["code"],
        title=said["title"],
        plain=said["plain"],
        citation=_citation(said["citation"], said["plain"]),
        holds=tuple(
            Held(one["words"], Force(one["force"]), _citation(one, one["words"]))
            for one in said["holds"]
        ),
        regime=pack["regime"],
        in_force_from=date.fromisoformat(pack["in_force_from"]),
        in_force_to=date.fromisoformat(ends) if ends else None,
        blank_in_draft=said.get("blank_in_draft", ""),
        blank_citation=_citation(blank, said["blank_in_draft"]) if blank else None,
    )


def _citation(said: Mapping[str, str], words: str) -> Citation:
    instrument = _INSTRUMENTS[said["instrument"]]
    return Citation(instrument, said["provision"], words, Mark(said["mark"]))
