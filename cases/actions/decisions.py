"""The authority's decision whether to assess."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User
from statutory import Kind, Stage, format_date, stage

from ..audit import action
from ..facts import facts_for
from ..letters import NOT_TO_ASSESS, WILL_ASSESS, Letter
from ..models import Case
from ..refusals import Refused
from .chronology import enter_all
from .correspondence import send_decision


@action
def decide_to_assess(
    case: Case, *, on: date, by: User, reasons: str, today: date | None = None
) -> Case:
    """Decide that the authority will assess. `on` is the day the family is told."""
    return _decide(case, Kind.DECIDED_TO_ASSESS, WILL_ASSESS, "", on, by, reasons, today)


@action
def decide_not_to_assess(
    case: Case, *, on: date, by: User, reasons: str, today: date | None = None
) -> Case:
    """Decide that the authority will not assess. The right of appeal starts with the notice."""
    return _decide(
        case, Kind.DECIDED_NOT_TO_ASSESS, NOT_TO_ASSESS, "not-to-assess", on, by, reasons, today
    )


def _decide(
    case: Case,
    kind: Kind,
    letter: Letter,
    notice: str,
    on: date,
    by: User,
    reasons: str,
    today: date | None,
) -> Case:
    today = today or timezone.localdate()
    _refuse_decision(case, on, reasons, today)
    entries: list[dict[str, object]] = [{"kind": kind.value, "on": on, "note": reasons.strip()}]
    if notice:
        entries.append({"kind": Kind.DECISION_NOTICE_SENT.value, "on": on, "about": notice})
    enter_all(case, entries, by=by)
    if on == today:
        send_decision(case, letter=letter, on=on, by=by, reasons=reasons.strip())
    return case


def _refuse_decision(case: Case, on: date, reasons: str, today: date) -> None:
    facts = facts_for(case)
    reached = stage(facts)
    if reached is not Stage.REQUEST:
        raise Refused(f"This case is at the stage “{reached.label}”, so that cannot be decided now")
    if not reasons.strip():
        raise Refused("Enter the reasons for the decision", field="reasons")
    if on > today:
        raise Refused(f"{format_date(on)} is in the future", field="on")
    if on < case.child.date_of_birth and not facts.has(Kind.REQUEST_RECEIVED):
        raise Refused(f"{format_date(on)} is before the child was born", field="on")
    received = facts.latest(Kind.REQUEST_RECEIVED)
    if received and on < received:
        raise Refused(
            f"The decision cannot be before the request, received on {format_date(received)}",
            field="on",
        )
