"""The days that go with a plan. The law's engine works them out; nothing is counted here."""

from __future__ import annotations

from datetime import date

from cases.facts import facts_for
from cases.models import Case
from statutory import ENGLAND, Deadline, Fact, Facts, Kind, timetable

from ..models import Version

DRAFT_RULE, NOTICE_RULE = "A05", "R08"
POST_TAKES_WORKING_DAYS = 2  # our allowance for a letter to arrive: not a rule of law
FIRST_REVIEW, NEXT_REVIEW = "R01", "R02"


def review_due(version: Version, on: date | None) -> date | None:
    """By when the plan has to be reviewed, as a final plan issued on a day would say."""
    if on is None or not version.is_to_be_final:
        return None
    case = version.plan.case
    if version.status == Version.Status.AMENDED_FINAL:
        due = _due(timetable(facts_for(case)), NEXT_REVIEW, FIRST_REVIEW)
        if due is not None:
            return due
    return _due(_if(case, Kind.PLAN_SENT, on), FIRST_REVIEW)


def last_day_if_served(version: Version, on: date) -> date | None:
    """The last of the fifteen days, if the version reached the family on a day."""
    rule, kind = window_of(version)
    return _due(_if(version.plan.case, kind, on), rule)


def day_by_post(sent: date) -> date:
    """The day on which a letter posted on a day may be taken to have arrived."""
    return ENGLAND.working_day_after(sent, POST_TAKES_WORKING_DAYS)


def last_day_for_views(version: Version) -> date | None:
    """The last day the family had for the version that went out last, as recorded on the case."""
    rule, _ = window_of(version)
    return _due(timetable(facts_for(version.plan.case)), rule)


def window_of(version: Version) -> tuple[str, Kind]:
    """Which rule gives the family their fifteen days, and the fact it counts from."""
    if version.status in (Version.Status.PROPOSED, Version.Status.AMENDED_FINAL):
        return NOTICE_RULE, Kind.AMENDMENT_NOTICE_SERVED
    return DRAFT_RULE, Kind.DRAFT_SERVED


def _if(case: Case, kind: Kind, on: date) -> tuple[Deadline, ...]:
    """The clocks that would run if this one thing happened."""
    return timetable(Facts([Fact(Kind.DATE_OF_BIRTH, case.child.date_of_birth), Fact(kind, on)]))


def _due(clocks: tuple[Deadline, ...], *rules: str) -> date | None:
    for rule in rules:
        found = [one.due for one in clocks if one.rule.id == rule and one.due]
        if found:
            return found[-1]
    return None
