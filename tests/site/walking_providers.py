"""Settings and services in the world that every page is walked in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import User
from cases.models import Case
from providers.models import (
    Closure,
    Commitment,
    Consultation,
    ConsultationAnswer,
    Contact,
    Fee,
    LedgerBatch,
    Membership,
    Option,
    PackageLine,
    PersonalBudget,
    Placement,
    QualityNote,
)
from statutory import days_after
from tests.papers import a_pdf, filed
from tests.people import Cast
from tests.providers.a_register import a_school
from tests.providers.an_answer import SERVICE


def provider_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """What each address about settings and services needs to be filled in."""
    return (
        _known(people, today)
        | _weighed(case, people, today)
        | _consulted(case, people, today)
        | _paid(case, people, today)
    )


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


def _consulted(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """A school that was consulted and answered with a reason in law."""
    school = a_school("999160", "Consulted School")
    colleague = User.objects.get(memberships__provider__name=SERVICE, memberships__is_admin=True)
    Membership.objects.create(user=colleague, provider=school, began_on=today)
    paper = filed(case, people.officer, a_pdf("The draft plan"), "Draft plan")
    consultation = Consultation.objects.create(
        case=case, provider=school, sent_on=today, sent_by=people.officer
    )
    consultation.papers.add(paper)
    told = ConsultationAnswer.objects.create(
        consultation=consultation,
        position="cannot",
        ground="unsuitable",
        reasons="No hydrotherapy",
        received_on=today,
        given_by=people.officer,
    )
    one = {"pk": consultation.pk}
    return {
        **dict.fromkeys(("consultation_log", "consultation_withdraw"), one),
        "consultation_assess": {"pk": told.pk},
        "portal_say_places": {"pk": school.pk},
        "portal_consultation": one,
        "portal_consultation_answer": one,
        "portal_consultation_paper": {**one, "paper": paper.pk},
    }


def _paid(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """A placement with an amount that waits for approval, and a batch for the ledger."""
    school = a_school("999170", "Placed School")
    placement = Placement.objects.create(
        case=case, provider=school, starts_on=today, recorded_by=people.officer
    )
    commitment = Commitment.objects.create(
        placement=placement,
        head="fee",
        rate=Decimal(100),
        starts_on=today,
        dated_on=today,
        source="List",
        asked_by=people.officer,
    )
    batch = LedgerBatch.objects.create(through=today, made_by=people.officer)
    of_placement = ("placement_end", "placement_journey", "commitment_ask")
    of_amount = ("commitment_stop", "commitment_replace", "commitment_approve")
    return {
        **{name: {"pk": placement.pk} for name in of_placement},
        **{name: {"pk": commitment.pk} for name in of_amount},
        **{name: {"pk": batch.pk} for name in ("ledger_batch", "ledger_file", "ledger_taken")},
    }
