"""Answering the questions of law: the question, what each answer brings about, and the act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from .. import roles
from ..actions import decisions as actions
from ..actions.held_decisions import rewrite as write_anew
from ..actions.people import add_family_member
from ..consequences import of_answering
from ..deciding.answering import Answer
from ..forms.decisions import DecideForm
from ..guards import officer
from ..models import Case, Decision, FamilyMember, Message
from ..once import already_done, do_once
from ..queries.advice import advice_on
from ..queries.answers import held_on
from ..refusals import Refused
from ..screens.action_form import CHANGE, DO
from ..trial import clocks_now
from ..wording import identity_of

HELD = "A letter is held: the check before sending found something in it. See Letters to post."
_ACTS = {
    ("assess", True): actions.decide_to_assess,
    ("assess", False): actions.decide_not_to_assess,
    ("issue", True): actions.decide_to_issue,
    ("issue", False): actions.decide_not_to_issue,
}
_SAID = {
    ("assess", True): "The decision to assess is recorded.",
    ("assess", False): "The decision not to assess is recorded.",
    ("issue", True): "The decision to issue a plan is recorded.",
    ("issue", False): "The decision not to issue a plan is recorded.",
}


@officer(roles.DECIDE)
def decide(request: HttpRequest, case: Case) -> HttpResponse:
    """Whether to assess: show the question; check the answer with what follows; then do it."""
    return _deciding(request, case, Decision.Question.ASSESS)


@officer(roles.DECIDE)
def decide_issue(request: HttpRequest, case: Case) -> HttpResponse:
    """Whether to issue a plan, in the light of the advice that is in."""
    return _deciding(request, case, Decision.Question.ISSUE)


@officer(roles.DECIDE)
def rewrite(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Answer anew in place of a held decision, starting from its words."""
    held = get_object_or_404(Decision.objects.select_related("by"), case=case, pk=pk)
    return _deciding(request, case, held.question, held)


def _deciding(
    request: HttpRequest, case: Case, question: str, held: Decision | None = None
) -> HttpResponse:
    if done := already_done(request):
        return done
    form = DecideForm(request, case, question, held)
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        if form.step != DO:
            return render(request, "cases/actions/decide_check.html", _checked(case, form))
        try:
            return do_once(request, lambda: _decide(request, case, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/actions/decide.html", _asked(case, form))


def _decide(request: HttpRequest, case: Case, form: DecideForm) -> str:
    form.refuse_if_moved_on()
    typed = form.cleaned_data
    if form.adds_person:
        add_family_member(
            case,
            name=typed["name"],
            relation=typed.get("relation") or "Young person",
            address=typed["address"],
            postcode=typed["postcode"],
            by=form.by,
        )
    decision = _given(case, form)
    if decision.is_held:
        messages.info(request, "The decision is held for a senior. Nothing was sent.")
        return reverse("case_decisions", args=[case.reference])
    _say_done(request, case, form)
    return reverse("tell_bodies", args=[case.reference, decision.pk])


def _given(case: Case, form: DecideForm) -> Decision:
    if form.held is not None:
        return write_anew(form.held, form.answer)
    answer: Answer = form.answer
    names = ["on", "by", "reasons", "grounds", "panel"]
    if form.asked.says_sorry(answer.yes):
        names.append("why_late")
    if form.letter.encloses:
        names += ["feedback", "enclosed", "not_enclosed"]
    act: Any = _ACTS[answer.question, answer.yes]
    decision: Decision = act(case, **{name: getattr(answer, name) for name in names})
    return decision


def _say_done(request: HttpRequest, case: Case, form: DecideForm) -> None:
    said = _SAID[form.asked.code, form.says_yes]
    if not form.sends_letter:
        messages.success(request, f"{said} No letter goes out: the family was already told.")
        return
    letters = case.documents.filter(letter=form.letter.code).select_related("addressed_to")
    links = format_html_join(
        " ",
        '<a class="govuk-notification-banner__link" href="{}">Read the letter to {}</a>.',
        (
            (reverse("document_html", args=[case.reference, letter.pk]), letter.addressed_to)
            for letter in letters
        ),
    )
    by_post = letters.filter(addressed_to__channel=FamilyMember.Channel.POST).exists()
    then = " Print and post it, then mark it as posted under Messages." if by_post else ""
    messages.success(request, format_html("{} It goes out by letter. {}{}", said, links, then))
    if case.messages.filter(code=form.letter.code, state=Message.State.HELD).exists():
        messages.warning(request, HELD)


def _asked(case: Case, form: DecideForm) -> dict[str, Any]:
    """The question, its limit, and what each answer would bring about today."""
    today, asked = form.today, form.asked
    follows = {
        answer: of_answering(case, asked, answer=answer, on=today, today=today)
        for answer in (True, False)
    }
    held = form.held or held_on(case, asked.code)
    return {
        "case": case,
        "form": form,
        "asked": asked,
        "identity": identity_of(case, today),
        "clock": next((c for c in clocks_now(case) if c.rule.id == asked.rule), None),
        "advice": advice_on(case) if asked.code == Decision.Question.ISSUE else None,
        "today": today,
        "held": held,
        "can_be_decided": case.stage == asked.stage.value
        and (held is None or (form.held is not None and held.is_held)),
        "answers": [
            ("If the answer is yes", follows[True]),
            ("If the answer is no", follows[False]),
        ],
    }


def _checked(case: Case, form: DecideForm) -> dict[str, Any]:
    """What will happen, on the day that was typed."""
    typed, answer = form.cleaned_data, form.answer
    return {
        "case": case,
        "form": form,
        "identity": identity_of(case, form.today),
        "typed": typed,
        "decision": Decision(question=answer.question, answer=answer.yes),
        "panel": answer.panel,
        "panel_words": Decision.Advice(answer.panel.said).label,
        "grounds": [g.text for g in form.asked.grounds(answer.yes) if g.code in answer.grounds],
        "stops": form.stops,
        "enclosed": form.enclosed,
        "follows": of_answering(
            case, form.asked, answer=answer.yes, on=typed["on"], today=form.today
        ),
        "today": form.today,
    }
