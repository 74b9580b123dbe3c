"""Take words from a Word file into a text of the plan. Nothing of the file itself is kept."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.refusals import Refused
from cases.screens.one_form import Page
from cases.wording import identity_of

from ..forms.word import WordForm
from ..forms.writing import keep_from_word
from ..places import BY_NAME, TITLES
from ..queries.cards import kind_in
from ..queries.word_file import taken_from
from .lines import line_here
from .writing import away, plan_here, version_here

CHOSEN = "What you chose stands below. Nothing is saved before you press the button."


@officer(roles.WRITE_PLAN)
def into_place(request: HttpRequest, case: Case, name: str) -> HttpResponse:
    """Words for one text of a section."""
    if name not in BY_NAME:
        raise Http404
    back = reverse("plan_place", args=[case.reference, name])
    return _taking(request, case, back, BY_NAME[name].label)


@officer(roles.WRITE_PLAN)
def into_new(request: HttpRequest, case: Case, code: str) -> HttpResponse:
    """Words for a new line of a section."""
    if code not in TITLES or not kind_in(code):
        raise Http404
    back = reverse("plan_add", args=[case.reference, code])
    return _taking(request, case, back, f"a new line of Section {code}")


@officer(roles.WRITE_PLAN)
def into_line(request: HttpRequest, case: Case, kind: str, pk: int) -> HttpResponse:
    """Words for a line that stands."""
    line = line_here(case, kind, pk)
    back = reverse("plan_line", args=[case.reference, kind, pk])
    return _taking(request, case, back, line.label)


def _taking(request: HttpRequest, case: Case, back: str, what: str) -> HttpResponse:
    version = version_here(request, plan_here(case))
    if version is None or not version.is_open:
        return away(request, case)
    form = WordForm(request, case, version)
    page = Page(f"Take text from a Word file: {what}", "Show what it says", back, "Back")
    identity = identity_of(case, timezone.localdate())
    context = {"form": form, "page": page, "case": case, "identity": identity}
    if form.pressed == "use" and form.chosen:
        keep_from_word(request, back, form.chosen)
        messages.info(request, CHOSEN)
        return redirect(back)
    if form.is_bound and form.pressed != "use" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            taken = taken_from(form.content, file.name or "", case=case, by=form.by)
        except Refused as refusal:
            form.add_refusal(refusal)
        else:
            return render(request, "plans/writing/word_words.html", context | {"taken": taken})
    elif form.pressed == "use":
        form.show_again()
        form.add_error("file", "No paragraph was ticked. Choose the file again")
    return render(request, "plans/writing/word.html", context)
