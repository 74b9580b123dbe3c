"""A brief handed in, taken back, sent back or approved."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form

from ..actions import reviews as actions
from ..forms.briefs import HandInForm, ReviewForm
from ..models import Brief
from ..queries.brief_gaps import gaps
from ..queries.brief_parts import parts_of
from ..queries.briefs import shown
from ..queries.reviews import changed_since, fingerprint, waiting, why_may_not_answer
from .briefs import BACK, brief_of, linked


@officer(roles.WRITE_BRIEF)
def hand_in(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Ask a senior to look at the brief."""
    brief, today = brief_of(case, pk), timezone.localdate()
    form = HandInForm(request, case)

    def act() -> str:
        note = form.cleaned_data["note"]
        actions.hand_in(brief, note=note, by=form.by, today=today)
        messages.success(request, "Handed in. Any senior who wrote none of it can answer.")
        return _home(case, brief)

    page = Page("Hand the brief in", "Hand it in", _home(case, brief), BACK)
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_BRIEF)
def take_back(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Take the brief back before it is answered."""
    brief, form = brief_of(case, pk), ActionForm(request, case)

    def act() -> str:
        actions.take_back(brief, by=form.by)
        messages.success(request, "Taken back. You can write on it again.")
        return _home(case, brief)

    page = Page("Take the brief back", "Take it back", _home(case, brief), BACK)
    return one_form(request, form, act, page, case=case)


@officer(roles.REVIEW_BRIEF)
def answer(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Read the brief whole, with what it lacks and what changed; approve it or send it back."""
    brief, today = brief_of(case, pk), timezone.localdate()
    asked = waiting(brief)
    if asked is None:
        raise Http404
    told = _read(brief, today)
    form = ReviewForm(request, case, fingerprint(brief), lacks=bool(told["gaps"]))

    def act() -> str:
        messages.success(request, _answered(form, brief))
        return _home(case, brief)

    told |= {"waiting": asked, "why_not": why_may_not_answer(brief, form.by)}
    template = "panels/reviews/answer.html"
    page = Page("Look at the brief", "Save my answer", _home(case, brief), BACK, template=template)
    return one_form(request, form, act, page, case=case, more=told)


def _read(brief: Brief, today: date) -> dict[str, Any]:
    """What a senior reads before answering."""
    parts = parts_of(brief, today)
    return {
        "brief": linked(shown(brief, today, parts), brief, parts),
        "gaps": gaps(brief, today, parts),
        "changes": changed_since(brief, today, parts),
    }


def _answered(form: ReviewForm, brief: Brief) -> str:
    given = form.cleaned_data
    if given["answer"] == "return":
        actions.send_back(brief, comments=given["comments"], by=form.by)
        return "Sent back, with what has to be done."
    actions.approve(
        brief,
        seen=given["fingerprint"],
        comments=given["comments"],
        in_spite=given.get("in_spite", ""),
        by=form.by,
        today=timezone.localdate(),
    )
    return "Approved. It holds as long as nothing is changed."


def _home(case: Case, brief: Brief) -> str:
    return reverse("brief", args=[case.reference, brief.pk])
