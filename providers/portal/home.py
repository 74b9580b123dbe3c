"""The first page of a setting or service: everything the council asked of it, by date."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ..guards import member
from ..models import Membership
from ..queries.asked import ALL, LISTS, advice_asked, consultations_asked, in_order, of_list
from .frame import around, person

ROWS = 50


@member
def home(request: HttpRequest, memberships: list[Membership]) -> HttpResponse:
    """What is asked of the organisations somebody acts for: all of it, or one of the lists."""
    today = timezone.localdate()
    wanted = request.GET.get("list", ALL)
    wanted = wanted if wanted in LISTS else ALL
    user = person(request)
    everything = in_order([*advice_asked(user, today), *consultations_asked(user, today)])
    rows = of_list(everything, wanted)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = around(request) | {
        "lists": [_as_tab(name, len(of_list(everything, name)), wanted) for name in LISTS],
        "wanted": wanted,
        "heading": LISTS[wanted],
        "rows": page.object_list,
        "page": page,
        "pages": [_as_link(number, wanted, page.number) for number in page.paginator.page_range],
        "several": len(memberships) > 1,
        "today": today,
    }
    return render(request, "portal/home.html", context)


@member
def worry(request: HttpRequest, memberships: list[Membership]) -> HttpResponse:
    """Who to ring when somebody worries about a child's safety. It is no note on a case."""
    return render(request, "portal/worry.html", around(request, "portal_worry"))


def _as_tab(name: str, count: int, wanted: str) -> dict[str, object]:
    return {
        "name": "overdue" if name == "late" else "",
        "text": LISTS[name],
        "count": count,
        "href": f"?list={name}",
        "current": name == wanted,
    }


def _as_link(number: int, wanted: str, current: int) -> dict[str, object]:
    return {"text": number, "href": f"?list={wanted}&page={number}", "current": number == current}
