"""Who is at work: their sessions, their cases, and something for each family to read."""

from __future__ import annotations

import json

from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.models import Role, User
from cases.actions import contact, documents
from cases.actions.releasing import share_with_family
from cases.models import Case, Contact
from cases.papers.kinds import TEXT
from families.models import Holding

CASES = 20  # of a coordinator’s, that they open
PAPERS, MESSAGES = 2, 2


def tell(coordinators: int, families: int) -> None:
    """Print everybody as the client needs them."""
    everybody = [*_coordinators(coordinators), *_families(families)]
    assert len(everybody) == coordinators + families, len(everybody)
    print(json.dumps(everybody))


def _session_of(user: User) -> str:
    client, name = Client(), settings.SESSION_COOKIE_NAME
    client.force_login(user)
    return f"{name}={client.cookies[name].value}"


def _coordinators(number: int) -> list[dict[str, object]]:
    found = User.objects.filter(role=Role.COORDINATOR, email__endswith="@populated.example")
    return [
        {"who": "officer", "cookie": _session_of(one), "cases": _cases_of(one)}
        for one in found.order_by("pk")[:number]
    ]


def _cases_of(officer: User) -> list[tuple[str, str]]:
    """Cases to open, each with what one would search for."""
    own = Case.objects.filter(officer=officer, closed_on=None).order_by("pk")
    return list(own.values_list("reference", "child__surname")[:CASES])


def _families(number: int) -> list[dict[str, object]]:
    cases = Case.objects.filter(closed_on=None)
    held = Holding.objects.filter(ended_at=None, member__child__in=cases.values("child"))
    made = []
    for one in held.select_related("user", "member").order_by("pk")[:number]:
        case = cases.select_related("officer").get(child=one.member.child_id)
        _something_to_read(case, one)
        made.append({"who": "family", "cookie": _session_of(one.user), "member": one.member_id})
    return made


def _something_to_read(case: Case, held: Holding) -> None:
    """Papers that are shared, and messages both ways."""
    by = case.officer
    assert by is not None
    for number in range(PAPERS):
        content = f"How things go at school, page {number}. " * 30
        paper = documents.file(
            case, title=f"Report {number}", content=content.encode(), media_type=TEXT, by=by
        )
        share_with_family(paper, by=by)
    for number in range(MESSAGES):
        words, direction = f"Message {number}: thank you.", ("in", "out")[number % 2]
        at = timezone.now()
        said = contact.Said(Contact.How.MESSAGE.value, direction, at, words, held.member)
        contact.log(case, said=said, by=by)
