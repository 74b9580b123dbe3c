"""tell_officer: the officer of a case hears from a setting or service. A line and a link."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import Role, User
from cases.access import may_open
from cases.actions.alerts import alert
from cases.audit import action
from cases.models import Case, Message

from ..models import AdviceRequest


@action
def tell_officer(request: AdviceRequest, *, what: str, once: str, by: User) -> list[Message]:
    """Tell whoever looks after the case today: the officer, their cover, or the team's seniors."""
    case = request.case
    return alert(
        case,
        to=_looking_after(case),
        code="advice",
        subject=what,
        path=f"/cases/{case.reference}/advice/{request.pk}/",
        once=f"{once}:{request.about}",
        by=by,
    )


def _looking_after(case: Case) -> list[User]:
    officer = case.officer
    if officer is not None:
        there = officer.cover_on(timezone.localdate()) or officer
        if may_open(there, case):
            return [there]
    seniors = User.objects.filter(role=Role.SENIOR, is_active=True, team=case.team_id)
    return [one for one in seniors.order_by("pk") if may_open(one, case)]
