"""Handing over: one case from its records, or every case of an officer."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.models import User
from statutory import format_date

from .. import roles
from ..guards import officer, staff
from ..links import page_of_case
from ..models import Case, Contact, FamilyMember, Promise
from ..queries.guidance import helps_of
from ..queries.handover import cases_to_hand_over, handover_of
from ..screens.frame import frame_of
from ..wording import matters_of, short_date
from .rows import rows_of

Line = dict[str, str]


@officer(roles.VIEW)
def case(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything somebody needs who takes over the case; every line leads to its record."""
    today = timezone.localdate()
    found = handover_of(case, today)
    context = frame_of(request, case, "case_handover") | {
        "found": found,
        "matters": matters_of(found.entries),
        "advice_out": found.advice_out,
        "promises": [_promise(case, one) for one in found.promises],
        "replies": [_reply(case, one) for one in found.replies],
        "people": [_person(one) for one in found.people],
        "links": _links(case),
        "today": today,
    }
    return render(request, "cases/caseload/handover.html", context)


@staff(roles.WORKLIST)
def caseload(request: HttpRequest, pk: int) -> HttpResponse:
    """The open cases of an officer, each leading to its handover page."""
    today, user = timezone.localdate(), cast(User, request.user)
    found = list(cases_to_hand_over(User(pk=pk), user))
    if not found:
        raise Http404
    rows = [(row, page_of_case("case_handover", row.reference)) for row in rows_of(found, today)]
    context = {"officer": found[0].officer, "rows": rows, "today": today}
    return render(request, "cases/caseload/handover_all.html", context)


def _links(case: Case) -> dict[str, str]:
    names = ("case", "case_people", "case_documents", "case_contact", "case_questions")
    return {name: page_of_case(name, case.reference) for name in names}


def _promise(case: Case, promise: Promise) -> Line:
    earlier = promise.made_by_id != case.officer_id
    by = f"{promise.made_by.name}{', who does not hold the case now' if earlier else ''}"
    to = f" to {promise.promised_to}" if promise.promised_to else ""
    return {
        "href": page_of_case("case_promises", case.reference),
        "text": promise.what,
        "more": f"Promised{to} by {by}. Due {format_date(promise.due)}",
    }


def _reply(case: Case, contact: Contact) -> Line:
    assert contact.reply_by is not None
    who = contact.member.name if contact.member else contact.with_whom or "somebody"
    day = short_date(timezone.localtime(contact.at).date())
    return {
        "href": page_of_case("case_contact", case.reference),
        "text": f"{contact.get_how_display()} from {who}, {day}",
        "more": f"Reply by {format_date(contact.reply_by)}",
    }


def _person(person: FamilyMember) -> dict[str, Any]:
    """How to reach somebody and what helps. What is withheld stands on the People page alone."""
    reach = [person.phone, person.email, ", ".join(person.address.split("\n"))]
    told = "; ".join(one.strip() for one in reach if one.strip()) or "Not recorded"
    return {
        "name": person.name,
        "relation": person.relation,
        "responsible": person.parental_responsibility,
        "reach": "Withheld. See the People page" if person.withheld else told,
        "doubtful": person.doubtful_since,
        "needs": list(helps_of(person)),
    }
