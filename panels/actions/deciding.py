"""The officer’s own decision after the advice: made apart from it, following it or not (H-203)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from accounts.models import User
from cases import audit, roles
from cases.actions import decisions
from cases.audit import action
from cases.deciding.answering import Answer
from cases.refusals import Refused
from statutory import format_date

from ..kinds import QUESTIONS
from ..models import AgendaItem, FollowUp, Outcome, Recommendation
from ..queries.deciding import as_kept, why_not_now


@dataclass(frozen=True)
class Chosen:
    """What the officer decides on a question that is none of the assessment path."""

    decided: str
    follows: bool
    reasons: str
    on: date
    departs_because: str = ""

    def __str__(self) -> str:
        return "follows the advice" if self.follows else "departs from the advice"


@action
def decide(item: AgendaItem, *, answer: Answer, by: User, today: date) -> Outcome:
    """Decide a question of the assessment path. The advice is taken from the record, not typed."""
    audit.leaving_unsaid("answer")
    item, said = _advised(item, by)
    if answer.question != QUESTIONS[item.question].decided_by:
        raise Refused("That is not the question the panel was asked")
    panel = replace(as_kept(said), departs_because=answer.panel.departs_because)
    decision = decisions.decide(item.case, replace(answer, panel=panel, by=by), today)
    audit.noting(after={"decision": decision.pk, "departs": decision.departs})
    return _kept(
        item,
        decision=decision,
        decided=decision.answer_words,
        follows=not decision.departs,
        reasons=answer.reasons.strip(),
        departs_because=answer.panel.departs_because.strip(),
        on=answer.on,
        by=by,
    )


@action
def decide_otherwise(item: AgendaItem, *, chosen: Chosen, by: User, today: date) -> Outcome:
    """Decide another question: what is decided, and why, in the officer’s own name."""
    item, said = _advised(item, by)
    if QUESTIONS[item.question].decided_by:
        raise Refused("This question is decided as the law asks it")
    if not chosen.decided.strip():
        raise Refused("Enter what you decide", field="decided")
    if not chosen.reasons.strip():
        raise Refused("Enter your reasons", field="reasons")
    if not chosen.follows and not chosen.departs_because.strip():
        raise Refused("Say why you decide otherwise than advised", field="departs_because")
    if chosen.on > today:
        raise Refused(f"{format_date(chosen.on)} is in the future", field="on")
    if chosen.on < item.on:
        raise Refused("The decision comes after the advice", field="on")
    return _kept(
        item,
        decided=chosen.decided.strip(),
        follows=chosen.follows,
        reasons=chosen.reasons.strip(),
        departs_because="" if chosen.follows else chosen.departs_because.strip(),
        on=chosen.on,
        by=by,
    )


@action
def mark_done(follow_up: FollowUp, *, on: date, note: str, by: User, today: date) -> FollowUp:
    """Say that what was to be done after a meeting is done."""
    audit.leaving_unsaid("note")
    found = FollowUp.objects.select_for_update(of=("self",)).select_related("item__case")
    follow_up = found.get(pk=follow_up.pk)
    if follow_up.done_on is not None:
        raise Refused("It is marked as done already")
    if not note.strip():
        raise Refused("Say what was done", field="note")
    if not follow_up.item.on <= on <= today:
        raise Refused("Give a day since the meeting, and not after today", field="on")
    follow_up.done_on, follow_up.done_by, follow_up.done_note = on, by, note.strip()
    follow_up.save(update_fields=["done_on", "done_by", "done_note"])
    return follow_up


def _advised(item: AgendaItem, by: User) -> tuple[AgendaItem, Recommendation]:
    if not roles.may(by.role, roles.DECIDE):
        raise Refused("A decision needs somebody who may decide for the authority")
    found = AgendaItem.objects.select_for_update(of=("self",)).filter(pk=item.pk)
    item = found.select_related("case__child", "meeting__panel").get()
    said = Recommendation.objects.filter(item=item).select_related("item").first()
    if said is None:
        raise Refused("Nothing is recorded of what the panel advised on this case")
    if why := why_not_now(item, said):
        raise Refused(why)
    return item, said


def _kept(item: AgendaItem, **told: object) -> Outcome:
    """The outcome of an item. One whose decision was dropped makes room for the next."""
    made = Outcome.objects.filter(item=item).first() or Outcome(item=item)
    for name, value in told.items():
        setattr(made, name, value)
    made.save()
    return made
