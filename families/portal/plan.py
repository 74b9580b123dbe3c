"""The plan: the newest version its reader was sent, in plain words beside its own; and to keep."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases.models import Document
from cases.screens.handing_out import as_file
from plans.output import docx, easy
from plans.output.front import front_of

from ..access import Sight
from ..actions.opening import look_again, note_opened
from ..guards import family
from ..models import Part
from ..queries.papers import may_go_as, right_for
from ..queries.plan import Mine, losses_for, plan_for, versions_open_to
from ..queries.plan_words import read_beside
from ..queries.saying import draft_for
from ..queries.standing import where_we_are
from .frame import around, person

PLAN = Part.PLAN.value
CURRENT = "family_plan"
NOT_NOW = (
    "We cannot show you the plan at the moment. Somebody has to look at it first. Ring us if you"
    " need it soon."
)


@family(PLAN)
def plan(request: HttpRequest, sight: Sight) -> HttpResponse:
    """The newest version they were sent; or what comes before there is one."""
    mine = versions_open_to(sight)
    return _version(request, sight, mine, mine[0]) if mine else _no_plan_yet(request, sight)


@family(PLAN)
def version(request: HttpRequest, sight: Sight, *, number: int) -> HttpResponse:
    """One version they were sent, an earlier one too."""
    mine = versions_open_to(sight)
    one = _numbered(mine, number)
    title = f"{one.title}, version {number}"
    return _version(request, sight, mine, one, title)


@family(PLAN)
def easy_read(request: HttpRequest, sight: Sight, *, number: int) -> HttpResponse:
    """The same version in easy words: one idea a line, a sign beside each."""
    one = _numbered(versions_open_to(sight), number)
    if not one.has_easy_words:
        raise Http404
    if not _looked_through(request, sight, one.paper):
        return _not_now(request, sight)
    more = easy.context(plan_for(one.version)) | {"one": one}
    return render(request, "family/plan/easy.html", around(sight, CURRENT) | more)


@family(PLAN)
def word(request: HttpRequest, sight: Sight, *, number: int) -> HttpResponse:
    """A version that went to them as a Word file to write in."""
    one = _numbered(versions_open_to(sight), number)
    if not one.went_to_them or one.paper is None or one.version.frozen_at is None:
        raise Http404
    if not _looked_through(request, sight, one.paper):
        return _not_now(request, sight)
    shape, made = sight.member.letter_format, one.version.frozen_at
    reference = sight.case.reference
    content = docx.document(plan_for(one.version), made=made, kind=shape, reference=reference)
    if not may_go_as(content, docx.MEDIA_TYPE, paper=one.paper, sight=sight):
        return _not_now(request, sight)
    if sight.is_their_own:
        note_opened(one.paper, member=sight.member, by=person(request))
    return as_file(content, docx.MEDIA_TYPE, f"plan-version-{number}.docx")


def _version(
    request: HttpRequest, sight: Sight, mine: list[Mine], one: Mine, title: str = "The plan"
) -> HttpResponse:
    if not _looked_through(request, sight, one.paper):
        return _not_now(request, sight)
    said = plan_for(one.version)
    more = {
        "one": one,
        "title": title,
        "front": front_of(said),
        "sections": read_beside(said),
        "losses": losses_for(one, sight),
        "others": [other for other in mine if other != one],
    }
    page = around(sight, CURRENT) | more | _what_to_do(sight, one)
    return render(request, "family/plan/plan.html", page)


def _what_to_do(sight: Sight, one: Mine) -> dict[str, Any]:
    """The ways on from here that are open to this reader."""
    writes = sight.may_write and sight.may(Part.SAY)
    draft = draft_for(sight, timezone.localdate()) if writes and one.is_newest else None
    return {
        "draft": draft if draft and draft.version == one.version else None,
        "may_report": writes and one.is_in_force,
        "may_keep": one.went_to_them,
        "may_open_papers": one.went_to_them and sight.may(Part.DOCUMENTS),
    }


def _no_plan_yet(request: HttpRequest, sight: Sight) -> HttpResponse:
    where = where_we_are(sight, timezone.localdate()) if sight.may(Part.WHERE) else None
    return render(request, "family/plan/none.html", around(sight, CURRENT) | {"where": where})


def _numbered(mine: list[Mine], number: int) -> Mine:
    found = next((one for one in mine if one.version.number == number), None)
    if found is None:
        raise Http404
    return found


def _looked_through(request: HttpRequest, sight: Sight, paper: Document | None) -> bool:
    """Whether what it says may reach this reader as things stand: as of any paper (H-028)."""
    if paper is None:
        return False
    if paper.pk in right_for([paper], sight):
        return True
    return look_again(paper, member=sight.member, by=person(request))


def _not_now(request: HttpRequest, sight: Sight) -> HttpResponse:
    page = around(sight, CURRENT) | {"why": NOT_NOW}
    return render(request, "family/plan/not_now.html", page, status=403)
