"""A page with one form about one person: shown, sent once, and back to where one came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ..editing import MINE, THEIRS, Clashed, in_words
from ..forms.people import EditForm
from ..models import Case, FamilyMember
from ..once import already_done, do_once
from ..refusals import Refused
from ..wording import identity_of
from .returning import way_back


@dataclass(frozen=True)
class Page:
    """What a page with one form says: its title, what will happen, and its button."""

    title: str
    button: str
    member: FamilyMember | None = None
    says: tuple[str, ...] = ()
    warning: str = ""
    kind: str = ""
    template: str = "cases/people/form.html"


def member_of(case: Case, pk: int) -> FamilyMember:
    """Somebody of this case's family, by number. Of another case's there is no such page."""
    member = case.child.family.filter(pk=pk).first()
    if member is None:
        raise Http404
    return member


def person_form(
    request: HttpRequest, case: Case, page: Page, form: Any, do: Callable[[], str], **more: Any
) -> HttpResponse:
    """Show the form; when it is whole, do what it asks, once, and go where `do` says."""
    if done := already_done(request):
        return done
    context = {
        "case": case,
        "identity": identity_of(case, timezone.localdate()),
        "page": page,
        "form": form,
        "back": way_back(request, case),
        **more,
    }
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, do, case=case)
        except Clashed as clash:
            return render(request, "cases/people/clash.html", context | _clash(form, clash))
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, page.template, context)


def done(request: HttpRequest, case: Case, said: str) -> str:
    """Say what was done, and give the page to go back to."""
    messages.success(request, said)
    return way_back(request, case)


def _clash(form: EditForm, clash: Clashed) -> dict[str, Any]:
    comparison, record = clash.comparison, form.record
    words = {THEIRS: f"Keep what {comparison.by_name} saved", MINE: "Keep what you typed"}
    rows = [
        {
            "name": one.name,
            "label": one.label,
            "before": in_words(record, one.name, one.before),
            "options": [
                {"value": value, "text": words[value], "words": in_words(record, one.name, said)}
                for value, said in ((THEIRS, one.theirs), (MINE, one.mine))
            ],
        }
        for one in comparison.clashes
    ]
    sent_back = form.data.get("answered", "") == str(comparison.version)
    return {
        "clash": comparison,
        "rows": rows,
        "carried": form.carried_on(),
        "unanswered": sent_back,
    }
