"""Section K: the papers behind a plan, what they recommend, and what became of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.one_form import Page, one_form
from statutory import counted

from ..actions import evidence
from ..forms.evidence import AddPaperForm, KForm, LeaveOutForm, SettleForm, place_in
from ..menu import plan_frame
from ..models import Appendix
from ..queries.evidence import advice_to_add
from ..queries.recommended import recommended
from ..queries.section_k import section_k
from ..queries.sources import beside
from ..queries.versions import newest_version, open_version
from .writing import plan_here


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """The papers, and every recommendation with what became of it."""
    plan = plan_here(case)
    version = newest_version(plan)
    found = recommended(plan, version)
    context = {
        "plan": plan,
        "papers": section_k(plan, version),
        "recommended": found,
        "left": sum(one.is_open for one in found),
        "waiting": len(advice_to_add(plan)),
        "is_open": version is not None and version.is_open,
    }
    frame = plan_frame(request, case, "plan_evidence")
    return render(request, "plans/evidence/show.html", frame | context)


@officer(roles.VIEW)
def paper(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """One paper to read, with what is used of it."""
    plan = plan_here(case)
    one = _paper(case, pk)
    part = request.GET.get("part", "")
    part_number = int(part) if part.isascii() and part.isdecimal() and len(part) < 9 else 1
    shown = beside(plan, newest_version(plan), paper=one.pk, part=part_number, of=one)
    context = {"paper": one, "advice": shown}
    frame = plan_frame(request, case, "plan_evidence")
    return render(request, "plans/evidence/paper.html", frame | context)


@officer(roles.WRITE_PLAN)
def gather(request: HttpRequest, case: Case) -> HttpResponse:
    """Take in every advice that came and the family's views. All of it is seen first."""
    plan = plan_here(case)
    waiting = [] if request.method == "POST" else advice_to_add(plan)
    form = KForm(request, case)

    def act() -> str:
        added = evidence.gather_advice(plan, by=form.by)
        messages.success(request, f"{counted(len(added), 'paper')} taken into Section K.")
        return _home(case)

    said = tuple(f"{one['title']}{_by(one['author'])}" for one in waiting)
    page = _page(case, "Take in what came", "Take it in", intro=said or ("Nothing new came.",))
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_PLAN)
def add(request: HttpRequest, case: Case) -> HttpResponse:
    """Put one more paper of the case into Section K."""
    plan = plan_here(case)
    form = AddPaperForm(request, case)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("title", "author", "role")}
        made = evidence.add_appendix(plan, document=form.chosen, by=form.by, **typed)
        messages.success(request, f"{made.label} is in Section K.")
        return _home(case)

    page = _page(case, "Add a paper to Section K", "Add it")
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_PLAN)
def leave_out(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Leave a paper out of Section K, with the reason."""
    one = _paper(case, pk)
    form = LeaveOutForm(request, case)

    def act() -> str:
        evidence.leave_out(one, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, f"{one.label} does not go out with the plan.")
        return _home(case)

    page = _page(case, f"Leave {one.label} out?", "Leave it out", facts=_facts(one))
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_PLAN)
def take_in(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Take a paper into Section K again."""
    one = _paper(case, pk)
    form = KForm(request, case)

    def act() -> str:
        evidence.take_in(one, by=form.by)
        messages.success(request, f"{one.label} goes out with the plan.")
        return _home(case)

    page = _page(case, f"Take {one.label} in again?", "Take it in", facts=_facts(one))
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_PLAN)
def settle(request: HttpRequest, case: Case, at: str) -> HttpResponse:
    """Say where a recommendation stands in the plan, or why it does not."""
    one, said = _passage_at(case, at)
    form = SettleForm(request, case, open_version(plan_here(case)))

    def act() -> str:
        if line := form.lines.get(form.cleaned_data["line"]):
            evidence.rest_on(line.version, line=line, appendix=one, passage=said, by=form.by)
            messages.success(request, f"{line.label} rests on it.")
        else:
            because = form.cleaned_data["because"]
            evidence.leave_unused(one, passage=said, because=because, by=form.by)
            messages.success(request, "The reason is kept.")
        return f"{_home(case)}#recommendations"

    facts = ((f"{one.label} says", said),)
    page = _page(case, "What became of this recommendation?", "Save", facts=facts)
    return one_form(request, form, act, page, case=case)


def _paper(case: Case, pk: int) -> Appendix:
    rows = Appendix.objects.select_related("plan__case", "advice", "document")
    found = rows.filter(plan__case=case, pk=pk).first()
    if found is None:
        raise Http404
    return found


def _facts(one: Appendix) -> tuple[tuple[str, str], ...]:
    return (("Paper", f"{one.label} {one.title}{_by(one.author)}"),)


def _by(author: str) -> str:
    return f", {author}" if author else ""


def _home(case: Case) -> str:
    return reverse("plan_evidence", args=[case.reference])


def _page(case: Case, title: str, button: str, **more: Any) -> Page:
    return Page(title, button, _home(case), "Section K and recommendations", **more)


def _passage_at(case: Case, at: str) -> tuple[Appendix, str]:
    place = place_in(plan_here(case), at.replace("-", ":", 1))
    if place is None:
        raise Http404
    return _paper(case, place[0]), place[1]
