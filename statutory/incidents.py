"""The clock of a personal data breach. It counts hours from an instant, not days from a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from .citation import UK_GDPR, Citation, Mark

TELLING_THE_COMMISSIONER = Citation(
    UK_GDPR,
    "Art. 33(1)",
    "not later than 72 hours after having become aware of it",
    Mark.REPORTED,
)
_WITHIN = timedelta(hours=72)
_HOUR = timedelta(hours=1)


def tell_commissioner_by(aware_at: datetime) -> datetime:
    """The last instant for telling the Information Commissioner of a breach.

    Hours that pass, so that a night in which the clocks change makes them neither more nor fewer.
    They run from the instant itself, the strictest way to read the words.
    """
    if aware_at.tzinfo is None:
        raise ValueError("An instant needs its time zone")
    return aware_at.astimezone(UTC) + _WITHIN


def hours_between(earlier: datetime, later: datetime) -> int:
    """The whole hours that pass between two instants."""
    return int((later.astimezone(UTC) - earlier.astimezone(UTC)) / _HOUR)
