"""Handing advice in, correcting it, withdrawing it: each on a page that says what follows."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from ..access import memberships_of
from ..actions.answering_advice import hand_in as hand_in_advice
from ..actions.answering_advice import withdraw_advice
from ..actions.drafting_advice import correct_advice
from ..advice_paper import lines_by_kind
from ..amounts import is_incomplete
from ..forms.advice_answers import HandInForm
from ..forms.plain import BecauseForm
from ..guards import asked_for_advice
from ..holding import draft_of, given_on
from ..models import AdviceLine, AdviceRequest, AdviceVersion
from ..queries.whose_advice import bytes_of, doubts_about
from .frame import OF_ADVICE, Page, ask, to_advice, to_answer

LAST_LOOK = "portal/hand_in.html"


@asked_for_advice
def hand_in(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """The last look: everything as the council will have it, then one press."""
    draft = draft_of(asked)
    if draft is None and request.method != "POST":
        return redirect(to_advice(asked))
    if draft is None:  # a second press, or a colleague was quicker
        messages.info(request, "This advice was handed in already. This is how it stands.")
        return redirect(to_advice(asked))
    lines = list(draft.lines.all())
    doubts = doubts_about(asked, draft, lines, bytes_of(draft.upload))
    form = HandInForm(request, draft, doubts)

    def act() -> str:
        typed = form.cleaned_data
        looked = bool(typed.get("looked"))
        hand_in_advice(asked, edit=typed["edit"], looked=looked, by=form.by)
        messages.success(request, "Handed in. The officer is told.")
        return to_advice(asked)

    title, button = "Check and hand in", "Hand in to the council"
    page = Page(title, button, to_answer(asked), "Back to the draft", template=LAST_LOOK)
    more = _as_it_will_be(asked, draft, lines) | {
        "doubts": doubts,
        "expired": _registration_ended(request, asked),
    }
    return ask(request, form, act, page, asked=asked, more=more)


@asked_for_advice
def correct(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Begin a corrected version. What was handed in stays on the case as it is."""
    if draft_of(asked) is not None or given_on(asked) is None:
        return redirect(to_advice(asked))
    form = BecauseForm(request, "What is corrected, and why?")

    def act() -> str:
        correct_advice(asked, because=form.cleaned_data["because"], by=form.by)
        return to_answer(asked)

    page = Page(
        "Correct this advice",
        "Write a corrected version",
        to_advice(asked),
        "Back",
        intro=(
            "You write a new version, beginning from what was handed in. The version that the"
            " council has stays as it is, and counts until you hand in the new one.",
        ),
        template=OF_ADVICE,
    )
    return ask(request, form, act, page, asked=asked)


@asked_for_advice
def withdraw(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Take back what was handed in."""
    if given_on(asked) is None:
        return redirect(to_advice(asked))
    form = BecauseForm(request, "Why is it withdrawn?")

    def act() -> str:
        withdraw_advice(asked, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, "Withdrawn. The officer is told.")
        return to_advice(asked)

    page = Page(
        "Withdraw this advice",
        "Withdraw it",
        to_advice(asked),
        "Back",
        warning="The officer is told, and looks at everything that rests on this advice.",
        intro=(
            "The paper stays on the case, marked as withdrawn: it was given, and the council keeps"
            " what it was given. If advice is still needed, the request is on your list again.",
        ),
        kind="warning",
        template=OF_ADVICE,
    )
    return ask(request, form, act, page, asked=asked)


def _as_it_will_be(
    asked: AdviceRequest, draft: AdviceVersion, lines: list[AdviceLine]
) -> dict[str, Any]:
    return {
        "draft": draft,
        "groups": lines_by_kind(lines),
        "incomplete": [line for line in lines if is_incomplete(line)],
        "upload": draft.upload,
        "marks": asked.marks.filter(removed_at=None),
    }


def _registration_ended(request: HttpRequest, asked: AdviceRequest) -> bool:
    own = memberships_of(request.user).filter(provider=asked.provider).first()  # type: ignore[arg-type]
    until = own.registered_until if own else None
    return until is not None and until < timezone.localdate()
