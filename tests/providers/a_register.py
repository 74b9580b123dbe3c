"""Settings and services for tests, and one of each thing that is kept about them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import Role, User
from cases.models import Case
from providers.models import (
    Band,
    Closure,
    Commitment,
    Contact,
    Cost,
    Fee,
    Knowledge,
    Membership,
    Option,
    PackageLine,
    PersonalBudget,
    Placement,
    Places,
    Provider,
)
from tests.factories import UserFactory

TODAY = date(2026, 6, 9)


def a_school(urn: str = "999101", name: str = "Example Primary School", **more: Any) -> Provider:
    """An invented open community school."""
    known = {"type_code": "01", "type_name": "Community school", "status": "Open"}
    known |= {"postcode": "EX1 1AA", "town": "Exampleton", "authority_code": "330"}
    return Provider.objects.create(urn=urn, name=name, **(known | more))


def a_service(kind: str = "psychology", name: str = "Example Psychology Service") -> Provider:
    """An invented service of the council's area, with an inbox of its own."""
    service = Provider.objects.create(kind=kind, name=name, source="local", status="Open")
    Knowledge.objects.create(provider=service, inbox="inbox@service.example")
    return service


def a_member(provider: Provider, *, is_admin: bool = False, **more: Any) -> User:
    """Somebody who signs in for a provider."""
    user = UserFactory(role=Role.PROVIDER, **more)
    Membership.objects.create(
        user=user, provider=provider, is_admin=is_admin, began_on=date(2026, 1, 5)
    )
    return user


def one_of_each(case: Case, by: User) -> dict[str, Any]:
    """A school with a contact and notes, an option with a cost, a placement that is paid for."""
    school = a_school(urn="999190", name="One Of Each School")
    option = Option.objects.create(case=case, provider=school, title=school.name)
    placement = Placement.objects.create(
        case=case, provider=school, starts_on=TODAY, recorded_by=by
    )
    return {
        "school": school,
        "knowledge": Knowledge.objects.create(provider=school),
        "contact": Contact.objects.create(provider=school, name="Hana Head", role="head"),
        "option": option,
        "cost": Cost.objects.create(option=option, head="fee", year="2026-27", written_by=by),
        "placement": placement,
        "places": Places.objects.create(provider=school, year_group="3", places=1, said_on=TODAY),
        "fee": Fee.objects.create(
            provider=school,
            what="day_place",
            amount=Decimal(1),
            from_on=TODAY,
            said_on=TODAY,
            source="List",
        ),
        "closure": Closure.objects.create(
            provider=school, what="A", starts_on=TODAY, reopens_on=date(2026, 6, 10), recorded_by=by
        ),
        "band": Band.objects.create(code="A", amount=Decimal(1), from_on=TODAY, source="B"),
        "line": PackageLine.objects.create(option=option, what="A", how_many=Decimal(1)),
        "budget": PersonalBudget.objects.create(
            case=case, asked_on=TODAY, what_for="A", recorded_by=by
        ),
        "commitment": Commitment.objects.create(
            placement=placement, head="fee", rate=Decimal(100), starts_on=TODAY, asked_by=by
        ),
    }
