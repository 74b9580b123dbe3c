"""Who may read an advice: whether its author sees the others’, and marks that keep it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.one_form import Page, one_form

from ..actions.advice_marks import let_see_others, take_mark_away
from ..forms.advice_care import SharingForm
from ..forms.plain import BecauseForm
from ..models import AdviceMark


@officer(roles.ASK_ADVICE)
def sharing(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """Let whoever gives one advice read what the others advised, or no longer."""
    asked = get_object_or_404(case.advice_requests.select_related("provider"), pk=pk)
    form = SharingForm(request, asked)
    back = reverse("advice_request", args=[case.reference, asked.pk])

    def act() -> str:
        let_see_others(asked, allowed=form.cleaned_data["allowed"] == "yes", by=form.by)
        messages.success(request, "Saved.")
        return back

    intro = (
        f"{asked.get_source_display()}: {asked.provider}. Whoever gives advice may read what others"
        " advised, so that they do not contradict each other. Ask the family first, and do not"
        " allow it if they object. What is marked, or withdrawn, is never shown.",
    )
    page = Page("Who may read the other advice", "Save", back, "Back", intro=intro)
    return one_form(request, form, act, page, case=case)


@officer(roles.APPROVE)
def unmark(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """Take a mark off an advice, as a senior, so that its papers can be shared."""
    marks = AdviceMark.objects.filter(request__case=case, removed_at=None)
    mark = get_object_or_404(marks.select_related("request", "made_by"), pk=pk)
    form = BecauseForm(request, "Why is nobody put at risk?")
    back = reverse("advice_request", args=[case.reference, mark.request_id])

    def act() -> str:
        take_mark_away(mark, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, "The mark is taken away.")
        return back

    return one_form(request, form, act, _taking_away(mark, back), case=case)


def _taking_away(mark: AdviceMark, back: str) -> Page:
    facts = (
        ("What it is", mark.get_kind_display()),
        ("Keep it from", mark.kept_from),
        ("Which part, and why", mark.because),
        ("Marked by", mark.made_by.name),
    )
    warning = "Without the mark, the papers of this advice can be shared with the family."
    title, button = "Take a mark off advice", "Take the mark away"
    return Page(title, button, back, "Back", warning=warning, facts=facts, kind="warning")
