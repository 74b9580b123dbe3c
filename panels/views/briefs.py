"""The brief of a case: what it says and lacks, and the pages on which it is written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.action_form import ActionForm
from cases.screens.frame import frame_of
from cases.screens.one_form import Page, one_form

from ..actions import briefs as actions
from ..forms.briefs import BeginForm, BriefForm, EditForm, OptionForm, StatementForm
from ..models import Brief, BriefOption, Statement
from ..queries.brief_gaps import Gap, gaps
from ..queries.brief_parts import Parts, parts_of
from ..queries.briefs import shown
from ..queries.passages import page_in
from ..queries.reviews import approval, waiting

BACK = "Back to the brief"


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """The brief as the panel will read it, what it lacks, and what can be done with it."""
    brief, today = brief_of(case, pk), timezone.localdate()
    parts = parts_of(brief, today)
    told: dict[str, Any] = {
        "row": brief,
        "brief": linked(shown(brief, today, parts), brief, parts),
        "gaps": [(one.text, where(one, brief)) for one in gaps(brief, today, parts)],
        "approval": approval(brief, parts),
        "waiting": waiting(brief),
        "reviews": brief.reviews.select_related("asked_by", "answered_by"),
        "statements": parts.statements,
        "options": parts.options,
        "may_write": brief.state not in (Brief.State.SUBMITTED, Brief.State.CLOSED),
    }
    frame = frame_of(request, case, "case_panels")
    return render(request, "panels/briefs/show.html", frame | told)


@officer(roles.WRITE_BRIEF)
def begin(request: HttpRequest, case: Case) -> HttpResponse:
    """Begin a brief."""
    form = BeginForm(request, case)

    def act() -> str:
        brief = actions.begin(case, kind=form.kind, question=form.question, by=form.by)
        messages.success(request, "The brief is begun. What the record knows stands in it already.")
        return _home(case, brief)

    page = Page("Begin a brief for a panel", "Begin it")
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_BRIEF)
def write(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Write the texts of a brief."""
    brief = brief_of(case, pk)
    form = BriefForm(request, case, brief)
    page = Page("Write the brief", "Save", _home(case, brief), BACK)
    return one_form(
        request,
        form,
        lambda: _saved(request, case, brief, actions.write(brief, edit=form.edit, by=form.by)),
        page,
        case=case,
    )


@officer(roles.WRITE_BRIEF)
def add_point(request: HttpRequest, case: Case, pk: int, part: str) -> HttpResponse:
    """Set out an issue, or what a piece of evidence says."""
    brief = brief_of(case, pk)
    if part not in Statement.Part.values:
        raise Http404
    form = StatementForm(request, case)

    def act() -> str:
        one = actions.set_out(brief, part=part, values=form.values, by=form.by)
        return _saved(request, case, brief, one)

    title = "Set out an issue" if part == Statement.Part.ISSUE else "Add a piece of evidence"
    return _form(request, case, brief, form, act, title)


@officer(roles.WRITE_BRIEF)
def edit_point(request: HttpRequest, case: Case, pk: int, point: int) -> HttpResponse:
    """Change an issue or a piece of evidence."""
    brief = brief_of(case, pk)
    one = get_object_or_404(brief.statements, pk=point, removed_at=None)
    form = StatementForm(request, case, one)

    def act() -> str:
        return _saved(request, case, brief, actions.change(one, edit=form.edit, by=form.by))

    return _form(request, case, brief, form, act, "Change the point")


@officer(roles.WRITE_BRIEF)
def drop_point(request: HttpRequest, case: Case, pk: int, point: int) -> HttpResponse:
    """Take an issue or a piece of evidence out."""
    brief = brief_of(case, pk)
    one = get_object_or_404(brief.statements, pk=point, removed_at=None)
    return _take_out(request, case, brief, one, "the point", one.text)


@officer(roles.WRITE_BRIEF)
def add_option(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Add an option."""
    brief = brief_of(case, pk)
    form = OptionForm(request, case)

    def act() -> str:
        one = actions.add_option(brief, values=form.values, by=form.by)
        return _saved(request, case, brief, one)

    return _form(request, case, brief, form, act, "Add an option to the brief")


@officer(roles.WRITE_BRIEF)
def edit_option(request: HttpRequest, case: Case, pk: int, option: int) -> HttpResponse:
    """Change an option."""
    brief = brief_of(case, pk)
    one = get_object_or_404(brief.options, pk=option, removed_at=None)
    form = OptionForm(request, case, one)

    def act() -> str:
        return _saved(request, case, brief, actions.change(one, edit=form.edit, by=form.by))

    return _form(request, case, brief, form, act, "Change the option")


@officer(roles.WRITE_BRIEF)
def drop_option(request: HttpRequest, case: Case, pk: int, option: int) -> HttpResponse:
    """Take an option out."""
    brief = brief_of(case, pk)
    one = get_object_or_404(brief.options, pk=option, removed_at=None)
    return _take_out(request, case, brief, one, "the option", one.title)


@officer(roles.VIEW)
def source(request: HttpRequest, case: Case, pk: int, point: int) -> HttpResponse:
    """Open the paper that a point rests on, at the page on which its words stand."""
    statement = get_object_or_404(brief_of(case, pk).statements, pk=point, removed_at=None)
    if statement.document is None:
        raise Http404
    paper, page = statement.document, page_in(statement.document, statement.passage)
    if page == 0:
        messages.info(request, f"These words were not found in it: “{statement.passage}”")
    args = (case.reference, paper.pk, max(page, 1))
    return redirect(reverse("document_preview", args=args))


def linked(told: dict[str, Any], brief: Brief, parts: Parts) -> dict[str, Any]:
    """A brief as officers read it: each statement leads to the passage that it rests on."""
    for name, part in (("issues", Statement.Part.ISSUE), ("evidence", Statement.Part.EVIDENCE)):
        rows = [one for one in parts.statements if one.part == part]
        for line, one in zip(told[name], rows, strict=True):
            if one.document_id:
                args = (brief.case.reference, brief.pk, one.pk)
                line["link"] = reverse("brief_source", args=args)
    return told


def where(gap: Gap, brief: Brief) -> str:
    """The page on which a gap is filled; advice that is old is asked for anew from the case."""
    args: tuple[Any, ...] = (brief.case.reference, brief.pk)
    if gap.code in ("sources", "passages"):
        return reverse("brief_edit_point", args=(*args, gap.point))
    if gap.code in ("cost", "weigh", "option_view"):
        return reverse("brief_edit_option", args=(*args, gap.point))
    if gap.code == "issues":
        return reverse("brief_add_point", args=(*args, "issue"))
    if gap.code == "options":
        return reverse("brief_add_option", args=args)
    if gap.code == "advice":
        return ""
    return f"{reverse('brief_write', args=args)}#id_{gap.code}"


def brief_of(case: Case, pk: int) -> Brief:
    """A brief of this case; of another's there is none."""
    return get_object_or_404(Brief.objects.select_related("case__officer"), case=case, pk=pk)


def _take_out(
    request: HttpRequest,
    case: Case,
    brief: Brief,
    one: Statement | BriefOption,
    what: str,
    said: str,
) -> HttpResponse:
    form = ActionForm(request, case)

    def act() -> str:
        return _saved(request, case, brief, actions.take_out(one, by=form.by))

    page = Page(
        f"Take {what} out of the brief", "Take it out", _home(case, brief), BACK, intro=(said,)
    )
    return one_form(request, form, act, page, case=case)


def _form(
    request: HttpRequest, case: Case, brief: Brief, form: EditForm, act: Any, title: str
) -> HttpResponse:
    page = Page(title, "Save", _home(case, brief), BACK)
    return one_form(request, form, act, page, case=case)


def _saved(request: HttpRequest, case: Case, brief: Brief, kept: object) -> str:
    messages.success(request, "Saved.")
    return _home(case, brief)


def _home(case: Case, brief: Brief) -> str:
    return reverse("brief", args=[case.reference, brief.pk])
