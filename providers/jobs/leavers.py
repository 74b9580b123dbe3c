"""Each night: whose last day has passed gives back what was theirs, and is signed out."""

from __future__ import annotations

from datetime import date

from cases import audit

from ..access import memberships_of
from ..actions.memberships import take_back
from ..models import AdviceRequest, Membership


def take_back_from_leavers(today: date) -> int:
    """Give the work of those who left back to their teams. Returns how many had any."""
    gone = Membership.objects.filter(ends_on__lt=today).select_related("user", "provider")
    left = [one for one in gone.order_by("pk") if _left_something(one, today)]
    with audit.acting_as_job("take_back_from_leavers"):
        for membership in left:
            take_back(membership, on=today)
    return len(left)


def _left_something(membership: Membership, today: date) -> bool:
    """Whether work or a way in is still theirs; who came back since keeps both."""
    live = memberships_of(membership.user, today)
    if live.filter(provider=membership.provider).exists():
        return False
    work = AdviceRequest.objects.filter(
        provider=membership.provider, assigned_to=membership.user, state=AdviceRequest.State.ASKED
    )
    can_sign_in = membership.user.has_usable_password() and not live.exists()
    return can_sign_in or work.exists()
