"""After a decision: what was done, and in one step the copies that the bodies must get."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from statutory import counted

from .. import roles
from ..actions import correspondence
from ..deciding.legal_questions import question_on
from ..forms.letters import BodiesForm
from ..forms.readers import channel_name
from ..guards import officer
from ..letters import LETTERS_BY_CODE, Letter
from ..letters.markup import one_level_down
from ..models import Case, Decision, Message
from ..once import already_done, do_once
from ..queries.answers import decisions_of
from ..queries.letters import choices_for
from ..refusals import Refused
from ..wording import identity_of


@officer(roles.DECIDE)
def tell_bodies(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """The decision that was made, the letters to the family, and the copies to send now."""
    decision = get_object_or_404(decisions_of(case), pk=pk, state=Decision.State.MADE)
    if done := already_done(request):
        return done
    letter = _copies_of(decision)
    form = BodiesForm(request, case, letter)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _send(request, case, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/letters/tell_bodies.html", _context(case, decision, form))


def _copies_of(decision: Decision) -> Letter:
    told = question_on(decision.question, decision.on).letter(decision.answer)
    return LETTERS_BY_CODE[f"{told.code}-bodies"]


def _send(request: HttpRequest, case: Case, form: BodiesForm) -> str:
    form.refuse_if_moved_on()
    if form.adds_setting:
        form.keep_setting()
    sent = correspondence.send_letters(
        case,
        letter=form.letter,
        to=form.chosen,
        on=form.today,
        by=form.by,
        typed=form.typed,
        enclosed=form.enclosed,
    )
    messages.success(request, f"{counted(len(sent), 'letter')} made. See below how each stands.")
    if any(one.state == Message.State.HELD for one in sent):
        messages.warning(request, "A letter is held: the check before sending found something.")
    return reverse("case_letters", args=[case.reference])


def _context(case: Case, decision: Decision, form: BodiesForm) -> dict[str, Any]:
    choice = next(c for c in choices_for(case, form.today, form.by) if c.letter is form.letter)
    told = case.messages.filter(code=form.letter.code.removesuffix("-bodies"))
    why_not, sheets = choice.why_not, []
    if not why_not:
        try:
            sheets = [(one, one_level_down(one.body)) for one in form.composed()]
        except Refused as refusal:
            why_not = refusal.sentence
    return {
        "case": case,
        "identity": identity_of(case, form.today),
        "decision": decision,
        "form": form,
        "letter": form.letter,
        "ways": [form[channel_name(one)] for one in form.either_way],
        "told": told.select_related("to_member", "document").order_by("pk"),
        "why_not": why_not,
        "sheets": sheets,
    }
