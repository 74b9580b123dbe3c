"""Deciding whether to assess: the question, what each answer brings about, and the act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from statutory import Stage

from .. import roles
from ..actions.decisions import decide_not_to_assess, decide_to_assess
from ..actions.people import add_family_member
from ..consequences import DECIDE, of_deciding
from ..forms.base import CHANGE, DO
from ..forms.decisions import ASSESS, DecideForm
from ..guards import officer
from ..models import Case, FamilyMember, Message
from ..once import already_done, do_once
from ..refusals import Refused
from ..trial import clocks_now
from ..wording import identity_of

HELD = "A letter is held: the check before sending found something in it. See Letters to post."


@officer(roles.DECIDE)
def decide(request: HttpRequest, case: Case) -> HttpResponse:
    """Show the question; check the answer with what follows; then do it."""
    if done := already_done(request):
        return done
    form = DecideForm(request, case)
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
    act = decide_to_assess if typed["decision"] == ASSESS else decide_not_to_assess
    act(case, on=typed["on"], by=form.by, reasons=typed["reasons"])
    _say_done(request, case, form)
    return reverse("case", args=[case.reference])


def _say_done(request: HttpRequest, case: Case, form: DecideForm) -> None:
    said = (
        "The decision to assess is recorded."
        if form.cleaned_data["decision"] == ASSESS
        else "The decision not to assess is recorded."
    )
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
    today = form.today
    return {
        "case": case,
        "form": form,
        "identity": identity_of(case, today),
        "clock": next((c for c in clocks_now(case) if c.rule.id == DECIDE), None),
        "today": today,
        "can_be_decided": case.stage == Stage.REQUEST.value,
        "answers": [
            ("If the answer is yes", of_deciding(case, assess=True, on=today, today=today)),
            ("If the answer is no", of_deciding(case, assess=False, on=today, today=today)),
        ],
    }


def _checked(case: Case, form: DecideForm) -> dict[str, Any]:
    """What will happen, on the day that was typed."""
    typed = form.cleaned_data
    assess = typed["decision"] == ASSESS
    return {
        "case": case,
        "form": form,
        "identity": identity_of(case, form.today),
        "typed": typed,
        "assess": assess,
        "follows": of_deciding(case, assess=assess, on=typed["on"], today=form.today),
        "today": form.today,
    }
