"""What a declared letter is: whom it is for, what it must tell them, what an officer adds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from statutory import Kind


class Body(StrEnum):
    """A body that the law has us write to about a case."""

    SETTING = "setting"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"
    PSYCHOLOGY = "psychology"


@dataclass(frozen=True)
class Notice:
    """One thing a letter must tell its reader, the words by which we know it does, and the law."""

    what: str
    words: tuple[str, ...]
    citation: str
    when: str = ""  # the turn of the letter in which it must be there; always, when empty


@dataclass(frozen=True)
class Clock:
    """A real date that a letter names: the first of these duties that runs, under which name."""

    name: str
    rule: str | tuple[str, ...]
    about: str = ""

    @property
    def rules(self) -> tuple[str, ...]:
        return (self.rule,) if isinstance(self.rule, str) else self.rule


@dataclass(frozen=True)
class Ask:
    """Something an officer adds to one letter, in words or as a day."""

    name: str
    label: str
    hint: str = ""
    is_day: bool = False
    when: str = ""  # the turn of the letter in which it is asked; always, when empty


@dataclass(frozen=True)
class Enclosing:
    """The papers of the case that come with a letter, or else the reason why they do not."""

    what: str  # as it follows "With this letter we send you"
    sorts: tuple[str, ...]  # of `Document.Sort`: these come with it
    others: tuple[str, ...] = ()  # and these may


@dataclass(frozen=True)
class Letter:
    """One kind of letter. `in_force_to` is the first day it may no longer be sent.

    `to` is empty for a letter to the family, and names the bodies of one that goes to them.
    """

    code: str
    title: str
    must_contain: tuple[Notice, ...]
    clocks: tuple[Clock, ...]
    in_force_from: date
    in_force_to: date | None = None
    to: tuple[Body, ...] = ()
    to_directory: bool = False  # whether it may go to any setting or service of the directory
    asks: tuple[Ask, ...] = ()
    # What must have happened, and must not have happened since, for it to be sent.
    after: tuple[Kind, ...] = ()
    until: tuple[Kind, ...] = ()
    encloses: Enclosing | None = None
    decision: Kind | None = None  # the decision it tells of: sent by those who may decide
    decided: str = ""  # the same in words, as they follow "We have decided"
    words: str = ""  # the wording it shares with another letter; its own, when empty
    about: str = ""  # which decision notice its time to appeal runs from
    records: Kind | None = None  # what is so once everybody it is for was written to
    year: int | None = None  # the school year it is for, where it is for one
    law: str = ""  # when it goes, in a sentence for the officer
    goes_with: str = ""  # of what it only goes out together with, and where that is done

    def in_force_on(self, day: date) -> bool:
        """Whether this is the letter to send on a day."""
        return self.in_force_from <= day and (self.in_force_to is None or day < self.in_force_to)

    @property
    def to_family(self) -> bool:
        """Whether the family is its reader, not a body."""
        return not self.to
