"""What is less in a new version of a line: its kind, and a sentence anybody can read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is lost."""

    MINUTES = "minutes"
    FREQUENCY = "frequency"
    RATIO = "ratio"
    EXPERTISE = "expertise"
    SERVICE = "service"
    CONDITION = "condition"
    CAP = "cap"
    LINE = "line"
    NARROWER_SETTING = "narrower_setting"
    END = "end"
    MONITORING = "monitoring"
    VAGUENESS = "vagueness"
    COVERAGE = "coverage"
    ACTIVITY = "activity"  # one of several things in a line is gone
    NEED = "need"  # of a whole plan: a need or an outcome is no longer in it
    OUTCOME = "outcome"


@dataclass(frozen=True)
class Loss:
    """One thing that the earlier version promised and the later one does not."""

    kind: Kind
    before: str
    after: str
    message: str
