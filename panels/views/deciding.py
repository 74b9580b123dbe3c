"""The officer decides after the advice; a senior agrees to a delay; what was to be done is done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case, Decision
from cases.screens.deciding.form import DecideForm
from cases.screens.deciding.page import Advised, Way
from cases.screens.deciding.page import deciding as legal_question
from cases.screens.one_form import Page, one_form
from statutory import format_date

from ..actions import deciding, recording
from ..forms.deciding import DoneForm, PutOffForm
from ..kinds import QUESTIONS
from ..models import AgendaItem, FollowUp, Recommendation
from ..queries.deciding import as_kept, facts_of, not_quorate, who_advised, why_not_now
from .deciding_otherwise import decide_otherwise

BACK = "Back to panels"


@officer(roles.DECIDE)
def decide(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Decide in one’s own name, with the advice beside it: ask, check what follows, then do it."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__panel"), case=case, pk=pk)
    said = get_object_or_404(Recommendation.objects.select_related("item"), item=item)
    asked, why_not = QUESTIONS[item.question], why_not_now(item, said)
    if not asked.decided_by:
        return decide_otherwise(request, case, item, said, why_not)

    def give(case: Case, form: DecideForm) -> Decision:
        made = deciding.decide(item, answer=form.answer, by=form.by, today=form.today)
        assert made.decision is not None
        return made.decision

    advised = Advised(as_kept(said), who_advised(said), facts_of(said), not_quorate(said))
    way = Way(asked.decided_by, give, advised=advised, why_not=why_not)
    return legal_question(request, case, way)


@officer(roles.REVIEW_BRIEF)
def put_off(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Agree that a case is put off a third time, while its meeting is under way."""
    item = get_object_or_404(AgendaItem, case=case, pk=pk, note__said="defer", state="listed")
    form = PutOffForm(request, case)

    def act() -> str:
        why = {name: form.cleaned_data[name] for name in ("agreed_because", "kept_because")}
        recording.recommend(item, **why, by=form.by, today=timezone.localdate())
        messages.success(request, "Recorded. The time limits go on running.")
        return _home(case)

    intro = ("It was put off twice. No time limit stops while it waits.",)
    facts = (("Still to come", item.note.more_wanted), ("Reasons", item.note.reasons))
    page = Page("Put the case off again", "Agree", _home(case), BACK, intro=intro, facts=facts)
    return one_form(request, form, act, page, case=case)


@officer(roles.RECORD)
def done(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say that what was to be done after a meeting is done."""
    found = FollowUp.objects.select_related("item", "owner")
    to_do = get_object_or_404(found, item__case=case, pk=pk, done_on=None)
    form = DoneForm(request, case)

    def act() -> str:
        typed = {"on": form.cleaned_data["on"], "note": form.cleaned_data["note"]}
        deciding.mark_done(to_do, **typed, by=form.by, today=timezone.localdate())
        messages.success(request, "It is kept as done.")
        return _home(case)

    facts = (("To do", to_do.what), ("Who", to_do.owner.name), ("By", format_date(to_do.due)))
    page = Page("Mark as done", "It is done", _home(case), BACK, facts=facts)
    return one_form(request, form, act, page, case=case)


def _home(case: Case) -> str:
    return reverse("case_panels", args=[case.reference])
