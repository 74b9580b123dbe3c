"""What a reading hands back."""

from __future__ import annotations

from dataclasses import dataclass, field

# In the order in which people ask: what, who, with how many, how often, how long, is it certain.
SLOTS = ("what", "who", "ratio", "frequency", "duration", "firm")
SMART = ("S", "M", "A", "R", "T")
NEED = ("function", "impact", "level")


@dataclass(frozen=True)
class Fault:
    """One thing a statement leaves open: by which rule, which words, and what is missing."""

    rule: str
    quote: str  # as typed
    message: str
    missing: tuple[str, ...] = ()
    field: str = "text"
    decides: bool = True  # whether it makes the statement vague, or is only advice on style


@dataclass(frozen=True)
class Reading:
    """What one statement is (`label`), what is missing in it, and the faults behind that."""

    label: str
    missing: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that found something, each once, in their order."""
        return tuple(dict.fromkeys(fault.rule for fault in self.faults))


@dataclass(frozen=True)
class Fields:
    """What was filled in beside the text. What is filled in speaks before the text does."""

    what: str = ""
    who: str = ""
    expertise: str = ""
    ratio: str = ""
    frequency: str = ""
    duration: str = ""
    start: str = ""
    end: str = ""
    monitored_by: str = ""
    by: str = field(default="")  # of an outcome


NOTHING = Fields()


def in_order(missing: set[str], order: tuple[str, ...]) -> tuple[str, ...]:
    """What is missing, in the usual order."""
    return tuple(slot for slot in order if slot in missing)
