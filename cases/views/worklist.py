"""What to do today: an officer's cases, next statutory date first."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.models import User
from statutory import Ground, Stage, format_date

from .. import roles
from ..guards import staff
from ..models import Case
from ..queries.worklist import (
    DUE_WORDS,
    LATE_WORDS,
    LISTED,
    Wanted,
    covered_by,
    heaps,
    heaps_bounded,
    is_bounded,
    open_cases,
    worklist,
)
from .ours import ours_on
from .rows import rows_of

PER_PAGE = 50
WHOSE = {
    "mine": "My cases and those I cover",
    "team": "All I may see",
    "unallocated": "Unallocated",
}
# Why a case is late, as far as it is recorded.
REASONS = {**{one.value: one.label for one in Ground}, **LATE_WORDS}


@staff(roles.WORKLIST)
def show(request: HttpRequest) -> HttpResponse:
    """The worklist, with its filters and how many cases lie in each heap."""
    today, user = timezone.localdate(), cast(User, request.user)
    wanted = wanted_in(request)
    covered = covered_by(user) if wanted.whose == "mine" else []
    whose = open_cases(user, wanted.whose, covered)
    bounded = is_bounded(user, wanted.whose)
    counts = (heaps_bounded if bounded else heaps)(whose, wanted, today)
    paginator = Paginator(worklist(whose, wanted, today), PER_PAGE)
    paginator.count = min(counts[wanted.due or "all"], LISTED if bounded else sys.maxsize)
    page = paginator.get_page(request.GET.get("page"))
    holders = [one.pk for one in covered]
    context = _context(request, wanted, counts, page, today, bounded)
    context |= ours_on(whose, wanted, today, holders)
    context["covering"] = [_covering(one) for one in covered if one.pk != user.pk]
    return render(request, "cases/worklist.html", context)


def _context(
    request: HttpRequest,
    wanted: Wanted,
    counts: dict[str, int],
    page: Page[Case],
    today: date,
    bounded: bool,
) -> dict[str, Any]:
    """The page of cases in words, and the filters that can be chosen."""
    return {
        "rows": rows_of(page.object_list, today),
        "page": page,
        "wanted": wanted,
        "heaps": _heap_links(wanted, counts, bounded),
        "beyond": f"{LISTED:,}" if page.paginator.count < counts[wanted.due or "all"] else "",
        "today": today,
        "stages": [("", "Any stage"), *((stage.value, stage.label) for stage in Stage)],
        "waitings": [("", "Anybody"), *Case.Waiting.choices],
        "whose": WHOSE.items(),
        "pages": _page_links(request, page),
        "may_receive": roles.may(request.user.role, roles.RECEIVE_REQUEST),  # type: ignore[union-attr]
        "more": more_of(wanted),
        "may_batch": roles.may(request.user.role, roles.SEND_BATCH),  # type: ignore[union-attr]
        "filtered": any((wanted.due, wanted.stage, wanted.waiting, more_of(wanted))),
        "only": _only(wanted, page),
    }


def _covering(officer: User) -> str:
    """ "You cover Olive Officer until Friday 12 June 2026"."""
    until = f" until {format_date(officer.cover_until)}" if officer.cover_until else ""
    return f"You cover {officer.name}{until}"


def _only(wanted: Wanted, page: Page[Case]) -> list[str]:
    """What else the list is narrowed to, in words."""
    first = next(iter(page.object_list), None)
    holder = first.officer.name if first and first.officer else "one officer"
    said = [f"Only cases held by {holder}."] if wanted.officer else []
    if wanted.team is not None:
        said.append("Only cases of one team." if wanted.team else "Only cases of no team.")
    if wanted.reason:
        said.append(f"Only cases with this as the reason for lateness: {REASONS[wanted.reason]}.")
    return said


def wanted_in(request: HttpRequest) -> Wanted:
    """The filters asked for; anything unknown is as if it were not asked."""
    get = request.GET.get
    holds_cases = roles.may(request.user.role, roles.RECORD)  # type: ignore[union-attr]
    usual = "mine" if holds_cases else "team"
    known = {stage.value for stage in Stage}
    return Wanted(
        whose=get("whose", "") if get("whose") in WHOSE else usual,
        due=get("due", "") if get("due") in DUE_WORDS else "",
        stage=get("stage", "") if get("stage") in known else "",
        waiting=get("waiting", "") if get("waiting") in Case.Waiting.values else "",
        officer=_number(get("officer", "")),
        team=_number(get("team", "")),
        reason=get("reason", "") if get("reason") in REASONS else "",
    )


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else None


def _count_words(count: int, bounded: bool) -> str | int:
    return f"{LISTED:,}+" if bounded and count > LISTED else count


def _heap_links(wanted: Wanted, counts: dict[str, int], bounded: bool) -> list[dict[str, object]]:
    rest = f"whose={wanted.whose}&stage={wanted.stage}&waiting={wanted.waiting}{more_of(wanted)}"
    names = {"": "All open", **DUE_WORDS}
    return [
        {
            "text": words,
            "count": _count_words(counts[name or "all"], bounded),
            "href": f"?{rest}&due={name}",
            "current": name == wanted.due,
            "name": name,
        }
        for name, words in names.items()
        if name != "disapplied" or counts[name] or wanted.due == name
    ]


def more_of(wanted: Wanted) -> str:
    """The filters that are set by a link from elsewhere, as part of an address."""
    more = {"officer": wanted.officer or "", "team": wanted.team, "reason": wanted.reason}
    return "".join(f"&{name}={value}" for name, value in more.items() if value not in (None, ""))


def _page_links(request: HttpRequest, page: Page[Case]) -> list[dict[str, object]]:
    query = request.GET.copy()
    links: list[dict[str, object]] = []
    for number in page.paginator.get_elided_page_range(page.number):
        query["page"] = str(number)
        links.append(
            {
                "text": number,
                "href": f"?{query.urlencode()}" if isinstance(number, int) else "",
                "current": number == page.number,
            }
        )
    return links if page.has_other_pages() else []
