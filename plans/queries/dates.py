"""The days that go with a plan. The law's engine works them out; nothing is counted here."""

from __future__ import annotations

from datetime import date

from cases.facts import facts_for
from cases.models import Case
from statutory import ENGLAND, Deadline, Fact, Facts, Kind, timetable

from ..models import Version

# What a family is asked to comment on, and the rule that gives them the time for it.
WINDOWS: dict[str, str] = {
    Version.Status.DRAFT: "A05",
    Version.Status.AMENDED_DRAFT: "A05",
    Version.Status.PROPOSED: "R08",
}
_SERVED = {"A05": Kind.DRAFT_SERVED, "R08": Kind.AMENDMENT_NOTICE_SERVED}
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
    kind = _SERVED[WINDOWS[version.status]]
    return _due(_if(version.plan.case, kind, on), WINDOWS[version.status])


def day_by_post(sent: date) -> date:
    """The day on which a letter posted on a day may be taken to have arrived."""
    return ENGLAND.working_day_after(sent, POST_TAKES_WORKING_DAYS)


def last_day_for_views(version: Version) -> date | None:
    """The last day the family had for the version that went out last, as recorded on the case."""
    rule = WINDOWS.get(version.status)
    return _due(timetable(facts_for(version.plan.case)), rule) if rule else None


def _if(case: Case, kind: Kind, on: date) -> tuple[Deadline, ...]:
    """The clocks that would run if this one thing happened."""
    return timetable(Facts([Fact(Kind.DATE_OF_BIRTH, case.child.date_of_birth), Fact(kind, on)]))


def _due(clocks: tuple[Deadline, ...], *rules: str) -> date | None:
    for rule in rules:
        found = [one.due for one in clocks if one.rule.id == rule and one.due]
        if found:
            return found[-1]
    return None
