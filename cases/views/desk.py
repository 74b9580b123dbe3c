"""The senior's desk: what is late and why, what to answer, who holds how much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accounts.models import User
from statutory import RULES_BY_ID, counted, format_date

from .. import roles
from ..access import cases_visible_now
from ..guards import staff
from ..links import page_of_case
from ..models import (
    BreakGlass,
    Case,
    ContactChange,
    Decision,
    Incident,
    Message,
    Question,
    StatutoryException,
)
from ..queries import desk
from ..queries.caseload import Caseloads, caseloads
from ..queries.forecast import FEWEST, Forecast, forecast
from ..queries.incidents import clock_of, incidents_open
from ..queries.one_team import AT_ONCE, one_team_of
from ..templatetags.dates import moment
from .rows import rows_of
from .worklist import REASONS

Thing = TypeVar("Thing")
COLUMNS = {
    "overdue": "Overdue",
    "today": "Due today",
    "soon": "Due in the next 7 days",
    "problem": "Cannot be worked out",
    "disapplied": "Time limit disapplied",
}


@staff(roles.SEE_DESK)
def show(request: HttpRequest) -> HttpResponse:
    """Everything that waits for a senior, each figure leading to its cases."""
    user, today = cast(User, request.user), timezone.localdate()
    visible = cases_visible_now(user)
    of = one_team_of(user, visible, request.GET.get("team", ""))
    undated, work = desk.without_dates(of.cases), caseloads(user, today, of.cases, of.team)
    heaps = desk.heaps_by_officer(of.cases, work.names, today)
    context = {
        "today": today,
        "of": of,
        "columns": COLUMNS.values(),
        "officers": _officers(heaps, work, of.narrows),
        "reasons": _reasons(desk.late_because(of.cases, heaps, today), of.narrows),
        "undated": rows_of(undated[: desk.MOST], today),
        "more_undated": f"{_worklist(of.narrows)}&due=problem" if len(undated) > desk.MOST else "",
        "lists": _lists(user, visible),
        "sample": rows_of(desk.sample(of.cases, user, today), today),
        "sample_words": desk.sample_words(today),
        "forecast": _ahead(request, work, of.cases, today),
    }
    return render(request, "cases/desk/show.html", context)


def _worklist(narrows: str) -> str:
    return f"{reverse('worklist')}?whose=team{narrows}"


def _officers(
    heaps: list[desk.OfficerHeaps], work: Caseloads, narrows: str
) -> list[dict[str, Any]]:
    """A line for each officer: what is late or nearly so, and how much they hold."""
    loads = {load.officer.pk: load for load in work.loads}
    rows = []
    for one in heaps:
        load = loads.get(one.officer) if one.officer else None
        whose = "unallocated" if one.officer is None else f"team&officer={one.officer}"
        href = f"{reverse('worklist')}?whose={whose}{narrows}"
        cells = [
            {"label": words, "count": one.counts[name], "href": f"{href}&due={name}"}
            for name, words in COLUMNS.items()
        ]
        rows.append(
            {
                "name": one.name or "Nobody yet",
                "cells": cells,
                "cases": load.cases if load else "",
                "weight": f"{load.weight:.1f}" if load else "",
                "fair": f"{load.fair:.1f}" if load and load.fair is not None else "",
            }
        )
    return rows


def _reasons(found: dict[str, dict[str, int]], narrows: str) -> list[dict[str, Any]]:
    return [
        {
            "words": words,
            "cells": [
                {
                    "label": COLUMNS[heap],
                    "count": found[reason][heap],
                    "href": f"{_worklist(narrows)}&due={heap}&reason={reason}",
                }
                for heap in desk.LATE
            ],
        }
        for reason, words in REASONS.items()
        if reason in found
    ]


def _lists(user: User, cases: QuerySet[Case]) -> list[dict[str, Any]]:
    """What waits for an answer, list by list."""
    merges = desk.merges_to_answer(user)
    proposals = [counted(merges, "proposal")] if merges else []
    open_ones = incidents_open(user, desk.MOST + 1)
    return [
        _list("Incidents: the 72 hours", open_ones, _incident, "incidents"),
        _list("Exceptions to approve", desk.to_approve(cases, user), _exception, "approvals"),
        _list("Decisions held for a senior", desk.held_decisions(cases), _decision, "approvals"),
        _list("Questions to answer", desk.questions_to(cases, user), _question, "questions"),
        _list(
            "Emergency openings to review",
            desk.break_glass_to_review(user),
            _opening,
            "break_glass_reviews",
        ),
        _list("Records that may be one child", proposals, _proposals, "merges"),
        _list(
            "Changes of contact details to check",
            desk.changes_to_check(cases),
            _change,
            "contact_changes",
        ),
        _list("Messages that may not have gone", desk.doubtful_messages(cases), _message, "jobs"),
    ]


def _list(
    title: str,
    found: Sequence[Thing],
    line: Callable[[Thing], tuple[str, str]],
    page: str,
) -> dict[str, Any]:
    lines = [{"text": text, "href": href} for text, href in map(line, found[: desk.MOST])]
    more = len(found) > desk.MOST
    return {
        "title": title,
        "lines": lines,
        "count": f"{desk.MOST} or more" if more else len(found),
        "all": _page(page) if found else "",
    }


def _incident(one: Incident) -> tuple[str, str]:
    clock = clock_of(one, timezone.now())
    text = f"{one}, {one.case.reference}: {clock.words[:1].lower()}{clock.words[1:]}"
    return text, reverse("incidents")


def _exception(one: StatutoryException) -> tuple[str, str]:
    duty = RULES_BY_ID[one.rule].duty if one.rule in RULES_BY_ID else one.rule
    text = f"{one.case.reference}: {duty}. By {one.relied_on_by.name}, {moment(one.relied_on_at)}"
    return text, page_of_case("case", one.case.reference)


def _decision(one: Decision) -> tuple[str, str]:
    text = f"{one.case.reference}: {one.get_question_display()}. By {one.by.name}, {moment(one.at)}"
    return text, page_of_case("case", one.case.reference)


def _question(one: Question) -> tuple[str, str]:
    text = f"{one.case.reference}: {one.asked_by.name} asks {one.asked_of.name}"
    text += f", answer by {format_date(one.answer_by)}"
    return text, page_of_case("case_questions", one.case.reference)


def _opening(one: BreakGlass) -> tuple[str, str]:
    """Which case it was is said on the page of the review, to who may know of it."""
    return f"{one.user.name}, {moment(one.at)}", _page("break_glass_reviews")


def _proposals(said: str) -> tuple[str, str]:
    return f"{said} to answer", _page("merges")


def _change(one: ContactChange) -> tuple[str, str]:
    text = f"{one.case.reference}: asked by {one.asked_by.name}, {moment(one.asked_at)}"
    return text, page_of_case("case_people", one.case.reference)


def _message(one: Message) -> tuple[str, str]:
    about = one.case.reference if one.case else "No case"
    return f"{about}: written {moment(one.written_at)}", reverse("message_settle", args=[one.pk])


def _page(name: str) -> str:
    """The address of a page, if there is one."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _ahead(request: HttpRequest, work: Caseloads, cases: QuerySet[Case], today: date) -> str:
    """The forecast in words; nothing yet where it takes long and was not asked for."""
    takes_long = work.cases + work.unallocated > AT_ONCE
    if takes_long and "forecast" not in request.GET:
        return ""
    return _forecast(forecast(cases, today))


def _forecast(found: Forecast) -> str:
    if found.is_too_few:
        return (
            f"Too few to say: {counted(found.due, 'case')} due in the next six weeks and "
            f"{found.past} in the last half year. Under {FEWEST}, a forecast says nothing."
        )
    fewest, most = found.between
    return (
        f"Between {fewest} and {most} of the {found.due} cases with a date of ours in the next six "
        f"weeks may miss one. Of {found.past} in the last half year, {found.missed} did."
    )
