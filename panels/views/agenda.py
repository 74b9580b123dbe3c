"""A case on an agenda: put on it, taken off it, put among the clear ones."""

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

from ..actions import agenda as actions
from ..forms.agenda import ListForm, SureForm, WhyForm
from ..models import AgendaItem

NO_MEETING = "No meeting is planned yet. Plan one under “Panels” first."


@officer(roles.LIST_CASE)
def put_on(request: HttpRequest, case: Case) -> HttpResponse:
    """Put a case on the agenda of a meeting."""
    form = ListForm(request, case)

    def act() -> str:
        item = actions.list_case(
            case,
            meeting=form.chosen,
            question=form.cleaned_data["question"],
            over_because=form.cleaned_data["over_because"],
            today=timezone.localdate(),
            by=form.by,
        )
        where = f"{item.meeting.panel.name}, {format_date(item.on)}"
        messages.success(request, f"The case is on the agenda: {where}.")
        return _panels(case)

    warning = "" if form.meetings else NO_MEETING
    page = Page("Put the case to a panel", "Put it on the agenda", intro=_ADVICE, warning=warning)
    return one_form(request, form, act, page, case=case)


@officer(roles.LIST_CASE)
def take_off(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Take a case off an agenda, with the reason."""
    item, form = _item(case, pk), WhyForm(request, case)

    def act() -> str:
        actions.take_off(item, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, "The case is taken off. Its time limits run on.")
        return _panels(case)

    page = Page("Take the case off the agenda", "Take it off", facts=_facts(item))
    return one_form(request, form, act, page, case=case)


@officer(roles.REVIEW_BRIEF)
def clear(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Put a case among the clear ones, or take it back from them."""
    item = _item(case, pk)
    is_clear = bool(item.by_consent_because)
    form = SureForm(request, case) if is_clear else WhyForm(request, case)

    def act() -> str:
        if is_clear:
            actions.discuss(item, by=form.by)
        else:
            actions.put_by_consent(item, because=form.cleaned_data["because"], by=form.by)
        return _panels(case)

    title = "Talk about the case after all" if is_clear else "Put the case among the clear ones"
    page = Page(title, "Save", facts=_facts(item), intro=() if is_clear else _CLEAR)
    return one_form(request, form, act, page, case=case)


def _item(case: Case, pk: int) -> AgendaItem:
    rows = AgendaItem.objects.select_related("meeting__panel", "case")
    return get_object_or_404(rows, pk=pk, case=case)


def _panels(case: Case) -> str:
    return reverse("case_panels", args=[case.reference])


def _facts(item: AgendaItem) -> tuple[tuple[str, str], ...]:
    return (
        ("Panel", item.meeting.panel.name),
        ("Day", format_date(item.on)),
        ("Question", item.get_question_display()),
    )


_ADVICE = ("A panel advises. An officer decides, and no time limit stops for a panel.",)
_CLEAR = (
    "Clear cases are advised together, each with its own reason. Any member can pull one out, and"
    " then it is talked about.",
)
