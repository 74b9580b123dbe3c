"""The officer decides after the advice; a senior agrees to a delay; what was to be done is done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.one_form import Page, one_form
from statutory import format_date

from ..actions import deciding, recording
from ..forms.deciding import AnswerForm, DoneForm, OtherForm, PutOffForm
from ..kinds import QUESTIONS
from ..models import AgendaItem, FollowUp, Outcome, Recommendation
from ..queries.deciding import not_quorate, who_advised

BACK = "Back to panels"
HELD = "The decision is held for a senior: a reason in it is none of the law’s. Nothing was sent."


@officer(roles.DECIDE)
def decide(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Decide in one’s own name, with the advice beside it."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__panel"), case=case, pk=pk)
    said = get_object_or_404(Recommendation.objects.select_related("item"), item=item)
    asked = QUESTIONS[item.question]
    form = _form(request, case, asked.decided_by)

    def act() -> str:
        return _after(request, case, _decided(item, form))

    page = Page("Decide after the advice", "Decide", _home(case), BACK, facts=_facts(said),
                warning=not_quorate(said), intro=(asked.asks, *asked.test))  # fmt: skip
    return one_form(request, form, act, page, case=case)


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


def _form(request: HttpRequest, case: Case, decided_by: str) -> AnswerForm | OtherForm:
    return AnswerForm(request, case, decided_by) if decided_by else OtherForm(request, case)


def _decided(item: AgendaItem, form: AnswerForm | OtherForm) -> Outcome:
    """What was decided: as the law asks it, or on a question of the authority’s own."""
    form.refuse_if_moved_on()
    today = timezone.localdate()
    if isinstance(form, AnswerForm):
        return deciding.decide(item, answer=form.answer, by=form.by, today=today)
    return deciding.decide_otherwise(item, chosen=form.chosen, by=form.by, today=today)


def _facts(said: Recommendation) -> tuple[tuple[str, str], ...]:
    rows = (
        (who_advised(said), said.get_said_display()),
        ("In words", said.words),
        ("Its reasons", said.reasons),
        ("Conditions", said.conditions),
        ("Advised on", format_date(said.item.on)),
    )
    return tuple(row for row in rows if row[1])


def _after(request: HttpRequest, case: Case, made: Outcome) -> str:
    if made.decision is None:
        messages.success(request, "Your decision is recorded, beside the advice.")
        return _home(case)
    if made.decision.is_held:
        messages.info(request, HELD)
        return reverse("case_decisions", args=[case.reference])
    messages.success(request, "Your decision is recorded, beside the advice.")
    return reverse("tell_bodies", args=[case.reference, made.decision.pk])


def _home(case: Case) -> str:
    return reverse("case_panels", args=[case.reference])
