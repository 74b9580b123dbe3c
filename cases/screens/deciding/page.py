"""How a question of law is answered on screen: asked, checked with what follows, and then done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from ...actions.people import add_family_member
from ...consequences import of_answering
from ...deciding.answering import PanelAdvice
from ...models import Case, Decision, FamilyMember, Message
from ...once import already_done, do_once
from ...queries.advice import advice_on
from ...queries.answers import held_on
from ...refusals import Refused
from ...trial import clocks_now
from ...wording import identity_of
from ..action_form import CHANGE, DO
from .form import DecideForm

HELD = "A letter is held: the check before sending found something in it. See Letters to post."
TOO_LATE = (
    "This case is no longer at the stage where this is decided, so nothing can be decided here now."
)
_SAID = {
    ("assess", True): "The decision to assess is recorded.",
    ("assess", False): "The decision not to assess is recorded.",
    ("issue", True): "The decision to issue a plan is recorded.",
    ("issue", False): "The decision not to issue a plan is recorded.",
}


@dataclass(frozen=True)
class Advised:
    """What a panel advised, as its record has it: read on the page, and never typed."""

    panel: PanelAdvice
    who: str  # "The panel advised"
    rows: tuple[tuple[str, str], ...]
    warning: str = ""


@dataclass(frozen=True)
class Way:
    """How a question comes to be answered: plainly, anew in place of a held one, after a panel.

    `give` does what the form says. `why_not`: why nothing can be decided here.
    """

    question: str
    give: Callable[[Case, DecideForm], Decision]
    held: Decision | None = None
    advised: Advised | None = None
    why_not: str = ""


def deciding(request: HttpRequest, case: Case, way: Way) -> HttpResponse:
    """Show the question; check the answer with what follows; then do it, once."""
    if done := already_done(request):
        return done
    panel = way.advised.panel if way.advised else None
    form = DecideForm(request, case, way.question, way.held, panel)
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        if form.step != DO:
            return render(request, "cases/actions/decide_check.html", _checked(case, form, way))
        try:
            return do_once(request, lambda: _decide(request, case, form, way), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/actions/decide.html", _asked(case, form, way))


def _decide(request: HttpRequest, case: Case, form: DecideForm, way: Way) -> str:
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
    decision = way.give(case, form)
    if decision.is_held:
        messages.info(request, "The decision is held for a senior. Nothing was sent.")
        return reverse("case_decisions", args=[case.reference])
    _say_done(request, case, form)
    return reverse("tell_bodies", args=[case.reference, decision.pk])


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


def _asked(case: Case, form: DecideForm, way: Way) -> dict[str, Any]:
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
        "advised": way.advised,
        "why_not": way.why_not or ("" if case.stage == asked.stage.value else TOO_LATE),
        "can_be_decided": not way.why_not
        and case.stage == asked.stage.value
        and (held is None or (form.held is not None and held.is_held)),
        "answers": [
            ("If the answer is yes", follows[True]),
            ("If the answer is no", follows[False]),
        ],
    }


def _checked(case: Case, form: DecideForm, way: Way) -> dict[str, Any]:
    """What will happen, on the day that was typed."""
    typed, answer = form.cleaned_data, form.answer
    return {
        "case": case,
        "form": form,
        "identity": identity_of(case, form.today),
        "typed": typed,
        "decision": Decision(question=answer.question, answer=answer.yes),
        "panel": answer.panel,
        "who_advised": way.advised.who if way.advised else "It said",
        "panel_words": Decision.Advice(answer.panel.said).label,
        "grounds": [g.text for g in form.asked.grounds(answer.yes) if g.code in answer.grounds],
        "stops": form.stops,
        "enclosed": form.enclosed,
        "follows": of_answering(
            case, form.asked, answer=answer.yes, on=typed["on"], today=form.today
        ),
        "today": form.today,
    }
