"""The plan as data, and what is known around it. Standard library only."""

from .context import Context, Person
from .plan import (
    Advice,
    Budget,
    Front,
    HealthAgreement,
    Named,
    Need,
    Outcome,
    Plan,
    Provision,
    Setting,
    Views,
)
from .reading import read_line, read_plan
from .reading_context import read_context
from .values import Unreadable
from .writing import fingerprint, written

__all__ = [
    "Advice",
    "Budget",
    "Context",
    "Front",
    "HealthAgreement",
    "Named",
    "Need",
    "Outcome",
    "Person",
    "Plan",
    "Provision",
    "Setting",
    "Unreadable",
    "Views",
    "fingerprint",
    "read_context",
    "read_line",
    "read_plan",
    "written",
]
