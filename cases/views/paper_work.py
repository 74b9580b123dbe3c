"""Putting papers right: moving, splitting, joining, turning, and taking that back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from .. import roles
from ..actions import paper_work as actions
from ..forms.paper_work import JoinForm, MoveForm, SplitForm, TurnForm
from ..guards import officer
from ..models import Case, Document
from ..once import already_done, do_once
from ..papers import kinds, pages, pictures
from ..queries.papers import is_used
from ..refusals import Refused
from ..screens.action_form import CHANGE, DO, ActionForm
from ..wording import identity_of
from .documents import find_paper, whole


@officer(roles.FILE)
def move(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """Name the right case; check both names; then move the document."""
    paper = find_paper(case, pk)
    if done := already_done(request):
        return done
    form = MoveForm(request, case)
    context = _context(case, paper) | {"form": form}
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        if form.step != DO:
            assert form.target is not None
            target = identity_of(form.target, timezone.localdate())
            return render(request, "cases/papers/move_check.html", context | {"target": target})
        try:
            return do_once(request, lambda: _move(request, case, paper, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/papers/move.html", context)


@officer(roles.FILE)
def split(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """Make documents of some of the pages of a PDF."""
    paper = find_paper(case, pk)
    if done := already_done(request):
        return done
    content = whole(paper) or b""
    is_pdf = paper.media_type == kinds.PDF
    form = SplitForm(request, case, pictures.page_count(content, kinds.PDF) if is_pdf else 0)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _split(request, case, paper, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = _context(case, paper) | {"form": form, "count": form.count}
    return render(request, "cases/papers/split.html", context)


@officer(roles.FILE)
def turn(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """Turn pages of a PDF that lie upside down or on their side."""
    paper = find_paper(case, pk)
    if done := already_done(request):
        return done
    content = whole(paper) or b""
    is_pdf = paper.media_type == kinds.PDF
    form = TurnForm(request, case, pictures.page_count(content, kinds.PDF) if is_pdf else 0)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _turn(request, case, paper, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = _context(case, paper) | {"form": form, "count": form.count}
    return render(request, "cases/papers/turn.html", context)


@officer(roles.FILE)
def join(request: HttpRequest, case: Case) -> HttpResponse:
    """Number the PDFs to be joined, in the order they shall have."""
    if done := already_done(request):
        return done
    again = request.GET.get("again", "")
    number = int(again) if again.isascii() and again.isdecimal() and len(again) < 19 else 0
    instead = case.documents.filter(pk=number).first() if number else None
    form = JoinForm(request, case, _joinable(case, instead), instead)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _join(request, case, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = _context(case, instead) | {"form": form, "instead_of": instead}
    return render(request, "cases/papers/join.html", context)


@officer(roles.FILE)
def undo(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """Fold away what was split or joined by mistake, or take it into use again."""
    paper = find_paper(case, pk)
    if done := already_done(request):
        return done
    form = ActionForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _undo(request, case, paper, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/papers/undo.html", _context(case, paper) | {"form": form})


def _context(case: Case, paper: Document | None) -> dict[str, Any]:
    identity = identity_of(case, timezone.localdate())
    return {"case": case, "paper": paper, "identity": identity}


def _joinable(case: Case, instead: Document | None) -> list[Document]:
    rows = case.documents.filter(media_type=kinds.PDF).select_related("superseded_by")
    return [one for one in rows.order_by("filed_at", "pk") if is_used(one) and one != instead]


def _move(request: HttpRequest, case: Case, paper: Document, form: MoveForm) -> str:
    assert form.target is not None
    there = actions.move(paper, to=form.target, why=form.cleaned_data["why"], by=form.by)
    messages.success(
        request,
        f"The document is on {form.target.reference} now. A trace without its content stays on"
        f" {case.reference}. If that was a mistake, move it back from here.",
    )
    return reverse("document_page", args=[form.target.reference, there.pk])


def _split(request: HttpRequest, case: Case, paper: Document, form: SplitForm) -> str:
    parts = form.cleaned_data["parts"]
    made = actions.split(paper, parts=parts, by=form.by)
    messages.success(
        request,
        f"{len(made)} new {'document' if len(made) == 1 else 'documents'} made. The whole file"
        " stays as it came.",
    )
    if left := pages.left_out(parts, form.count):
        numbers = ", ".join(map(str, left[:30])) + (" and more" if len(left) > 30 else "")
        messages.info(request, f"In no part: page {numbers}. It is in the whole file only.")
    return reverse("document_page", args=[case.reference, paper.pk])


def _turn(request: HttpRequest, case: Case, paper: Document, form: TurnForm) -> str:
    numbers, degrees = form.cleaned_data["which"], form.cleaned_data["degrees"]
    made = actions.turn(paper, numbers=numbers, degrees=degrees, by=form.by)
    many = "1 page is" if len(numbers) == 1 else f"{len(numbers)} pages are"
    messages.success(
        request, f"{many} turned. The file as it came is kept, and can be taken into use again."
    )
    return reverse("document_preview", args=[case.reference, made.pk, numbers[0]])


def _join(request: HttpRequest, case: Case, form: JoinForm) -> str:
    made = actions.join(
        form.in_order, title=form.cleaned_data["title"], by=form.by, instead_of=form.instead_of
    )
    messages.success(request, "The joined document is made. Each of its parts stays as it came.")
    return reverse("document_page", args=[case.reference, made.pk])


def _undo(request: HttpRequest, case: Case, paper: Document, form: ActionForm) -> str:
    if paper.undone_at:
        actions.bring_back(paper, by=form.by)
        messages.success(request, "The document is in use again.")
    else:
        actions.undo(paper, by=form.by)
        messages.success(request, "The document is folded away. What it was made from is there.")
    return reverse("document_page", args=[case.reference, paper.pk])
