"""The providers' door: what somebody who signs in for a setting or service may open, and when.

They see what was asked of their organisation and nothing else of a case: never the case file. Each
rule ends by itself on a day; nobody has to remember to take access away.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.access import is_close_to
from cases.models import AccessRecord, Relation

from .models import (
    AdviceMark,
    AdviceRequest,
    AdviceVersion,
    Consultation,
    Membership,
    Provider,
)


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

    Sent back or no longer needed, a request is closed to them from then on. On a restricted case
    only whoever it is given to, and who shares the work out, may open it.
    """
    shown = (AdviceRequest.State.ASKED, AdviceRequest.State.ANSWERED)
    run_by = memberships_of(user).filter(is_admin=True).values("provider")
    few = Q(case__restricted=False) | Q(assigned_to=user) | Q(provider__in=run_by)
    close = Relation.objects.filter(user=user, ended_at=None)
    return (
        AdviceRequest.objects.filter(
            few, provider__in=providers_of(user), state__in=shown, case__closed_on=None
        )
        .exclude(case__child__in=close.values("child"))
        .select_related("case__child", "case__officer", "provider", "assigned_to")
    )


def other_advice_for(request: AdviceRequest) -> QuerySet[AdviceVersion]:
    """What others handed in on the same case, where the officer lets this author read it.

    Never what is marked as about somebody else or as unsafe, nor what was withdrawn.
    """
    given = AdviceVersion.objects.filter(
        request__case=request.case_id,
        request__state=AdviceRequest.State.ANSWERED,
        state=AdviceVersion.State.GIVEN,
    ).exclude(request=request.pk)
    marked = AdviceMark.objects.filter(removed_at=None, request=OuterRef("request"))
    newer = given.filter(request=OuterRef("request"), number__gt=OuterRef("number"))
    if not request.sees_others:
        return given.none()
    return given.filter(~Exists(marked), ~Exists(newer)).select_related(
        "request__provider", "document"
    )


def provider_run_by(user: User, pk: int) -> Provider:
    """An organisation whose people somebody looks after: as its admin, today."""
    found = memberships_of(user).filter(is_admin=True, provider__pk=pk).first()
    if found is None:
        raise Http404
    return found.provider


def colleague_of(user: User, pk: int) -> Membership:
    """Somebody who signs in for an organisation that this person is an admin of."""
    run = memberships_of(user).filter(is_admin=True).values("provider")
    found = live_memberships().filter(provider__in=run, pk=pk).first()
    if found is None:
        raise Http404
    return found


def live_memberships(on: date | None = None) -> QuerySet[Membership]:
    """Everybody who signs in for any organisation on a day, or will from a later one."""
    day = on or timezone.localdate()
    live = Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day))
    return live.select_related("user", "provider").order_by("user__name", "pk")


def consultations_of(user: User) -> QuerySet[Consultation]:
    """Consultations that somebody may open: of their setting, not withdrawn, on an open case.

    On a restricted case only whoever shares the work out there may open it.
    """
    run_by = memberships_of(user).filter(is_admin=True).values("provider")
    few = Q(case__restricted=False) | Q(provider__in=run_by)
    close = Relation.objects.filter(user=user, ended_at=None)
    return (
        Consultation.objects.filter(few, provider__in=providers_of(user), case__closed_on=None)
        .exclude(state=Consultation.State.WITHDRAWN)
        .exclude(case__child__in=close.values("child"))
        .select_related("case__child", "case__officer", "provider")
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
