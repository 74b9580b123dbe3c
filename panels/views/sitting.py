"""A member’s own screens: meetings, the cases of one, one case, its papers."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import User
from cases.small_numbers import FEWEST

from ..access import meetings_kept_by
from ..guards import member_of_meeting, member_on_case, sitting
from ..models import AgendaItem, Meeting, Membership, Opening
from ..queries import sitting as queries
from ..queries.limits import in_order_of_law, limit_of
from ..queries.similar import similar_to
from .sitting_files import handed_out

BRIEF = "panels/briefs/_brief.html"


@sitting
def home(request: HttpRequest, seats: list[Membership]) -> HttpResponse:
    """The meetings whose papers came, soonest first, and the panels one sits on."""
    user, today = cast(User, request.user), timezone.localdate()
    meetings = queries.meetings_and_counts(user)
    told = {
        "seats": seats,
        "today": today,
        "coming": [row for row in meetings if row[0].on >= today],
        "kept": meetings_kept_by(user),
        "past": [row for row in reversed(meetings) if row[0].on < today],
    }
    return render(request, "panels/sitting/home.html", told)


@member_of_meeting
def meeting(request: HttpRequest, meeting: Meeting, seat: Membership) -> HttpResponse:
    """The cases of one meeting, in the order in which the law wants an answer."""
    user = cast(User, request.user)
    items = in_order_of_law(queries.cases_of(user, meeting))
    told = {
        "meeting": meeting,
        "seat": seat,
        "alone": [one for one in items if not one.is_by_consent],
        "together": [one for one in items if one.is_by_consent],
        "copies": queries.copies_of(user, meeting),
        "made_again": queries.is_made_again(user, meeting),
    }
    return render(request, "panels/sitting/meeting.html", told)


@member_on_case(queries.READ[0])
def case(request: HttpRequest, item: AgendaItem, seat: Membership) -> HttpResponse:
    """One case: the brief as it was sent, its papers, what members said of it."""
    told = {
        "item": item,
        "limit": limit_of(item),
        "seat": seat,
        "brief": _brief(item),
        "papers": queries.papers_of(item),
        "taken_back": queries.taken_back(item),
        "comments": queries.comments_for(item, seat),
        "may_comment": item.meeting.state == Meeting.State.CIRCULATED,
        "may_pull_out": queries.may_pull_out(item, seat),
        "theirs": queries.is_of_their_setting(item, seat),
    }
    return render(request, "panels/sitting/case.html", told)


def _brief(item: AgendaItem) -> str:
    """The frozen brief as it is printed; empty where words were taken out of it: then it is read
    among the papers, as a file.
    """
    content = queries.brief_as_sent(item)
    return render_to_string(BRIEF, {"brief": content}) if content else ""


@member_on_case(queries.READ[1])
def paper(request: HttpRequest, item: AgendaItem, seat: Membership, *, paper: int) -> HttpResponse:
    """One paper of the case as it was sent."""
    found = queries.papers_of(item).filter(pk=paper).first()
    if found is None:
        raise Http404
    return handed_out(found.file, found.sha256, f"paper-{found.pk}.pdf")


@member_of_meeting
def copy(request: HttpRequest, meeting: Meeting, seat: Membership, *, copy: int) -> HttpResponse:
    """One’s own file of the whole papers. That it was taken is noted."""
    mine = queries.copies_of(cast(User, request.user), meeting)
    found = next((one for one in mine if one.pk == copy), None)
    if found is None:
        raise Http404
    response = handed_out(found.file, found.sha256, f"papers-{found.pk}.pdf")
    for item in found.items.all():
        Opening.objects.create(membership=seat, item=item, copy=found, what=queries.READ[2])
    return response


@member_on_case("similar cases")
def similar(request: HttpRequest, item: AgendaItem, seat: Membership) -> HttpResponse:
    """How cases like this one went, in numbers that tell of no child."""
    told = {"item": item, "similar": similar_to(item, timezone.localdate()), "fewest": FEWEST}
    return render(request, "panels/sitting/similar.html", told)


@member_of_meeting
def after(request: HttpRequest, meeting: Meeting, seat: Membership) -> HttpResponse:
    """What became of the cases of a meeting: the advice, the decision, what was to be done."""
    items = queries.what_became(cast(User, request.user), meeting)
    told = {"meeting": meeting, "seat": seat, "items": items, "today": timezone.localdate()}
    return render(request, "panels/sitting/after.html", told)
