"""Who may open a restricted case, who opened one in an emergency, and who is close to a child."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.models import Role, User
from statutory import days_after

from .. import roles
from ..access import in_care_of, restricted_in_care_of
from ..models import BreakGlass, Case, Grant, Relation, StoppedTries

_SOON = 14  # days before leave ends in which it is pointed out


def live_leave() -> QuerySet[Grant]:
    """Leave that holds today, by its last day."""
    rows = Grant.objects.filter(withdrawn_at=None, until__gte=timezone.localdate())
    return rows.select_related("user", "given_by", "break_glass").order_by("until", "pk")


def leave_on(case: Case) -> QuerySet[Grant]:
    """Who may open one case by leave today."""
    return live_leave().filter(case=case)


def restricted_cases(user: User) -> QuerySet[Case]:
    """Restricted cases whose leave this person takes care of, by reference, with who has leave."""
    leave = Prefetch("grants", queryset=live_leave(), to_attr="leave")
    return (
        restricted_in_care_of(user)
        .select_related("officer")
        .prefetch_related(leave)
        .order_by("reference")
    )


def ends_soon(grant: Grant, today: date) -> bool:
    """Whether leave ends in the next two weeks."""
    return grant.until <= days_after(today, _SOON)


def break_glass_for(user: User) -> QuerySet[BreakGlass]:
    """Emergency openings this person looks at: those not looked at yet first, never their own."""
    rows = BreakGlass.objects.filter(case__in=in_care_of(user)).exclude(user=user)
    return rows.select_related("case", "user", "grant", "reviewed_by").order_by(
        F("reviewed_at").asc(nulls_first=True), "-pk"
    )


def break_glass_to_review(user: User) -> QuerySet[BreakGlass]:
    """Of those, the ones nobody has looked at."""
    return break_glass_for(user).filter(reviewed_at=None)


def relations_to(case: Case) -> QuerySet[Relation]:
    """Who is, or was, declared close to the child of a case."""
    rows = Relation.objects.filter(Q(child=case.child_id) | Q(child__merged_into=case.child_id))
    return rows.select_related("user", "declared_by", "ended_by").order_by(
        F("ended_at").asc(nulls_first=True), "pk"
    )


def staff_who_open_cases(case: Case) -> QuerySet[User]:
    """Staff to whom leave of a case can be given: those of a role that opens cases, none close."""
    close = Relation.objects.filter(user=OuterRef("pk"), child=case.child_id, ended_at=None)
    may_look = [role for role in Role.values if roles.may(role, roles.VIEW)]
    rows = User.objects.filter(role__in=may_look, is_active=True)
    return rows.filter(~Exists(close)).order_by("name", "pk")


def whom_to_tell(case: Case) -> list[User]:
    """The officer of a case, the seniors above it and the managers, for an alert about it."""
    seniors = Q(role=Role.SENIOR, team=case.team_id) if case.team_id else Q(pk__in=())
    if case.officer is not None:
        seniors |= Q(pk__in=[case.officer_id, case.officer.senior_id])
    close = Relation.objects.filter(user=OuterRef("pk"), child=case.child_id, ended_at=None)
    told = User.objects.filter(seniors | Q(role=Role.MANAGER), is_active=True)
    return list(told.filter(~Exists(close)).order_by("pk"))


def whom_to_tell_of_tries(user: User) -> list[User]:
    """The safeguarding leads and the senior of whoever tried; the managers where there is none."""
    others = User.objects.filter(is_active=True).exclude(pk=user.pk).order_by("pk")
    near = list(others.filter(Q(safeguarding_lead=True) | Q(pk=user.senior_id)))
    return near or list(others.filter(role=Role.MANAGER))


def stopped_tries_for(user: User) -> QuerySet[StoppedTries]:
    """Who was stopped from trying, newest first: everybody for the leads, else of one's team."""
    rows = StoppedTries.objects.select_related("user")
    everybody = user.safeguarding_lead or roles.SCOPE.get(user.role) is roles.Scope.ALL
    mine = Q(user__team=user.team_id) if user.team_id else Q(pk__in=())
    return rows if everybody else rows.filter(mine | Q(user__senior=user))
