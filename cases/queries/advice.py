"""Which advice of an assessment is in, and which is still awaited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from statutory import Kind

from ..models import Case, Entry
from ..wording import matters_of, told_in
from .case_file import entries_of, standing_in

_ASKED = {Kind.ADVICE_REQUEST_SENT.value, Kind.ADVICE_REQUEST_RECEIVED.value}


@dataclass(frozen=True)
class Adviser:
    """Somebody who was asked, and the day their advice came, if it came."""

    name: str
    asked_on: date | None
    came_on: date | None
    not_needed: bool

    @property
    def is_awaited(self) -> bool:
        return self.came_on is None and not self.not_needed


@dataclass(frozen=True)
class Advice:
    """All the advice of an assessment as it stands."""

    advisers: Sequence[Adviser]

    @property
    def warning(self) -> str:
        """What is missing, in a sentence. Empty when all that was asked for is in."""
        if not self.advisers:
            return "No advice is recorded on this case: neither asked for nor received."
        awaited = [one.name for one in self.advisers if one.is_awaited]
        return f"Advice is not in yet: {', '.join(awaited)}." if awaited else ""


def advice_on(case: Case) -> Advice:
    """Everybody whose advice was asked or came, in the order in which they were asked."""
    entries = standing_in(entries_of(case))
    names = matters_of(entries)
    days: dict[str, dict[str, date | None]] = {}
    for entry in entries:
        if entry.kind in _ASKED:
            days.setdefault(entry.about, {}).setdefault("asked", entry.on)
        elif entry.kind == Kind.ADVICE_RECEIVED.value:
            days.setdefault(entry.about, {})["came"] = entry.on
        elif entry.kind == Kind.ADVICE_NOT_NEEDED.value:
            days.setdefault(entry.about, {})["not_needed"] = entry.on
    advisers = [
        Adviser(
            name=names.get(about) or _noted(entries, about) or _plain(about),
            asked_on=known.get("asked"),
            came_on=known.get("came"),
            not_needed="not_needed" in known,
        )
        for about, known in days.items()
    ]
    return Advice(advisers)


def _noted(entries: Sequence[Entry], about: str) -> str:
    """What was noted with whatever happened to it, where nobody was asked: existing advice."""
    return next((told for e in entries if e.about == about and (told := told_in(e))), "")


def _plain(about: str) -> str:
    """A name made from what an entry is about, where nobody noted one: "advice:school"."""
    rest = about.partition(":")[2].replace("-", " ").replace("_", " ")
    return rest.capitalize() if rest and not rest.isdecimal() else f"Advice {rest}".strip()
