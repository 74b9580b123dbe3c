"""Ages, school years and days that contradict each other (IDN-04, IDN-05)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from statutory.ages import (
    age_on,
    curriculum_year,
    may_maintain_until,
    twenty_fifth_birthday,
    year_starts,
)
from statutory.counting import months_after

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found
from ..names import child_names
from ..passages import Passage, main, sentences, unquoted, with_any
from ..times import NUMBER, SMALL_NUMBERS, last_day_of, number_of, year_group

_PAST = re.compile(
    r"\b(?:was|were|had|when|until|since|from|before|after|at the age|by the age|by age|ago|used to"
    r"|previously|began|started|first|diagnosed|lost|last)\b",
    re.IGNORECASE,
)
_OTHERS = r"(?!\s*(?:buddy|pupils?|peers?|children|friends?|class|brother|sister|reading|maths|test"
_OTHERS += r"|level|passage|text|book|expectation|curriculum|objective|phonics|spelling|standard))"
_AGED = re.compile(
    rf"\b(?:is|aged?|now)\s+(?P<aged>{NUMBER})(?:\s+years?(?:\s+old)?)?(?=\s+and\b|[.,;)]|\s*$"
    rf"|\s+years?\b)|(?:\bis\s+|^\W*|,\s+)an?\s+(?P<old>{NUMBER})[- ]years?[- ]old\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    rf"\b(?:is|currently|now)\s+(?:in|a)\s+Year\s+(?P<year>\d{{1,2}})\b{_OTHERS}"
    r"|\bis\s+a\s+Year\s+(?P<pupil>\d{1,2})\s+(?:pupil|student|child|girl|boy)\b",
    re.IGNORECASE,
)
_END_OF_YEAR = re.compile(
    r"\bend\s+of\s+(?:Year\s+(?P<year>\d{1,2})|Key\s+Stage\s+(?P<stage>[1-4]))\s*"
    r"\(?(?:in\s+)?(?P<month>June|July|August|summer)\s+(?P<when>20\d\d)\b",
    re.IGNORECASE,
)
_AGES: tuple[str, ...] = ("year", " aged", " old", "key stage", "is now")
_AGES += tuple(f"is {number}" for number in SMALL_NUMBERS) + tuple(f"is {n}" for n in "123456789")
_LAST_YEAR = {1: 2, 2: 6, 3: 9, 4: 11}


def ages(plan: Plan, context: Context) -> Iterator[Found]:
    """IDN-04: age and school year on the first page and in the text, by the date of birth."""
    front = plan.front
    if not front.dob or not front.date or front.dob >= front.date:
        return
    age, year = age_on(front.dob, front.date), curriculum_year(front.dob, front.date)
    if front.age_at_date is not None and front.age_at_date != age:
        message = f"The first page says {front.age_at_date}; by the date of birth it is {age}"
        yield Found("front", quote=str(front.age_at_date), message=message, field="age_at_date")
    said = year_group(front.year_group)
    if said is not None and not front.out_of_cohort and not _same_year(said, year):
        message = f"By the date of birth it is {_year_name(year)}"
        yield Found("front", quote=front.year_group, message=message, field="year_group")
    for one in with_any(plan, _AGES):
        if one.is_main and one.section not in ("front", "I", "J", "K"):
            yield from _in_text(one, age, year, plan, context)


def _same_year(said: int, year: int) -> bool:
    return said == year or (said < 0 and year < 0)


def _year_name(year: int) -> str:
    return f"Year {year}" if year > 0 else "Reception" if year == 0 else "before Reception"


def _in_text(one: Passage, age: int, year: int, plan: Plan, context: Context) -> Iterator[Found]:
    for start, said in sentences(one.text):
        text = unquoted(said)
        ending = None if plan.front.out_of_cohort else _END_OF_YEAR.search(text)
        if ending and (wrong := _wrong_end(ending, plan)):
            yield one.found(start + ending.start(), start + ending.end(), wrong)
        if _PAST.search(text) or not _about_child(text, plan, context):
            continue
        for match in _AGED.finditer(text):
            told = number_of(match["aged"] or match["old"])
            if told != age and told < 26:
                message = f"By the date of birth the age is {age}"
                yield one.found(start + match.start(), start + match.end(), message)
        for match in () if plan.front.out_of_cohort else _YEAR.finditer(text):
            if int(match["year"] or match["pupil"]) != year:
                message = f"By the date of birth it is {_year_name(year)}"
                yield one.found(start + match.start(), start + match.end(), message)


def _wrong_end(match: re.Match[str], plan: Plan) -> str:
    year = int(match["year"]) if match["year"] else _LAST_YEAR[int(match["stage"])]
    assert plan.front.dob
    ends = year_starts(plan.front.dob, year + 1).year
    if year > 14 or ends == int(match["when"]):
        return ""
    return f"By the date of birth that year ends in {ends}"


_WHOSE = re.compile(
    r"\b(?:brother|sister|sibling|twin|friend|cousin|pupil|peer|buddy|mother|father|class|typical"
    r"|expected|equivalent|like|level of|similar to|younger|older|would|will|by)\b",
    re.IGNORECASE,
)


def _about_child(text: str, plan: Plan, context: Context) -> bool:
    if _WHOSE.search(text):
        return False
    first = re.match(r"\W*(?P<who>\w+)", text)
    own = {*child_names(plan, context), "she", "he", "they", "a", "an"}
    return bool(first and first["who"].casefold() in own)


_FIRST_PLANS = date(2014, 9, 1)
_DAY_IN_TEXT = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\s+(?P<year>\d{4})\b"
)


def impossible(plan: Plan, context: Context) -> Iterator[Found]:
    """IDN-05: days that cannot be, or not in this order."""
    front = plan.front
    if context.dob and front.dob and context.dob != front.dob:
        yield _front("dob", "The case file has another date of birth")
    for one in main(plan):
        for match in _DAY_IN_TEXT.finditer(one.text):
            if int(match["day"]) > last_day_of(match["month"], int(match["year"])):
                yield one.matched(match, "There is no such day")
    if not front.date:
        return
    if front.date < _FIRST_PLANS:
        yield _front("date", "No EHC plan was made before 1 September 2014")
    yield from _birth(plan, front.date)
    yield from _review(plan, front.date)
    if front.signed_on and front.signed_on > front.date:
        yield _front("signed_on", "It was signed after the day of the plan")
    for entry in plan.advice:
        if entry.date and entry.date > front.date:
            message = f"{entry.id} is dated after the plan"
            yield Found("K", entry.id, entry.date.isoformat(), message, "date")
        elif entry.date and front.dob and entry.date < front.dob:
            message = f"{entry.id} is dated before the child was born"
            yield Found("K", entry.id, entry.date.isoformat(), message, "date")
    yield from _placement(plan)


def _front(field: str, message: str) -> Found:
    return Found("front", message=message, field=field)


def _birth(plan: Plan, day: date) -> Iterator[Found]:
    born = plan.front.dob
    if not born:
        return
    if born >= day:
        yield _front("dob", "The date of birth is not before the date of the plan")
    elif day >= twenty_fifth_birthday(born):
        latest = may_maintain_until(born, "further_education_institution")
        is_new = not plan.front.status.startswith(("amended", "proposed"))
        if is_new or not latest or day > latest:
            yield _front("dob", "Nobody has a plan made once they have turned 25")


def _review(plan: Plan, day: date) -> Iterator[Found]:
    due = plan.front.review_due
    if not due:
        return
    if due <= day:
        yield _front("review_due", "The review is due before the plan is made")
    elif due > months_after(day, 12):
        yield _front("review_due", "The review is due more than 12 months after the plan")


def _placement(plan: Plan) -> Iterator[Found]:
    first, then = plan.named.until, plan.named.setting
    if first and first.to_date and then.from_date and first.to_date > then.from_date:
        message = "The first school ends after the second begins"
        yield Found("I", message=message, field="from_date")
    if then.from_date and then.to_date and then.to_date < then.from_date:
        yield Found("I", message="The placement ends before it begins", field="to_date")


CHECKS: dict[str, Check] = {"IDN-04": ages, "IDN-05": impossible}
