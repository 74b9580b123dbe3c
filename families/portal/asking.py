"""Asking for an assessment without an account: the start, the questions, the photos and files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.limits import may_try
from cases.refusals import Refused

from ..actions import asking as actions
from ..forms.asking import Question
from ..forms.asking_more import FilesForm
from ..forms.asking_school import SchoolForm
from ..models import Ask
from ..queries.ask_words import speaker
from .asking_frame import asking, hold, limited, mark_of
from .asking_pages import Asked, after, before, first_missing, pages_for

_LOST = (
    "We cannot find what you began. If you saved a link, open it. If not, start again, or ring us."
)
_TOO_MANY_FILES = "You added many files in a short time. Wait an hour, or go on without them"


@asking
def start(request: HttpRequest, ask: Ask | None) -> HttpResponse:
    """What a request is, what happens then, and that nothing is needed for it."""
    begun = ask is not None and ask.sent_at is None
    going_on = first_missing(ask) if ask is not None and begun else ""
    return render(request, "family/ask/start.html", {"going_on": going_on})


@asking
def question(request: HttpRequest, ask: Ask | None, name: str) -> HttpResponse:
    """One question. What is answered is kept at once."""
    if ask is not None and ask.sent_at is not None:
        return redirect("ask_receipt")
    page = next((one for one in pages_for(ask) if one.name == name), None)
    if page is None:
        raise Http404
    if ask is None and request.method != "POST" and name != "who":
        return lost(request)
    who = speaker(ask.answers) if ask else ""
    form = page.form(request, ask.answers.get(name, {}) if ask else {}, who, mark_of(ask))
    searches = isinstance(form, SchoolForm) and form.is_search
    if isinstance(form, SchoolForm) and searches:
        form.show_found()
    if ask is not None and _only_leaves(request):
        return redirect("ask_later")
    if form.is_bound and not searches and form.is_valid():
        if ask is None:
            return limited(request, "ask_begin", lambda: _begin(request, page, form))
        return _keep(request, ask, page, form)
    return render(request, "family/ask/page.html", _around(request, ask, page, form, searches))


@asking
def files(request: HttpRequest, ask: Ask | None) -> HttpResponse:
    """Photos and files, one at a time or several. None is needed."""
    if ask is None:
        return lost(request)
    if ask.sent_at is not None:
        return redirect("ask_receipt")
    form = FilesForm(request, mark=mark_of(ask))
    if form.is_bound and (removed := request.POST.get("remove", "")):
        is_number = removed.isdecimal() and len(removed) < 10
        actions.remove_file(ask, number=int(removed) if is_number else 0)
        return redirect(request.get_full_path())
    if form.is_bound:
        _add(request, ask, form)
        if not form.errors:
            adds = request.POST.get("step") == "add"
            return redirect(request.get_full_path() if adds else "ask_check")
    context = {"form": form, "files": list(ask.files.all()), "back": before(ask, "files")}
    context["place"] = "{0} of {0}".format(len(pages_for(ask)) + 1)
    return render(request, "family/ask/files.html", context)


def lost(request: HttpRequest) -> HttpResponse:
    """To the start, when this browser writes nothing, or nothing any more."""
    messages.info(request, _LOST)
    return redirect("ask_start")


def _begin(request: HttpRequest, page: Asked, form: Question) -> HttpResponse:
    ask = actions.begin()
    hold(request, ask)
    ask = actions.keep(ask, page=page.name, answer=form.answer)
    if page.name != "who":
        messages.info(request, "Your answer is saved. Answer these questions too.")
    return redirect(first_missing(ask))


def _keep(request: HttpRequest, ask: Ask, page: Asked, form: Question) -> HttpResponse:
    try:
        ask = actions.keep(ask, page=page.name, answer=form.answer)
    except Refused:  # sent meanwhile, in another tab
        return redirect("ask_receipt")
    if request.POST.get("step") == "later":
        return redirect("ask_later")
    back_to_check = request.GET.get("back") == "check"
    return redirect(after(ask, page.name, back_to_check=back_to_check))


def _only_leaves(request: HttpRequest) -> bool:
    """Whether somebody stops at a question that they have not begun to answer."""
    ours = {"csrfmiddlewaretoken", "mark", "step"}
    typed = any(value for name, value in request.POST.items() if name not in ours)
    return request.POST.get("step") == "later" and not typed


def _around(
    request: HttpRequest, ask: Ask | None, page: Asked, form: Question, searches: bool
) -> dict[str, Any]:
    names = [one.name for one in pages_for(ask)]
    to_check = request.GET.get("back") == "check"
    is_school = isinstance(form, SchoolForm)
    return {
        "form": form,
        "title": page.title_for(form.speaker),
        "hint": page.hint,
        "back": reverse("ask_check") if to_check else before(ask, page.name),
        "place": f"{names.index(page.name) + 1} of {len(names) + 1}",
        "searches": searches,
        "is_school": is_school,
        "found": len(form.found) if isinstance(form, SchoolForm) else 0,
        "begun": ask is not None,
    }


def _add(request: HttpRequest, ask: Ask, form: FilesForm) -> None:
    """Keep each file that we can; say of each of the others why not."""
    papers = form.fields["papers"].widget.value_from_datadict(form.data, form.files, "papers")
    form.is_valid()
    for paper in papers:
        if not may_try(request, "ask_file"):
            form.add_error("papers", _TOO_MANY_FILES)
            return
        try:
            actions.add_file(ask, name=paper.name or "", content=paper)
        except Refused as refusal:
            form.add_error("papers", refusal.sentence)
    if not papers and request.POST.get("step") == "add":
        form.add_error("papers", "Choose a photo or file")
