"""The health body agrees to Section G as it stands (regulation 12(2))."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.refusals import Refused
from statutory import format_date

from ..models import HealthAgreement, Version
from ..queries.agreeing import mark_of_health, said_in_health
from ..queries.health import health_of

CHANGED_SINCE = (
    "Section G came to say this on {on}, after the day of their agreement. Let them see it as it"
    " stands now, or tick that they saw these very words."
)


@action
def record_agreement(
    version: Version,
    *,
    body: str,
    officer: str,
    agreed_on: date,
    by: User,
    saw: str,
    same_words: bool = False,
    today: date | None = None,
) -> HealthAgreement:
    """Write down who of the health body agreed to Section G, and when. A change of G voids it.

    `saw` is the mark of Section G on the page: what changed meanwhile is not agreed to unread.
    """
    today = today or timezone.localdate()
    health = health_of(version)
    if health.is_empty:
        raise Refused("There is nothing in Section G to agree to")
    _refuse_nameless(body, officer)
    if agreed_on > today:
        raise Refused(f"{format_date(agreed_on)} is in the future", field="agreed_on")
    changed = health.changed_on
    if changed and agreed_on < changed and not same_words:
        raise Refused(CHANGED_SINCE.format(on=format_date(changed)), field="agreed_on")
    mark = mark_of_health(health.plan)
    if mark != saw:
        raise Refused("Section G was changed while you had this page open. Look at it again.")
    audit.noting(after={"mark": mark})
    audit.leaving_unsaid("saw")
    return HealthAgreement.objects.create(
        plan=version.plan,
        body=" ".join(body.split()),
        officer=" ".join(officer.split()),
        agreed_on=agreed_on,
        mark=mark,
        said=said_in_health(health.plan),
        recorded_by=by,
    )


def _refuse_nameless(body: str, officer: str) -> None:
    for field, value, asked in (
        ("body", body, "Enter the name of the health body"),
        ("officer", officer, "Enter the name of who agreed"),
    ):
        if not value.strip():
            raise Refused(asked, field=field)
