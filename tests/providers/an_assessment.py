"""A case under assessment, and services to ask, as the rooms around advice need them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.actions.chronology import record
from cases.models import Case, Document
from providers.models import AdviceRequest, AdviceVersion, Contact, Provider
from statutory import Kind, days_after
from tests.factories import CaseFactory, ChildFactory
from tests.papers import a_pdf, filed
from tests.providers.a_register import a_service

RECEIVED, DECIDED, TODAY = date(2026, 5, 5), date(2026, 6, 2), date(2026, 6, 9)


def an_assessment(officer: User, *, today: date = TODAY, **more: Any) -> Case:
    """Amira Khan, aged eight: it was decided to assess her a week ago."""
    child = ChildFactory(forename="Amira", surname="Khan", date_of_birth=date(2018, 3, 2))
    known = {"child": child, "setting_urn": "999101", "setting_name": "Example Primary School"}
    case: Case = CaseFactory(officer=officer, **(known | more))
    for kind, ago in ((Kind.REQUEST_RECEIVED, 35), (Kind.DECIDED_TO_ASSESS, 7)):
        record(case, kind=kind, on=days_after(today, -ago), by=officer, today=today)
    case.refresh_from_db()
    return case


def by_post(kind: str = "social_care", name: str = "Example Social Care") -> Provider:
    """A service without an email that is written to by post."""
    return Provider.objects.create(
        kind=kind,
        name=name,
        source="local",
        status="Open",
        street="1 Civic Square",
        town="Exampleton",
        postcode="EX1 1AB",
    )


def a_lead(provider: Provider, **more: Any) -> Contact:
    """Somebody who leads a service."""
    known: dict[str, Any] = {"name": "Lena Lead", "email": "lena@service.example"}
    return Contact.objects.create(provider=provider, role="lead", **(known | more))


def advice_paper(case: Case, by: User, text: str = "", title: str = "Report") -> Document:
    """A paper that names the child and her date of birth, as advice does."""
    said = text or "Advice about Amira Khan, born 2 March 2018"
    return filed(case, by, a_pdf(said), title, sort="psychology")


def a_late_request(case: Case, by: User, today: date, **more: Any) -> AdviceRequest:
    """A request whose six weeks are over, on a case whatever its stage."""
    known: dict[str, Any] = {"source": "psychology", "sent_on": days_after(today, -50)}
    name = f"Example Psychology {Provider.objects.count()}"
    request: AdviceRequest = AdviceRequest.objects.create(
        case=case,
        asked_by=by,
        provider=more.pop("provider", None) or a_service(name=name),
        **(known | more),
    )
    kind, on = Kind.ADVICE_REQUEST_SENT, request.sent_on
    record(case, kind=kind, on=on, by=by, about=request.about, note=name, today=today)
    return request


def pages_of_advice(case: Case, by: User, today: date) -> dict[str, dict[str, Any]]:
    """One of everything about advice, and what each address needs to be filled in."""
    late = a_late_request(case, by, today)
    answered = a_late_request(case, by, today, state="answered", answered_on=today)
    AdviceVersion.objects.create(
        request=answered,
        number=1,
        state="given",
        is_read=False,
        written_by=by,
        given_by=by,
        given_at=timezone.now(),
        summary="She needs a quiet room",
    )
    number = {"pk": answered.pk, "number": 1}
    names = ("request", "received", "not_needed", "chase", "take_in")
    return {
        **{f"advice_{name}": {"pk": late.pk} for name in names},
        "advice_withdrawn": number,
        "advice_text": number,
        "advice_figures_behind": {"pk": late.provider_id},
    }
