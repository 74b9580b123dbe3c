"""Two records that may be one child: looking, proposing, and a senior's answer."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.models import User

from .. import roles
from ..access import case_for, cases_visible_to
from ..actions import merging
from ..forms.matches import card_of
from ..forms.merging import APPROVE, REFUSE, AnswerForm, ProposeForm
from ..guards import officer, staff
from ..likeness import looks_like_two
from ..models import Case, Merge
from ..once import already_done, do_once
from ..queries.merging import merges_for, other_records, side_by_side
from ..refusals import Refused
from ..screens.frame import frame_of

PER_PAGE = 25


@officer(roles.CORRECT)
def look(request: HttpRequest, case: Case) -> HttpResponse:
    """Other records that may be this child, each with what tells it from others."""
    user = cast(User, request.user)
    visible = cases_visible_to(user)
    cards = [card_of(match, visible) for match in other_records(case, user)]
    found = [(card, visible.filter(child=card.child).order_by("-pk").first()) for card in cards]
    context = frame_of(request, case, "case") | {"found": found}
    return render(request, "cases/intake/same_child.html", context)


@officer(roles.CORRECT)
def propose(request: HttpRequest, case: Case, other: str) -> HttpResponse:
    """Two records side by side, and why they are one child."""
    user = cast(User, request.user)
    theirs = case_for(user, other, roles.CORRECT)
    if done := already_done(request):
        return done
    form = ProposeForm(request, looks_like_two(case.child, theirs.child))
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _propose(request, case, theirs, form))
        except Refused as refusal:
            form.add_refusal(refusal)
    rows = side_by_side(case.child, theirs.child, user)
    context = frame_of(request, case, "case") | {"form": form, "rows": rows, "other": theirs}
    return render(request, "cases/intake/propose.html", context)


@staff(roles.MERGE)
def show(request: HttpRequest) -> HttpResponse:
    """Every proposal this person may know of, newest first."""
    page = Paginator(merges_for(cast(User, request.user)), PER_PAGE).get_page(
        request.GET.get("page")
    )
    links = [
        {"text": number, "href": f"?page={number}", "current": number == page.number}
        for number in page.paginator.page_range
    ]
    return render(request, "cases/intake/merges.html", {"page": page, "pages": links})


@staff(roles.MERGE)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """A proposal with both records side by side; approve it, refuse it, or undo it."""
    user = cast(User, request.user)
    merge = get_object_or_404(merges_for(user), pk=pk)
    if done := already_done(request):
        return done
    form = AnswerForm(request, merge)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _answer(request, merge, form))
        except Refused as refusal:
            form.add_refusal(refusal)
    rows = side_by_side(merge.keep, merge.other, user)
    context = {"merge": merge, "form": form, "rows": rows, "own": merge.proposed_by == user}
    return render(request, "cases/intake/merge.html", context)


def _propose(request: HttpRequest, case: Case, other: Case, form: ProposeForm) -> str:
    reasons = {name: form.cleaned_data.get(name, "") for name in ("why", "why_not_two")}
    merging.propose(case.child, other.child, by=form.by, **reasons)
    messages.success(request, "It is proposed. A senior looks at it; nothing moves until then.")
    return reverse("case", args=[case.reference])


def _answer(request: HttpRequest, merge: Merge, form: AnswerForm) -> str:
    chosen, reason = form.cleaned_data["answer"], form.cleaned_data["reason"]
    if chosen == APPROVE:
        merging.approve(merge, by=form.by)
        messages.success(
            request,
            "The records are one. Look at People on its case: somebody may be there twice now.",
        )
    elif chosen == REFUSE:
        merging.refuse(merge, by=form.by, reason=reason)
        messages.success(request, "The proposal is refused. Both records stay as they are.")
    else:
        merging.undo(merge, by=form.by, reason=reason)
        messages.success(request, "Everything is back where it was.")
    return reverse("merge", args=[merge.pk])
