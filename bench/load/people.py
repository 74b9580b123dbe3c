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
from families.access import Sight, sights_of
from families.models import Holding, Part

CASES = 20  # of a coordinator’s, that they open
READ = (Part.WHERE, Part.DOCUMENTS, Part.MESSAGES)
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
    """Who holds the rights or has a part in them: where the young person does, nothing is open."""
    made: list[dict[str, object]] = []
    held = Holding.objects.filter(ended_at=None).select_related("user").order_by("pk")
    for one in held.iterator():
        sight = next(iter(sights_of(one.user)), None)
        if sight is None or not all(sight.may(part) for part in READ):
            continue
        _something_to_read(sight)
        cookie = _session_of(one.user)
        made.append({"who": "family", "cookie": cookie, "member": sight.member.pk})
        if len(made) == number:
            break
    return made


def _something_to_read(sight: Sight) -> None:
    """Papers that are shared, and messages both ways."""
    case, by = sight.case, sight.case.officer
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
        said = contact.Said(Contact.How.MESSAGE.value, direction, at, words, sight.member)
        contact.log(case, said=said, by=by)
