"""Answering the questions of law: whether to assess, whether to issue a plan, and once more."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from .. import roles
from ..actions import decisions as actions
from ..actions.held_decisions import rewrite as write_anew
from ..deciding.answering import Answer
from ..guards import officer
from ..models import Case, Decision
from ..screens.deciding.form import DecideForm
from ..screens.deciding.page import Way, deciding

_ACTS = {
    ("assess", True): actions.decide_to_assess,
    ("assess", False): actions.decide_not_to_assess,
    ("issue", True): actions.decide_to_issue,
    ("issue", False): actions.decide_not_to_issue,
}


@officer(roles.DECIDE)
def decide(request: HttpRequest, case: Case) -> HttpResponse:
    """Whether to assess: show the question; check the answer with what follows; then do it."""
    return deciding(request, case, Way(Decision.Question.ASSESS, _given))


@officer(roles.DECIDE)
def decide_issue(request: HttpRequest, case: Case) -> HttpResponse:
    """Whether to issue a plan, in the light of the advice that is in."""
    return deciding(request, case, Way(Decision.Question.ISSUE, _given))


@officer(roles.DECIDE)
def rewrite(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Answer anew in place of a held decision, starting from its words."""
    held = get_object_or_404(Decision.objects.select_related("by"), case=case, pk=pk)

    def anew(case: Case, form: DecideForm) -> Decision:
        return write_anew(held, form.answer)

    return deciding(request, case, Way(held.question, anew, held=held))


def _given(case: Case, form: DecideForm) -> Decision:
    answer: Answer = form.answer
    names = ["on", "by", "reasons", "grounds", "panel"]
    if form.asked.says_sorry(answer.yes):
        names.append("why_late")
    if form.letter.encloses:
        names += ["feedback", "enclosed", "not_enclosed"]
    act: Any = _ACTS[answer.question, answer.yes]
    decision: Decision = act(case, **{name: getattr(answer, name) for name in names})
    return decision
