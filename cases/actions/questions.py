"""ask, redirect, answer: an officer asks a senior about a case, and the answer stays on it."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User

from .. import audit, roles
from ..access import may_open
from ..audit import action
from ..models import Case, Question
from ..refusals import Refused
from .alerts import alert

ALERT = "A question about a case waits for your answer"
ANSWERED = "A question you asked about a case was answered"


@action
def ask(
    case: Case,
    *,
    words: str,
    of: User,
    answer_by: date,
    by: User,
    today: date | None = None,
) -> Question:
    """Ask a senior something about a case. While they are away, whoever takes their place."""
    audit.leaving_unsaid("words")
    today = today or timezone.localdate()
    if not words.strip():
        raise Refused("Write your question", field="words")
    if answer_by < today:
        raise Refused("The day to answer by must not be in the past", field="answer_by")
    asked, redirected = _in_place_of(of, today)
    _refuse_who_cannot_answer(case, asked, by)
    question = Question.objects.create(
        case=case,
        words=words.strip(),
        asked_by=by,
        asked_of=asked,
        answer_by=answer_by,
        redirected=redirected,
    )
    _tell(question, asked, by)
    return question


@action
def redirect(question: Question, *, to: User, why: str, by: User) -> Question:
    """Ask somebody else instead, because the one who was asked is away or cannot say."""
    if not why.strip():
        raise Refused("Say why somebody else is asked", field="why")
    question = _open(question)
    if to.pk == question.asked_of_id:
        raise Refused("They are asked already", field="to")
    _refuse_who_cannot_answer(question.case, to, question.asked_by)
    question.redirected = [
        *question.redirected,
        _step(question.asked_of, to, timezone.localdate(), why.strip()),
    ]
    question.asked_of = to
    question.save()
    _tell(question, to, by)
    return question


@action
def answer(question: Question, *, answer: str, by: User) -> Question:
    """Answer what was asked. Nobody answers their own question."""
    audit.leaving_unsaid("answer")
    if not answer.strip():
        raise Refused("Write your answer", field="answer")
    question = _open(question)
    if by.pk == question.asked_by_id:
        raise Refused("Somebody else answers what you asked")
    if not roles.may(by.role, roles.APPROVE):
        raise Refused("Only a senior or a manager answers")
    question.answer, question.answered_by = answer.strip(), by
    question.answered_at = timezone.now()
    question.save()
    if may_open(question.asked_by, question.case):
        path = f"/cases/{question.case.reference}/questions/"
        once = f"answered:{question.pk}"
        alert(
            question.case,
            to=[question.asked_by],
            code="answer",
            subject=ANSWERED,
            path=path,
            once=once,
            by=by,
        )
    return question


def _in_place_of(of: User, today: date) -> tuple[User, list[dict[str, str]]]:
    cover = of.cover_on(today)
    if cover is None:
        return of, []
    return cover, [_step(of, cover, today, "On leave, with cover arranged")]


def _step(gone: User, to: User, on: date, why: str) -> dict[str, str]:
    return {"from": gone.name, "to": to.name, "on": on.isoformat(), "why": why}


def _refuse_who_cannot_answer(case: Case, asked: User, asker: User) -> None:
    if asked == asker:
        raise Refused("Ask somebody other than yourself", field="of")
    if not asked.is_active or not roles.may(asked.role, roles.APPROVE):
        raise Refused(f"{asked.name} cannot answer such a question. Ask a senior.", field="of")
    if not may_open(asked, case):
        raise Refused(f"{asked.name} cannot open this case. Ask somebody who can.", field="of")


def _open(question: Question) -> Question:
    rows = Question.objects.select_for_update(of=("self",))
    question = rows.select_related("case", "asked_of", "asked_by").get(pk=question.pk)
    if question.answered_at is not None:
        raise Refused("This question was answered already")
    return question


def _tell(question: Question, to: User, by: User) -> None:
    once = f"question:{question.pk}:{len(question.redirected)}"
    case = question.case
    alert(case, to=[to], code="question", subject=ALERT, path="/questions/", once=once, by=by)
