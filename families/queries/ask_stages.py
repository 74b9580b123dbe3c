"""How far a request is, in words that name nobody: for who follows it without signing in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.models import Case, IntakeItem
from cases.queries.intake import clock_of
from statutory import Stage

from .asking import is_told_of

_WORDS = {
    Stage.REQUEST: "We are deciding if we will assess.",
    Stage.ASSESSMENT: "We are assessing. We have asked people for advice.",
    Stage.DRAFTING: "We are writing a draft plan.",
    Stage.DRAFT: "A draft plan was sent. You can tell us what you think of it.",
    Stage.PLAN: "There is a plan.",
    Stage.REVIEW: "We are reviewing the plan.",
    Stage.NOT_ASSESSED: "We decided not to assess. Our letter says what you can do.",
    Stage.NO_PLAN: "We decided not to make a plan. Our letter says what you can do.",
    Stage.CLOSED: "This is closed. Ring us if you want to know more.",
}
# Which date of the law matters at a stage, and what we must do by it.
_DATES = {
    Stage.REQUEST: ("A01", "We must decide and tell you by"),
    **dict.fromkeys(
        (Stage.ASSESSMENT, Stage.DRAFTING, Stage.DRAFT),
        ("A07", "If there is to be a plan, we must send the final plan by"),
    ),
}
_WAITING = "We have your request. We are reading it."
_ASIDE = "We have a question about your request. Please ring us."
_RING = "We are dealing with your request. Please ring us for news."


@dataclass(frozen=True)
class Told:
    """A stage, the day it reached us, and the next day of the law."""

    words: str
    received_on: date
    what: str = ""
    due: date | None = None
    is_late: bool = False


def stage_of(item: IntakeItem, today: date) -> Told:
    """Where a request is. A day that has passed is said to have passed."""
    case = item.case
    if item.state == IntakeItem.State.SET_ASIDE:
        return Told(_ASIDE, item.received_on)
    if case is None:
        return _with_day(_WAITING, item, _DATES[Stage.REQUEST][1], clock_of(item).due, today)
    if not is_told_of(case):
        return Told(_RING, item.received_on)
    reached = Stage(case.stage) if case.stage else Stage.REQUEST
    rule, what = _DATES.get(reached, ("", ""))
    return _with_day(_WORDS[reached], item, what, _due(case, rule), today)


def _due(case: Case, rule: str) -> date | None:
    running = case.deadlines.filter(rule=rule, met_on=None, ended_on=None, disapplied=False)
    return running.order_by("due").values_list("due", flat=True).first()


def _with_day(words: str, item: IntakeItem, what: str, due: date | None, today: date) -> Told:
    if due is None:
        return Told(words, item.received_on)
    return Told(words, item.received_on, what, due, due < today)
