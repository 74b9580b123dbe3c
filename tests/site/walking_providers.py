"""Settings and services in the world that every page is walked in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from cases.models import Case
from providers.models import (
    Closure,
    Contact,
    Fee,
    Option,
    PackageLine,
    PersonalBudget,
    QualityNote,
)
from statutory import days_after
from tests.people import Cast
from tests.providers.a_register import a_school


def provider_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """What each address about settings and services needs to be filled in."""
    return _known(people, today) | _weighed(case, people, today)


def _known(people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """One of everything that the council knows of a school."""
    school = a_school("999150", "Known School")
    contact = Contact.objects.create(
        provider=school, name="Hana Head", role="head", email="h@s.example"
    )
    gone = Contact.objects.create(provider=school, name="Leo Left", role="senco", left_on=today)
    fee = Fee.objects.create(
        provider=school,
        what="day_place",
        amount=Decimal(100),
        from_on=today,
        said_on=today,
        source="List",
    )
    note = QualityNote.objects.create(
        provider=school, on=today, words="Calm", source="Visit", written_by=people.officer
    )
    closure = Closure.objects.create(
        provider=school,
        what="Summer",
        starts_on=today,
        reopens_on=days_after(today, 40),
        source="Website",
        recorded_by=people.officer,
    )
    of_school = ("provider_knowledge", "provider_notes", "provider_places", "provider_contact_add")
    of_school += ("fee_add", "quality_add", "closure_add")
    return {
        **{name: {"pk": school.pk} for name in of_school},
        "provider_contact_change": {"pk": contact.pk},
        "provider_contact_back": {"pk": gone.pk},
        "fee_end": {"pk": fee.pk},
        "quality_strike": {"pk": note.pk},
        "closure_remove": {"pk": closure.pk},
    }


def _weighed(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """An option with a package that waits for approval, and a personal budget asked for."""
    by = people.officer
    option = Option.objects.create(case=case, title="A package", approval="asked", asked_by=by)
    line = PackageLine.objects.create(option=option, what="Tuition", how_many=5, weeks=38)
    budget = PersonalBudget.objects.create(
        case=case, asked_on=today, what_for="Help at home", recorded_by=by
    )
    of_option = ("option_weigh", "option_leave_out", "cost_journey", "cost_top_up")
    of_option += ("package_line_add", "package_ask", "package_answer")
    return {
        **{name: {"pk": option.pk} for name in of_option},
        "cost_say": {"pk": option.pk, "head": "transport"},
        "package_line_remove": {"pk": line.pk},
        "budget_answer": {"pk": budget.pk},
    }
