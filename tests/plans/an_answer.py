"""A draft that was sent to the family, and what somebody says of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from cases.actions.chronology import record
from cases.models import Case
from plans.actions.representations import Heard, Said, hear
from plans.models import Representation, Version
from plans.versioning import freeze
from providers.models import Consultation, ConsultationAnswer, Provider
from statutory import Kind
from tests.people import Cast
from tests.plans.a_plan import a_case, a_draft

SENT = date(2026, 6, 2)
SERVED = date(2026, 6, 4)  # a Thursday: the fifteenth day is Thursday 18 June
LAST = date(2026, 6, 18)
TODAY = date(2026, 7, 1)


def sent(version: Version, by: User, on: date = SENT, served: date | None = SERVED) -> Version:
    """A version that went to the family, and reached them."""
    freeze(version, on=on, by=by)
    version.served_on = served
    version.save()
    if served and version.status != Version.Status.PROPOSED:
        kind = Kind.DRAFT_SERVED.value
        record(version.case, kind=kind, on=served, by=by, today=TODAY)
    return version


def a_sent_draft(people: Cast, case: Case | None = None) -> Version:
    """The first draft of the exemplar's plan, as it reached the family."""
    return sent(a_draft(case or a_case(people), people.officer), people.officer)


def told(
    version: Version,
    by: User,
    *said: Said | str,
    on: date = date(2026, 6, 10),
    **heard: Any,
) -> Representation:
    """What the mother says of a version, unless it is somebody else."""
    if "from_whom" not in heard:
        heard.setdefault("member", version.case.child.family.order_by("pk").first())
    points = [one if isinstance(one, Said) else Said(one) for one in said]
    return hear(version, heard=Heard(received_on=on, **heard), points=points, by=by, today=TODAY)


def consulted(
    case: Case, provider: Provider, by: User, *, on: date = date(2026, 6, 5), **answer: Any
) -> Consultation:
    """A setting that was consulted and, where `position` is given, answered."""
    family = answer.pop("family_asked_for_it", False)
    one = Consultation.objects.create(
        case=case, provider=provider, sent_on=on, sent_by=by, family_asked_for_it=family
    )
    if answer:
        ConsultationAnswer.objects.create(
            consultation=one, received_on=date(2026, 6, 15), given_by=by, **answer
        )
    return one
