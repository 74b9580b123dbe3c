"""Answering a point of the family, and writing down a meeting about what they said."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.once import already_done, do_once
from cases.refusals import Refused
from cases.screens.one_form import Page, one_form
from cases.wording import identity_of

from ..actions import answering, representations
from ..forms.answers import AnswerForm, MeetingForm
from ..models import Point, Representation
from ..queries.points import is_late, window_of
from ..queries.said import earlier_answers, newer_than, next_open
from ..queries.words import words_of_line
from .points import HERE, point_of

NEXT = "next"


@officer(roles.WRITE_PLAN)
def answer(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Answer a point. The line as they had it stands above, and as it stands now."""
    if done := already_done(request):
        return done
    point = point_of(case, pk)
    form = AnswerForm(request, case, point)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _answer(request, case, point, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
            point.refresh_from_db()
            stands = point.answered_at.isoformat() if point.answered_at else ""
            form.data["stood"] = stands  # type: ignore[index]
    return render(request, "plans/points/answer.html", _around(case, point, form))


def _answer(request: HttpRequest, case: Case, point: Point, form: AnswerForm) -> str:
    typed = {name: form.cleaned_data[name] for name in ("answer", "why", "change")}
    answering.answer_point(point, **typed, seen=form.page_saw, by=form.by)
    plan = point.representation.version.plan
    following = next_open(plan, point) if form.data.get("then") == NEXT else None
    messages.success(request, "The answer is kept. The plan itself is changed under Write.")
    if following is not None:
        return reverse("plan_point_answer", args=[case.reference, following.pk])
    return f"{reverse(HERE, args=[case.reference])}#point-{point.pk}"


def _around(case: Case, point: Point, form: AnswerForm) -> dict[str, Any]:
    version = point.representation.version
    last = window_of(version)
    return {
        "case": case,
        "identity": identity_of(case, timezone.localdate()),
        "form": form,
        "point": point,
        "late": is_late(point.representation, last),
        "window": last,
        "newer": newer_than(version),
        "words": words_of_line(version, point.section, point.item),
        "earlier": earlier_answers(point),
        "more": next_open(version.plan, point),
    }


@officer(roles.WRITE_PLAN)
def meeting(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Write down when a meeting was held and what came of it."""
    rows = Representation.objects.select_related("version__plan__case__child")
    representation = get_object_or_404(rows, pk=pk, version__plan__case=case, set_aside_because="")
    form = MeetingForm(request, case, representation)

    def act() -> str:
        on, note = form.cleaned_data["on"], form.cleaned_data["note"]
        representations.record_meeting(representation, on=on, note=note, by=form.by)
        messages.success(request, "The meeting is kept.")
        return f"{reverse(HERE, args=[case.reference])}#heard-{representation.pk}"

    page = Page(
        title=f"Meeting with {representation.from_whom}",
        button="Save",
        back=reverse(HERE, args=[case.reference]),
        back_text="What the family says",
    )
    return one_form(request, form, act, page, case=case)
