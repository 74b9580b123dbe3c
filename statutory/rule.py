"""Rule: one duty, one clock, one citation. A rule is a value; nothing of it hides in code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from .calendar import Calendar
from .citation import Citation
from .counting import Count
from .facts import Facts, Ground
from .kinds import Kind

if TYPE_CHECKING:
    from .timetable import Deadline

COMMENCED = date(2014, 9, 1)  # Part 3 of the Act and the Regulations came into force


class Force(StrEnum):
    """How hard a date binds. The three are different words on every screen."""

    LAW = "law"
    GUIDANCE = "guidance"
    TARGET = "target"

    @property
    def label(self) -> str:
        return {"law": "Law", "guidance": "Guidance", "target": "Our target"}[self]


class Holder(StrEnum):
    """Who bears a duty, or holds a right."""

    LOCAL_AUTHORITY = "local_authority"
    FAMILY = "family"
    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    ADVISER = "adviser"
    SETTING = "setting"
    HEALTH = "health"
    OLD_AUTHORITY = "old_authority"
    MEDIATION_ADVISER = "mediation_adviser"
    NOBODY = "nobody"

    @property
    def label(self) -> str:
        return _HOLDERS[self]


_HOLDERS = {
    Holder.LOCAL_AUTHORITY: "The local authority",
    Holder.FAMILY: "The family",
    Holder.PARENT: "The child's parent",
    Holder.YOUNG_PERSON: "The young person",
    Holder.ADVISER: "The advice-giver",
    Holder.SETTING: "The setting",
    Holder.HEALTH: "The health body",
    Holder.OLD_AUTHORITY: "The authority moved from",
    Holder.MEDIATION_ADVISER: "The mediation adviser",
    Holder.NOBODY: "Nobody",
}


# What ends a whole case: it ends the clocks of every thing in it, whatever they are about.
ENDS_THE_CASE = (Kind.REQUEST_WITHDRAWN, Kind.CASE_CLOSED, Kind.MOVED_AWAY, Kind.PLAN_CEASED)


class Pick(StrEnum):
    """Which of several ways of counting gives the date."""

    EARLIEST = "earliest"
    LATEST = "latest"
    FIRST_KNOWN = "first_known"  # in the order written; a later one is flagged


class Worked(NamedTuple):
    """What a way of counting came to: the date, what it was counted from, and any flag."""

    due: date | None
    count: Count | None = None  # type: ignore[assignment]  # not the method of tuples
    on: date | None = None
    note: str = ""
    problem: str = ""


Matter = Mapping[Kind, tuple[date, ...]]
OtherDates = tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One duty (or window, or power) with the one way its date is worked out.

    `row` is the row of the law note. A rule without `counts` has no clock of its own: it is a
    ground, an age, a measure, or a duty without a fixed day (`starts_on` says when that begins).
    """

    id: str
    duty: str
    holder: Holder
    citation: Citation
    counts: tuple[Count, ...] = ()
    force: Force = Force.LAW
    row: str = ""
    pick: Pick = Pick.EARLIEST
    starts_on: tuple[Kind, ...] = ()
    requires: tuple[Kind, ...] = ()
    unless: tuple[Kind, ...] = ()
    met_by: tuple[Kind, ...] = ()
    met_before_by: tuple[Kind, ...] = ()  # for what must be done before the event it counts from
    ends_on: tuple[Kind, ...] = ()
    revived_by: tuple[Kind, ...] = ()
    ends_for_good_on: tuple[Kind, ...] = ()
    excused_on: tuple[Ground, ...] = ()
    overridden_by: tuple[Kind, ...] = ()
    window: bool = False  # a time allowed, not a duty: it passes, it is never overdue
    across: bool = False  # listens to facts whatever they are about
    special: Callable[[Matter, Calendar], Worked] | None = None
    also: Callable[[Deadline], OtherDates] | None = None
    applies: Callable[[Facts, date], bool] | None = None
    in_force_from: date = COMMENCED
    in_force_to: date | None = None  # the first day it is no longer in force
    # Worked out once: the kinds of fact that start this clock; whether nothing else matters; the
    # one way of counting, where there is just one; whether it can fall away unmet.
    triggers: tuple[Kind, ...] = field(init=False)
    plain: bool = field(init=False)
    only: Count | None = field(init=False)
    may_end: bool = field(init=False)
    over_with: tuple[Kind, ...] = field(init=False)  # of `ends_on`, what ends the whole case

    def __post_init__(self) -> None:
        kinds = self.starts_on or tuple(dict.fromkeys(count.kind for count in self.counts))
        object.__setattr__(self, "triggers", kinds)
        plain = not (self.requires or self.unless or self.applies or self.in_force_to)
        plain = plain and len(kinds) == 1
        object.__setattr__(self, "plain", plain)
        one = len(self.counts) == 1 and not (self.special or self.overridden_by)
        object.__setattr__(self, "only", self.counts[0] if one else None)
        object.__setattr__(self, "may_end", bool(self.ends_on or self.ends_for_good_on))
        over = tuple(kind for kind in self.ends_on if kind in ENDS_THE_CASE)
        object.__setattr__(self, "over_with", over)

    @property
    def law_row(self) -> str:
        """The row of the law note this rule gives effect to."""
        return self.row or self.id

    def in_force_on(self, day: date) -> bool:
        """Whether this version of the rule governs what is triggered on a day."""
        return self.in_force_from <= day and (self.in_force_to is None or day < self.in_force_to)


class RulesConflict(Exception):
    """Two versions of a rule are in force on one day, or none is between them."""


def checked(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules, if every duty has exactly one version on every day from its first on (H-093)."""
    versions: dict[str, list[Rule]] = {}
    for rule in rules:
        versions.setdefault(rule.id, []).append(rule)
    for known in versions.values():
        known.sort(key=lambda rule: rule.in_force_from)
        for earlier, later in zip(known, known[1:], strict=False):
            if earlier.in_force_to != later.in_force_from:
                raise RulesConflict(
                    f"Rule {earlier.id}: one version ends {earlier.in_force_to},"
                    f" the next begins {later.in_force_from}"
                )
    return rules
