"""The authority's decisions whether to assess and whether to issue a plan.

A reason that the law does not know stops a refusal: it is held, whole, until a senior explains.
Nothing is sent and no clock is touched meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from statutory import Kind

from .. import audit
from ..audit import action
from ..deciding.answering import NO_PANEL, Answer, PanelAdvice, refuse_impossible, refuse_unclear
from ..deciding.legal_questions import question_on
from ..deciding.phrases import found_in
from ..models import Case, Decision, Document
from ..queries.answers import seconds_for
from ..queries.enclosing import newest, usual_for
from .chronology import enter_all
from .correspondence import send, send_decision

Advice, Question = Decision.Advice, Decision.Question
# What each answer writes into the chronology, and what the notice with it is about.
_WRITES = {
    (Question.ASSESS, True): (Kind.DECIDED_TO_ASSESS, ""),
    (Question.ASSESS, False): (Kind.DECIDED_NOT_TO_ASSESS, "not-to-assess"),
    (Question.ISSUE, True): (Kind.DECIDED_TO_ISSUE, ""),
    (Question.ISSUE, False): (Kind.DECIDED_NOT_TO_ISSUE, "not-to-issue"),
}


@action
def decide_to_assess(
    case: Case,
    *,
    on: date,
    by: User,
    reasons: str,
    grounds: Sequence[str] = (),
    panel: PanelAdvice = NO_PANEL,
    why_late: str = "",
    today: date | None = None,
) -> Decision:
    """Decide that the authority will assess. `on` is the day the family is told."""
    answer = Answer(Question.ASSESS, True, on, by, reasons, grounds, panel, why_late=why_late)
    return decide(case, answer, today)


@action
def decide_not_to_assess(
    case: Case,
    *,
    on: date,
    by: User,
    reasons: str,
    grounds: Sequence[str] = (),
    panel: PanelAdvice = NO_PANEL,
    why_late: str = "",
    today: date | None = None,
) -> Decision:
    """Decide that the authority will not assess. The right of appeal starts with the notice."""
    answer = Answer(Question.ASSESS, False, on, by, reasons, grounds, panel, why_late=why_late)
    return decide(case, answer, today)


@action
def decide_to_issue(
    case: Case,
    *,
    on: date,
    by: User,
    reasons: str,
    grounds: Sequence[str] = (),
    panel: PanelAdvice = NO_PANEL,
    today: date | None = None,
) -> Decision:
    """Decide, after the assessment, that there will be a plan. The twenty weeks go on running."""
    return decide(case, Answer(Question.ISSUE, True, on, by, reasons, grounds, panel), today)


@action
def decide_not_to_issue(
    case: Case,
    *,
    on: date,
    by: User,
    reasons: str,
    grounds: Sequence[str] = (),
    panel: PanelAdvice = NO_PANEL,
    feedback: str = "",
    why_late: str = "",
    enclosed: Sequence[Document] | None = None,
    not_enclosed: str = "",
    today: date | None = None,
) -> Decision:
    """Decide that there will be no plan. The right of appeal starts with the notice.

    `feedback` is what the assessment found, in words for the family: their letter gives it, and
    brings copies of the advice.
    """
    answer = Answer(Question.ISSUE, False, on, by, reasons, grounds, panel, feedback)
    with_it = replace(answer, why_late=why_late, enclosed=enclosed, not_enclosed=not_enclosed)
    return decide(case, with_it, today)


@action
def decide(
    case: Case, answer: Answer, today: date | None = None, *, rewrites: Decision | None = None
) -> Decision:
    """Take an answer to a question: it is made at once, or held when a reason in it must wait."""
    today = today or timezone.localdate()
    asked = question_on(answer.question, answer.on)
    refuse_impossible(case, asked, answer.on, answer.reasons, today)
    refuse_unclear(case, asked, answer, today)
    decision = _kept(case, answer, today, rewrites)
    if decision.is_held:
        audit.noting(after={"held": [one["code"] for one in decision.stopped_by]})
        _tell_seniors(decision, today)
    else:
        carry_out(decision)
    return decision


@action
def carry_out(decision: Decision) -> Decision:
    """Write what a decision does into the chronology, and tell the family where that is to come."""
    case, on = decision.case, decision.on
    kind, notice = _WRITES[Question(decision.question), decision.answer]
    entries: list[dict[str, object]] = [{"kind": kind.value, "on": on, "note": decision.reasons}]
    if notice:
        entries.append({"kind": Kind.DECISION_NOTICE_SENT.value, "on": on, "about": notice})
    enter_all(case, entries, by=decision.by)
    if not decision.told_already:
        letter = question_on(decision.question, on).letter(decision.answer)
        names = ("feedback", "why_late", "not_enclosed")
        typed = {name: said for name in names if (said := getattr(decision, name))}
        send_decision(
            case,
            letter=letter,
            on=on,
            by=decision.by,
            reasons=decision.reasons,
            typed=typed,
            enclosed=newest(list(decision.enclosed.order_by("pk"))),
        )
    return decision


def _kept(case: Case, answer: Answer, today: date, rewrites: Decision | None) -> Decision:
    """The decision as it is kept: the answer, the reasons, the panel's advice, what stops it."""
    texts = (answer.reasons, answer.panel.departs_because)
    stops = [] if answer.yes else [found for text in texts for found in found_in(text)]
    asked_panel = answer.panel.said != Advice.NONE
    decision = Decision.objects.create(
        case=case,
        question=answer.question,
        answer=answer.yes,
        on=answer.on,
        grounds=list(answer.grounds),
        reasons=answer.reasons.strip(),
        advice=answer.panel.said,
        advised_on=answer.panel.on if asked_panel else None,
        advice_said=answer.panel.words.strip() if asked_panel else "",
        feedback=answer.feedback.strip(),
        why_late=answer.why_late.strip(),
        not_enclosed=answer.not_enclosed.strip(),
        departs_because=answer.panel.departs_because.strip() if asked_panel else "",
        state=Decision.State.HELD if stops else Decision.State.MADE,
        stopped_by=[{"code": one.phrase.code, "words": one.words} for one in stops],
        told_already=answer.on != today,
        rewrites=rewrites,
        by=answer.by,
    )
    letter = question_on(answer.question, answer.on).letter(answer.yes)
    enclosed = usual_for(letter, case) if answer.enclosed is None else answer.enclosed
    decision.enclosed.set(enclosed)
    return decision


def _tell_seniors(decision: Decision, today: date) -> None:
    """A line and a link to each senior who can answer: nothing about any person."""
    for senior in seconds_for(decision.case, decision.authors, today):
        send(
            decision.case,
            to=senior,
            code="decision-held",
            subject="A decision waits for you",
            body=(
                "A reason in a decision needs a senior’s explanation before the decision is made."
                f"\n\nSign in to read it: {settings.SITE_URL}{reverse('approvals')}\n"
            ),
            caused_by="A held decision",
            once=f"decision-held:{decision.pk}:{senior.pk}",
            by=decision.by,
        )
