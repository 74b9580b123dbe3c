"""A case under assessment, and services to ask, as the rooms around advice need them."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from cases.actions.chronology import record
from cases.models import Case, Document
from providers.models import Contact, Provider
from statutory import Kind, days_after
from tests.factories import CaseFactory, ChildFactory
from tests.papers import a_pdf, filed

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
    said = "Advice about Amira Khan, born 2 March 2018" if not text else text
    return filed(case, by, a_pdf(said), title, sort="psychology")
