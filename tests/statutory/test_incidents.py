"""UK GDPR Art. 33(1): 72 hours from the instant of becoming aware."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from statutory import TELLING_THE_COMMISSIONER, hours_between, tell_commissioner_by

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("aware", "by"),
    [
        ("2026-06-09 14:05", "2026-06-12 14:05"),
        ("2026-12-30 23:59", "2027-01-02 23:59"),  # weekends and holidays count
        ("2026-10-24 12:00", "2026-10-27 11:00"),  # the clocks go back: an hour is lived twice
        ("2026-03-28 12:00", "2026-03-31 13:00"),  # the clocks go forward
    ],
)
def test_h014_the_commissioner_is_told_within_72_hours_that_pass(aware: str, by: str) -> None:
    found = tell_commissioner_by(datetime.fromisoformat(aware).replace(tzinfo=LONDON))

    assert found.astimezone(LONDON).strftime("%Y-%m-%d %H:%M") == by


def test_hours_that_pass_are_whole_and_may_lie_back() -> None:
    earlier = datetime(2026, 10, 25, 0, 30, tzinfo=LONDON)
    later = datetime(2026, 10, 25, 3, 15, tzinfo=LONDON)

    assert (hours_between(earlier, later), hours_between(later, earlier)) == (3, -3)


def test_an_hour_of_no_zone_is_no_instant() -> None:
    with pytest.raises(ValueError, match="time zone"):
        tell_commissioner_by(datetime.fromisoformat("2026-06-09 14:05"))


def test_it_says_where_it_is_written() -> None:
    assert str(TELLING_THE_COMMISSIONER) == "UK GDPR, Art. 33(1)"
    assert TELLING_THE_COMMISSIONER.link == "https://www.legislation.gov.uk/eur/2016/679"
