"""The providers' door: what somebody who signs in for a setting or service may open, and when.

They see what was asked of their organisation and nothing else of a case: never the case file. Each
rule ends by itself on a day; nobody has to remember to take access away.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.access import is_close_to
from cases.models import AccessRecord

from .models import AdviceRequest, Consultation, Membership, Provider


def memberships_of(user: User, on: date | None = None) -> QuerySet[Membership]:
    """For which organisations somebody acts on a day. A leaver acts for none."""
    day = on or timezone.localdate()
    if not user.is_active or not roles.may(user.role, roles.ANSWER):
        return Membership.objects.none()
    begun = Membership.objects.filter(user=user, began_on__lte=day)
    return begun.filter(Q(ends_on=None) | Q(ends_on__gte=day)).select_related("provider")


def providers_of(user: User, on: date | None = None) -> QuerySet[Provider]:
    """The organisations that somebody acts for on a day."""
    return Provider.objects.filter(pk__in=memberships_of(user, on).values("provider"))


def advice_asked_of(user: User) -> QuerySet[AdviceRequest]:
    """Requests for advice that somebody may open: asked of their organisation, on an open case.

    Sent back or no longer needed, a request is closed to them from then on.
    """
    shown = (AdviceRequest.State.ASKED, AdviceRequest.State.ANSWERED)
    return AdviceRequest.objects.filter(
        provider__in=providers_of(user), state__in=shown, case__closed_on=None
    ).select_related("case__child", "provider")


def consultations_of(user: User) -> QuerySet[Consultation]:
    """Consultations that somebody may open: of their setting, not withdrawn, on an open case."""
    return (
        Consultation.objects.filter(provider__in=providers_of(user), case__closed_on=None)
        .exclude(state=Consultation.State.WITHDRAWN)
        .select_related("case__child", "provider")
    )


def advice_request_for(user: User, pk: int) -> AdviceRequest:
    """Open one request for advice. Missing and forbidden look alike: both raise `Http404`."""
    found = advice_asked_of(user).filter(pk=pk).first()
    if found is None or is_close_to(user, found.case):
        raise Http404
    _note(user, found)
    return found


def consultation_for(user: User, pk: int) -> Consultation:
    """Open one consultation. Missing and forbidden look alike: both raise `Http404`."""
    found = consultations_of(user).filter(pk=pk).first()
    if found is None or is_close_to(user, found.case):
        raise Http404
    _note(user, found)
    return found


def _note(user: User, found: AdviceRequest | Consultation) -> None:
    AccessRecord.objects.create(
        user=user, user_name=user.name, case=found.case, doing=f"{roles.ANSWER} {found.about}"
    )
