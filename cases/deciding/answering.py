"""An answer to a question of law as an officer gives it, and why it may be refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from statutory import Kind, format_date, stage, timetable

from ..facts import facts_for, facts_from
from ..models import Case, Decision, Document, Entry
from ..models.decisions import departs
from ..queries.answers import held_on
from ..refusals import Refused
from .legal_questions import LegalQuestion

Advice, Question = Decision.Advice, Decision.Question
_BEGINS_ASSESSMENT = (
    Kind.DECIDED_TO_ASSESS,
    Kind.ORDER_TO_ASSESS,
    Kind.AGREED_TO_ASSESS,
    Kind.UNOPPOSED_ASSESS,
)


@dataclass(frozen=True)
class PanelAdvice:
    """What the panel advised, and why the officer decides otherwise where that is so."""

    said: str = Advice.NONE
    on: date | None = None
    words: str = ""
    departs_because: str = ""


NO_PANEL = PanelAdvice()
NO_FEEDBACK = "Enter what the assessment found, for the family"
NO_WHY_LATE = "Say why the decision is late, in words for the family"


@dataclass(frozen=True)
class Answer:
    """An answer to one of the questions, as given. `on` is the day the family is told."""

    question: str
    yes: bool
    on: date
    by: User
    reasons: str
    grounds: Sequence[str] = ()
    panel: PanelAdvice = NO_PANEL
    feedback: str = ""  # what the assessment found, for a family that is told there is no plan
    why_late: str = ""  # for the family, when they are told after the limit
    # What goes with the letter; when nobody chose, what usually does. And why something does not.
    enclosed: Sequence[Document] | None = None
    not_enclosed: str = ""


def refuse_impossible(
    case: Case, asked: LegalQuestion, on: date, reasons: str, today: date
) -> None:
    """Stop a decision that cannot be made at this stage of the case, or on that day."""
    facts = facts_for(case)
    reached = stage(facts)
    if reached is not asked.stage:
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
    begun = facts.last_of(_BEGINS_ASSESSMENT) if asked.code == Question.ISSUE else None
    if begun and on < begun:
        raise Refused(
            f"The decision cannot be before the assessment began, on {format_date(begun)}",
            field="on",
        )


def refuse_unclear(case: Case, asked: LegalQuestion, answer: Answer, today: date) -> None:
    """Stop an answer while another waits, on grounds of the other one, or with half an advice."""
    _refuse_second(case, answer)
    _refuse_wrong_grounds(asked, answer)
    refuse_unclear_advice(answer)
    if asked.gives_feedback(answer.yes) and answer.on == today and not answer.feedback.strip():
        raise Refused(NO_FEEDBACK, field="feedback")
    if answer.on == today and not answer.why_late.strip() and is_late(case, asked, answer):
        raise Refused(NO_WHY_LATE, field="why_late")


def is_late(case: Case, asked: LegalQuestion, answer: Answer) -> bool:
    """Whether the family would be told after the limit that this answer meets."""
    if not asked.says_sorry(answer.yes):
        return False
    kind = asked.letter(answer.yes).decision
    told = Entry(case=case, kind=kind.value if kind else "", on=answer.on)
    facts = facts_from(case, [*case.entries.all(), told], case.exceptions.all())
    limit = next((one for one in timetable(facts) if one.rule.id == asked.rule), None)
    return bool(limit and limit.days_late and not limit.disapplied)


def _refuse_second(case: Case, answer: Answer) -> None:
    held = held_on(case, answer.question)
    if held is not None:
        raise Refused(
            f"A decision by {held.by.name} about this waits already. Rewrite it or drop it first"
        )


def _refuse_wrong_grounds(asked: LegalQuestion, answer: Answer) -> None:
    known = {ground.code for ground in asked.grounds(answer.yes)}
    if not set(answer.grounds) <= known:
        raise Refused("That is not a ground for this answer", field="grounds")


def refuse_unclear_advice(answer: Answer) -> None:
    """Stop an advice of the panel without its day or words, or a departure without a reason."""
    panel = answer.panel
    if panel.said not in Advice.values:
        raise Refused("Select what the panel advised", field="advice")
    if panel.said == Advice.NONE:
        return
    if panel.on is None:
        raise Refused("Enter the day the panel advised", field="advised_on")
    if panel.on > answer.on:
        raise Refused("The panel cannot have advised after the decision", field="advised_on")
    if not panel.words.strip():
        raise Refused("Enter what the panel advised", field="advice_said")
    if departs(panel.said, answer.yes) and not panel.departs_because.strip():
        raise Refused("Say why you decide otherwise than advised", field="departs_because")
