"""Section E: outcomes that say what the child will do, how well, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from statutory.ages import twenty_fifth_birthday

from ...content import Context, Outcome, Plan
from ..findings import Check, Found
from ..reading.outcome import last_month
from .by_statement import rule


def _outcomes(plan: Plan) -> tuple[Outcome, ...]:
    return plan.outcomes


def passed_or_beyond(plan: Plan, context: Context) -> Iterator[Found]:
    """E-09: the day is over before the plan begins, or lies beyond any plan."""
    for outcome in plan.outcomes:
        message = _wrong_day(plan, outcome)
        if message:
            yield Found("E", outcome.id, outcome.text, message, "by" if outcome.by else "text")


def _wrong_day(plan: Plan, outcome: Outcome) -> str:
    born, made = plan.front.dob, plan.front.date
    if outcome.by is not None:
        if made and outcome.by <= made:
            return "The day by which it should be reached had passed when the plan was made."
        if born and outcome.by > twenty_fifth_birthday(born):
            return "The day lies after the 25th birthday, when no plan can be kept."
        return ""
    month = last_month(outcome.text)
    if month and made and month < (made.year, made.month):
        return "The day by which it should be reached had passed when the plan was made."
    if month and born and date(month[0], month[1], 1) > twenty_fifth_birthday(born):
        return "The day lies after the 25th birthday, when no plan can be kept."
    return ""


CHECKS: dict[str, Check] = {
    **{
        name: rule(name, "outcome", _outcomes)
        for name in ("E-01", "E-02", "E-03", "E-04", "E-05", "E-11")
    },
    "E-09": passed_or_beyond,
}
