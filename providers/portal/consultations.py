"""A consultation as the setting sees it: whom it is about, the papers, and its answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from ..actions import consultations as actions
from ..forms.consultations import AnswerForm
from ..guards import consulted
from ..models import Consultation
from ..queries.asked import clock_of_consultation
from .files import handed_out
from .frame import Page, around, ask

OF_CONSULTATION = "portal/consultation_form.html"


@consulted
def consultation(request: HttpRequest, found: Consultation) -> HttpResponse:
    """What is asked about one child, with the papers that the officer chose."""
    context = around(request) | {
        "found": found,
        "child": found.case.child,
        "officer": found.case.officer,
        "clock": clock_of_consultation(found),
        "today": timezone.localdate(),
        "papers": found.papers.filter(case=found.case_id, moved_to=None, undone_at=None),
        "answers": found.answers.select_related("given_by"),
    }
    return render(request, "portal/consultation.html", context)


@consulted
def answer(request: HttpRequest, found: Consultation) -> HttpResponse:
    """Answer a consultation, or add to an answer that was given."""
    form = AnswerForm(request)

    def act() -> str:
        told = actions.answer(found, answered=form.answered(), by=form.by)
        if told.is_reason_missing:
            messages.warning(request, "Kept. Please give a reason that the law knows.")
        else:
            messages.success(request, "Thank you. The officer has your answer.")
        return _to(found)

    page = Page("Your answer", "Send the answer", _to(found), "Back", template=OF_CONSULTATION)
    more = {"found": found, "child": found.case.child}
    return ask(request, form, act, page, more=more)


@consulted
def paper(request: HttpRequest, found: Consultation, *, paper: int) -> HttpResponse:
    """A paper of this consultation. Another paper of the case is not found."""
    papers = found.papers.filter(case=found.case_id, moved_to=None, undone_at=None)
    return handed_out(papers.exclude(file="").filter(pk=paper).first())


def _to(found: Consultation) -> str:
    return reverse("portal_consultation", args=[found.pk])
