"""The two measures of the national return."""

from datetime import date

from statutory.timeliness import Timeliness, timeliness_of

RECEIVED = date(2026, 1, 5)


def test_140_days_are_in_time_and_141_are_not():
    assert timeliness_of(RECEIVED, date(2026, 5, 25), excepted=False) == Timeliness(140, True, True)
    assert timeliness_of(RECEIVED, date(2026, 5, 26), excepted=False) == Timeliness(
        141, False, True
    )


def test_a_plan_with_an_exception_is_left_out_and_not_re_dated():
    assert timeliness_of(RECEIVED, date(2026, 7, 1), excepted=True) == Timeliness(177, False, False)
