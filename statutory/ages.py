"""Ages and years that decide who holds the rights, and which transfer comes when."""

from __future__ import annotations

from datetime import date, timedelta

from .counting import years_after
from .rule import Holder

_ONE_DAY = timedelta(days=1)
YEAR_9 = 9


def birthday(born: date, age: int) -> date:
    """The day somebody reaches an age; 1 March for those born on 29 February (AMB-14)."""
    return years_after(born, age)


def age_on(born: date, on: date) -> int:
    """Age in whole years on a day."""
    return on.year - born.year - (on < birthday(born, on.year - born.year))


def cohort(born: date) -> int:
    """The calendar year in which the child's school cohort begins: 1 September to 31 August."""
    return born.year if born.month >= 9 else born.year - 1


def curriculum_year(born: date, on: date) -> int:
    """National curriculum year by birth date (Y03): 0 is Reception, negative is before it."""
    academic = on.year if on.month >= 9 else on.year - 1
    return academic - cohort(born) - 5


def year_starts(born: date, year: int) -> date:
    """The 1 September on which the normal cohort enters a curriculum year."""
    return date(cohort(born) + 5 + year, 9, 1)


def compulsory_school_age_starts(born: date) -> date:
    """The prescribed day on or after the fifth birthday: 31 March, 31 August, 31 December (Y02)."""
    fifth = birthday(born, 5)
    ends = (date(fifth.year, 3, 31), date(fifth.year, 8, 31), date(fifth.year, 12, 31))
    return next(day for day in ends if day >= fifth)


def last_friday_in_june(year: int) -> date:
    """The school leaving date of a year (SI 1997/1970)."""
    end = date(year, 6, 30)
    return end - timedelta(days=(end.weekday() - 4) % 7)


def compulsory_school_age_ends(born: date) -> date:
    """The last Friday in June of the school year in which they become 16 (Y01)."""
    return last_friday_in_june(cohort(born) + 17)


def young_person_from(born: date) -> date:
    """The first day on which the rights are the young person's own (s.83(2))."""
    return compulsory_school_age_ends(born) + _ONE_DAY


def rights_holder(born: date, on: date) -> Holder:
    """Whether the parent or the young person holds the rights on a day."""
    return Holder.YOUNG_PERSON if on >= young_person_from(born) else Holder.PARENT


def twenty_fifth_birthday(born: date) -> date:
    """The day somebody ceases to be a young person (Y05)."""
    return birthday(born, 25)


def may_maintain_until(born: date, attends: str, ends: date | None = None) -> date | None:
    """To when a plan may be kept past 25 (s.46, reg 46): a power, not a duty.

    `attends` is "further_education_institution" (to 31 July), "apprenticeship" or
    "other_education" (to its end, or the day before they are 26). Nothing when it is unknown.
    """
    if attends == "further_education_institution":
        turns = twenty_fifth_birthday(born)
        return date(turns.year if turns <= date(turns.year, 7, 31) else turns.year + 1, 7, 31)
    if attends not in ("apprenticeship", "other_education"):
        return None
    eve = birthday(born, 26) - _ONE_DAY
    return min(ends, eve) if ends else eve


# The year a normal cohort enters with each transfer of regulation 2 (Y03, R12, R13).
TRANSFERS = {
    "early_years_to_school": 0,
    "infant_to_junior": 3,
    "primary_to_middle": 5,
    "primary_to_secondary": 7,
    "middle_to_secondary": 9,
    "secondary_to_post16_institution": 12,
}


def transfer_day(born: date, transfer: str) -> date:
    """The 1 September on which the normal cohort makes a phase transfer. `KeyError` if unknown."""
    return year_starts(born, TRANSFERS[transfer])


def keep_until(born: date) -> date:
    """To when a record is kept in the sector's practice: 31 years from birth (D01)."""
    return birthday(born, 31)
