"""Asking a senior about a case, and answering. The answer stays on the case."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from statutory import format_date

from .. import roles
from ..actions import questions as actions
from ..forms.asking import AnswerForm, AskForm, RedirectForm
from ..guards import officer, staff
from ..models import Case, Question
from ..queries.contact import questions_of, questions_to_answer
from ..screens.frame import frame_of
from ..screens.one_form import Page, one_form


@staff(roles.APPROVE)
def to_answer(request: HttpRequest) -> HttpResponse:
    """Questions that wait for this person, the nearest day first."""
    today = timezone.localdate()
    rows = questions_to_answer(cast(User, request.user), today)
    return render(request, "cases/contact/to_answer.html", {"questions": rows, "today": today})


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """What was asked on the case, with the answers."""
    context = {
        "questions": questions_of(case, cast(User, request.user)),
        "today": timezone.localdate(),
    }
    frame = frame_of(request, case, "case_contact")
    return render(request, "cases/contact/questions.html", frame | context)


@officer(roles.ASK)
def ask(request: HttpRequest, case: Case) -> HttpResponse:
    """Ask a senior something about the case."""
    form = AskForm(request, case)

    def act() -> str:
        asked = actions.ask(case, by=form.by, **_typed(form, "words", "of", "answer_by"))
        messages.success(request, f"{asked.asked_of.name} is asked.")
        return _home(case)

    page = Page("Ask a senior", "Ask", _home(case), "Questions")
    return one_form(request, form, act, page, case=case)


@officer(roles.APPROVE)
def answer(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Answer what was asked."""
    question = _waiting(request, case, pk)
    form = AnswerForm(request, case)

    def act() -> str:
        actions.answer(question, by=form.by, **_typed(form, "answer"))
        messages.success(request, "Your answer is on the case.")
        return _home(case)

    page = Page("Answer a question", "Answer", _home(case), "Questions", facts=_facts(question))
    return one_form(request, form, act, page, case=case)


@officer(roles.ASK)
def redirect(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Ask somebody else instead."""
    question = _waiting(request, case, pk)
    form = RedirectForm(request, case)

    def act() -> str:
        asked = actions.redirect(question, by=form.by, **_typed(form, "to", "why"))
        messages.success(request, f"{asked.asked_of.name} is asked instead.")
        return _home(case)

    page = Page("Ask somebody else", "Ask them", _home(case), "Questions", facts=_facts(question))
    return one_form(request, form, act, page, case=case)


def _waiting(request: HttpRequest, case: Case, pk: int) -> Question:
    rows = questions_of(case, cast(User, request.user))
    return get_object_or_404(rows.filter(answered_at=None), pk=pk)


def _typed(form: Any, *names: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in names}


def _facts(question: Question) -> tuple[tuple[str, str], ...]:
    return (
        ("Question", question.words),
        ("Asked by", question.asked_by.name),
        ("Asked of", question.asked_of.name),
        ("Answer by (our target)", format_date(question.answer_by)),
    )


def _home(case: Case) -> str:
    return reverse("case_questions", args=[case.reference])
