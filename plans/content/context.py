"""What is known around a plan: the people, the settings, the advice itself, the version before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .plan import Advice, Plan, Setting


@dataclass(frozen=True)
class Person:
    """Somebody on the case, or in the family: a sister, a cat, a therapist."""

    name: str
    role: str = ""


@dataclass(frozen=True)
class Context:
    """What a checker may look at besides the plan. Everything in it may be unknown (empty)."""

    child: str = ""  # as the case file has it, to tell a plan of another child
    known_as: str = ""
    dob: date | None = None
    family: tuple[Person, ...] = ()  # pets too
    people: tuple[Person, ...] = ()  # professionals on the case
    settings: tuple[Setting, ...] = ()
    advice: tuple[Advice, ...] = ()  # every advice received, with its text where it was read
    previous: Plan | None = None
    # First names and whole names of other children whose plans the same officer writes.
    other_children: tuple[str, ...] = ()
    icb: str = ""
    # What advice was asked for and is not here, by source; why an absence is in order.
    advice_outstanding: tuple[str, ...] = ()
    existing_advice_agreed: tuple[str, ...] = ()
    interests: tuple[str, ...] = field(default=())
