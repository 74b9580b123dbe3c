"""Ages, year groups and whose the rights are."""

from datetime import date, timedelta

import pytest

from statutory import Holder, age_on, curriculum_year, keep_until, rights_holder
from statutory.ages import compulsory_school_age_starts, may_maintain_until, young_person_from


@pytest.mark.parametrize(
    ("born", "last_friday"),
    [
        (date(2010, 8, 31), date(2026, 6, 26)),  # 16 on 31 August 2026
        (date(2010, 9, 1), date(2027, 6, 25)),  # 16 on 1 September 2026
        (date(2010, 6, 26), date(2026, 6, 26)),  # 16 on the last Friday in June
        (date(2010, 6, 27), date(2026, 6, 26)),  # 16 on the day after it
    ],
)
def test_h090_the_rights_pass_on_the_day_after_the_last_friday_in_june(born, last_friday):
    assert rights_holder(born, last_friday) is Holder.PARENT
    assert rights_holder(born, last_friday + timedelta(days=1)) is Holder.YOUNG_PERSON
    assert young_person_from(born) == last_friday + timedelta(days=1)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2016, 2, 29), date(2026, 2, 28), 9),
        (date(2016, 2, 29), date(2026, 3, 1), 10),
        (date(2016, 2, 29), date(2024, 2, 29), 8),
        (date(2016, 5, 1), date(2026, 4, 30), 9),
        (date(2016, 5, 1), date(2026, 5, 1), 10),
    ],
)
def test_an_age_turns_on_the_birthday_and_on_1_march_for_the_29th_of_february(born, on, age):
    assert age_on(born, on) == age


@pytest.mark.parametrize(
    ("born", "on", "year"),
    [
        (date(2020, 9, 1), date(2026, 8, 31), 0),
        (date(2020, 9, 1), date(2026, 9, 1), 1),
        (date(2020, 8, 31), date(2026, 8, 31), 1),
        (date(2023, 1, 1), date(2026, 9, 1), -1),
    ],
)
def test_a_year_group_follows_from_the_birth_date(born, on, year):
    assert curriculum_year(born, on) == year


@pytest.mark.parametrize(
    ("born", "starts"),
    [
        (date(2020, 3, 31), date(2025, 3, 31)),
        (date(2020, 4, 1), date(2025, 8, 31)),
        (date(2020, 9, 1), date(2025, 12, 31)),
        (date(2020, 1, 1), date(2025, 3, 31)),
    ],
)
def test_school_becomes_compulsory_on_the_prescribed_day(born, starts):
    assert compulsory_school_age_starts(born) == starts


def test_a_plan_may_be_kept_past_25_to_the_end_of_the_year_of_study():
    born = date(2001, 9, 15)

    assert may_maintain_until(born, "further_education_institution") == date(2027, 7, 31)
    assert may_maintain_until(born, "apprenticeship") == date(2027, 9, 14)
    assert may_maintain_until(born, "apprenticeship", date(2027, 3, 1)) == date(2027, 3, 1)
    assert may_maintain_until(born, "nothing known") is None


def test_a_record_is_kept_for_31_years_from_birth():
    assert keep_until(date(2016, 2, 29)) == date(2047, 3, 1)
