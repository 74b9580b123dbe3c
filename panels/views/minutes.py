"""Minutes: read, changed until they are agreed, then corrected under a date."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form

from ..access import cases_on, closed_among
from ..actions import minutes as actions
from ..forms.record import CorrectForm, OpeningForm, RewordForm
from ..guards import keeper_of_meeting, keeper_of_record
from ..models import AgendaItem, Meeting, Minutes, Recommendation
from ..queries.minutes import changes_of, corrections_of, shown

BACK = "Back to the minutes"


@keeper_of_meeting
def show(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The minutes as they stand or were agreed. A case that is closed to the reader is left out."""
    kept = _of(meeting)
    mine = set(cases_on(request.user, meeting).values_list("pk", flat=True))  # type: ignore[arg-type]
    told = shown(meeting, kept)
    parts = [one for one in told.get("items", []) if one["pk"] in mine]
    closed = closed_among(request.user, [one["item"] for one in told.get("before", [])])  # type: ignore[arg-type]
    before = [one for one in told.get("before", []) if one["item"] not in closed]
    corrections = [c for c in corrections_of(kept) if c.item_id is None or c.item_id in mine]
    context = {"meeting": meeting, "minutes": kept, "told": told, "parts": parts, "before": before}
    return render(request, "panels/minutes/show.html", context | {"corrections": corrections})


@keeper_of_meeting
def opening(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Write what concerns no single case."""
    kept = _stored(meeting)
    form = OpeningForm(request, kept)

    def act() -> str:
        actions.write_opening(kept, edit=form.edit, by=form.by)
        return home(meeting)

    page = Page("What concerns no single case", "Save", home(meeting), BACK)
    return one_form(request, form, act, page)


@keeper_of_record
def reword(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Change the words of an advice before the minutes are agreed; each wording is kept."""
    said = Recommendation.objects.filter(item=item).first()
    if said is None:
        raise Http404
    form = RewordForm(request, said)

    def act() -> str:
        why = form.cleaned_data["kept_because"]
        actions.reword(said, edit=form.edit, kept_because=why, by=form.by)
        messages.success(request, "Saved. What stood there before is kept.")
        return home(item.meeting)

    page = Page(f"Words of the advice on {item.case.reference}", "Save", home(item.meeting), BACK,
                template="panels/minutes/reword.html")  # fmt: skip
    more = {"changes": changes_of(said)}
    return one_form(request, form, act, page, case=item.case, more=more)


@keeper_of_meeting
def agree(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Agree the minutes."""
    form = ActionForm(request)

    def act() -> str:
        actions.agree(meeting, by=form.by)
        messages.success(request, "Agreed and locked. Each case got its own part.")
        return home(meeting)

    intro = ("From then on they are locked, and only corrected under a date.",)
    page = Page("Agree the minutes", "Agree and lock them", home(meeting), BACK, intro=intro)
    return one_form(request, form, act, page)


@keeper_of_meeting
def correct(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Add a correction to agreed minutes."""
    kept = _stored(meeting)
    form = CorrectForm(request, cases_on(request.user, meeting))  # type: ignore[arg-type]

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("words", "because")}
        item = form.items.get(form.cleaned_data["item"])
        actions.correct(kept, item=item, **typed, by=form.by)
        messages.success(request, "The correction is added under today’s date.")
        return home(meeting)

    page = Page("Correct the minutes", "Add the correction", home(meeting), BACK)
    return one_form(request, form, act, page)


def home(meeting: Meeting) -> str:
    """The page of the minutes."""
    return reverse("minutes_show", args=[meeting.pk])


def _of(meeting: Meeting) -> Minutes:
    return Minutes.objects.filter(meeting=meeting).first() or Minutes(meeting=meeting)


def _stored(meeting: Meeting) -> Minutes:
    kept = Minutes.objects.filter(meeting=meeting).select_related("meeting__panel").first()
    if kept is None:
        raise Http404
    return kept
