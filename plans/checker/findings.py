"""What a checker says: a finding, the rule behind it, and what a rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..content import Context, Plan


class Severity(StrEnum):
    """How grave: BLOCK breaks a duty or risks harm, WARN departs from the Code, ADVISE is style."""

    BLOCK = "block"
    WARN = "warn"
    ADVISE = "advise"


@dataclass(frozen=True)
class Rule:
    """One rule of one regime, as data: what it is called, why it is there, how to mend it.

    `severity` is by state of the plan ("draft", "final"); a state that is not in it is not checked.
    """

    id: str
    name: str
    sections: tuple[str, ...]
    severity: Mapping[str, Severity]
    why: str
    authority: str
    certainty: str  # "seen" in a source, or from "memory": the screen says which
    pattern: str  # how good wording looks
    regime: str
    in_force_from: date
    in_force_to: date | None = None
    cause: str = ""  # rules of one cause that meet in the same words are one finding


@dataclass(frozen=True)
class Found:
    """What a rule's function hands back: where, which words, and what is missing in them."""

    section: str
    item: str = ""  # "F1"; empty for a whole section
    quote: str = ""  # as typed
    message: str = ""  # empty: the rule's own name says enough
    field: str = "text"
    severity: Severity | None = None  # where this variant is less grave than its rule


@dataclass(frozen=True)
class Finding:
    """One thing to look at in a plan. `also` are further rules with the same cause."""

    rule: str
    severity: Severity
    section: str
    item: str
    quote: str
    message: str
    field: str = "text"
    also: tuple[str, ...] = ()


# A rule's function reads the plan and what is known around it, and changes nothing.
Check = Callable[[Plan, Context], Iterator[Found]]
