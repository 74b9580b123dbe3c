"""Where a case has got to, from the same facts as its clocks."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from .facts import Facts
from .kinds import Kind


class Stage(StrEnum):
    """How far a case has come. Derived, never set."""

    REQUEST = "request"
    ASSESSMENT = "assessment"
    DRAFTING = "drafting"
    DRAFT = "draft"
    PLAN = "plan"
    REVIEW = "review"
    NOT_ASSESSED = "not_assessed"
    NO_PLAN = "no_plan"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Stage.REQUEST: "Deciding whether to assess",
    Stage.ASSESSMENT: "Assessment",
    Stage.DRAFTING: "Writing the draft plan",
    Stage.DRAFT: "Draft plan with the family",
    Stage.PLAN: "Plan in place",
    Stage.REVIEW: "Review",
    Stage.NOT_ASSESSED: "Will not assess",
    Stage.NO_PLAN: "No plan",
    Stage.CLOSED: "Closed",
}
# What moves a case to a stage. On one day, what stands later here is taken to have come later.
_MOVES: tuple[tuple[Kind, Stage], ...] = (
    (Kind.REQUEST_RECEIVED, Stage.REQUEST),
    (Kind.BECAME_RESPONSIBLE, Stage.REQUEST),
    (Kind.DECIDED_NOT_TO_ASSESS, Stage.NOT_ASSESSED),
    (Kind.REFUSAL_WITHDRAWN, Stage.REQUEST),
    (Kind.ORDER_TO_ASSESS, Stage.ASSESSMENT),
    (Kind.AGREED_TO_ASSESS, Stage.ASSESSMENT),
    (Kind.UNOPPOSED_ASSESS, Stage.ASSESSMENT),
    (Kind.DECIDED_TO_ASSESS, Stage.ASSESSMENT),
    (Kind.DECIDED_NOT_TO_ISSUE, Stage.NO_PLAN),
    (Kind.ORDER_TO_MAKE_PLAN, Stage.DRAFTING),
    (Kind.AGREED_TO_MAKE_PLAN, Stage.DRAFTING),
    (Kind.UNOPPOSED_ISSUE, Stage.DRAFTING),
    (Kind.DECIDED_TO_ISSUE, Stage.DRAFTING),
    (Kind.DRAFT_SENT, Stage.DRAFT),
    (Kind.DRAFT_SERVED, Stage.DRAFT),
    (Kind.PLAN_TRANSFERRED, Stage.PLAN),
    (Kind.PLAN_SENT, Stage.PLAN),
    (Kind.REVIEW_MEETING, Stage.REVIEW),
    (Kind.REVIEW_COMPLETED, Stage.PLAN),
    (Kind.AMENDED_PLAN_SENT, Stage.PLAN),
    (Kind.REQUEST_WITHDRAWN, Stage.CLOSED),
    (Kind.MOVED_AWAY, Stage.CLOSED),
    (Kind.PLAN_CEASED, Stage.CLOSED),
    (Kind.CASE_CLOSED, Stage.CLOSED),
)


def stage(facts: Facts) -> Stage:
    """The stage the last thing that moves a case has brought it to."""
    reached = Stage.REQUEST
    last = date.min
    for kind, to in _MOVES:
        days = facts.anywhere.get(kind)
        if not days:
            continue
        # A renewed request is dated by its own day; everything else by its last.
        on = days[-1]
        if on >= last:
            reached, last = to, on
    return reached
