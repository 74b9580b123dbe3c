"""The door. A `Case` for a person comes from here and nowhere else, and every opening is noted."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from accounts.models import User

from . import roles
from .models import AccessRecord, Case, Grant, Relation
from .one_of import OneOf


def cases_visible_to(user: User) -> QuerySet[Case]:
    """Every case this person may know of. A restricted case is only here with a grant.

    A case of a child they are close to is never here, whatever else holds (H-048).
    """
    seen = (Q(restricted=False) & _in_scope(user)) | Q(OneOf("pk", _granted(user)))
    return Case.objects.filter(seen & ~_of_somebody_close(user))


def cases_in_hand(user: User, officers: Collection[int]) -> QuerySet[Case]:
    """Of the cases that these officers hold, those this person may know of.

    The officers are this person and whom they cover for (`officers_covered_by`), so that whose
    case it is need not be asked again: the same cases as `cases_visible_to` finds, in less time.
    """
    if roles.SCOPE.get(user.role, roles.Scope.NONE) is roles.Scope.NONE:
        return cases_visible_to(user).filter(officer__in=officers)
    return _seen_now(user, Q()).filter(officer__in=officers)


def cases_visible_now(user: User) -> QuerySet[Case]:
    """The same cases as `cases_visible_to`, for a page that asks much about them."""
    scope = roles.SCOPE.get(user.role, roles.Scope.NONE)
    near = _in_scope(user)
    if scope is roles.Scope.TEAM:
        officers = list(officers_covered_by(user).values_list("pk", flat=True))
        near = _of_team(user) | Q(officer__in=officers)
    return _seen_now(user, near)


def cases_to_search(user: User) -> QuerySet[Case]:
    """The same cases, for a search: whose they are is asked first.

    It leaves nothing out. With the numbers at hand the database can begin with the few cases of a
    team, where a common name would lead it through the whole authority's.
    """
    visible = cases_visible_to(user)
    if roles.SCOPE.get(user.role) is roles.Scope.ALL:
        return visible
    near = Q(officer__in=list(officers_covered_by(user).values_list("pk", flat=True)))
    near |= Q(pk__in=list(_granted(user)))
    return visible.filter(near | Q(team=user.team_id) if user.team_id else near)


def cases_to_match(user: User) -> QuerySet[Case]:
    """Every case a new request is compared with: the whole authority's, so that no child gets two.

    Restricted cases are among them only with a grant, so that a match never reveals one.
    """
    seen = Q(restricted=False) | Q(pk__in=_granted(user))
    return Case.objects.filter(seen & ~_of_somebody_close(user))


def in_care_of(user: User) -> QuerySet[Case]:
    """Cases, restricted or not, of whose leave this person takes care; none is opened by it.

    For pages that say who may open a case, and never whose it is.
    """
    if not user.is_active or not roles.may(user.role, roles.RESTRICT):
        return Case.objects.none()
    return Case.objects.filter(_in_scope(user) & ~_of_somebody_close(user))


def restricted_in_care_of(user: User) -> QuerySet[Case]:
    """Of those, the restricted ones."""
    return in_care_of(user).filter(restricted=True)


def restricted_not_close_to(user: User) -> QuerySet[Case]:
    """Restricted cases that this person could open in an emergency."""
    return Case.objects.filter(~_of_somebody_close(user), restricted=True)


def may_open(user: User, case: Case) -> bool:
    """Whether somebody can open a case today. Asked before they are written to about it."""
    may_look = user.is_active and roles.may(user.role, roles.VIEW)
    return may_look and cases_visible_to(user).filter(pk=case.pk).exists()


def is_close_to(user: User, case: Case) -> bool:
    """Whether a relation of this person to the child of a case is declared."""
    return cases_close_to(user).filter(pk=case.pk).exists()


def cases_close_to(user: User) -> QuerySet[Case]:
    """The cases of children this person is close to, under whichever record of the child."""
    return Case.objects.filter(_of_somebody_close(user))


def case_for(user: User, reference: str, doing: str = roles.VIEW) -> Case:
    """Open one case to do one thing. Missing and forbidden look alike: both raise `Http404`."""
    if not user.is_active or not roles.may(user.role, doing):
        raise Http404
    try:
        # `get` and not `first`: an ordering would tempt the database to walk the whole table.
        case = (
            cases_visible_to(user)
            .select_related("child", "officer", "team")
            .get(reference=reference)
        )
    except Case.DoesNotExist:
        raise Http404 from None
    AccessRecord.objects.create(user=user, user_name=user.name, case=case, doing=doing)
    return case


def cases_kept_from(user: User) -> QuerySet[Case]:
    """Restricted cases without leave, and those of children close to them: never to be hinted at.

    Cases of other teams are not among them: nobody works on those, but they are no secret.
    """
    restricted = Q(restricted=True) & ~Q(OneOf("pk", _granted(user)))
    return Case.objects.filter(restricted | _of_somebody_close(user))


def references_kept_from(user: User, references: Iterable[str]) -> set[str]:
    """Of these, the ones of restricted cases, and of children close to them, kept from somebody."""
    kept = cases_kept_from(user).filter(reference__in=set(references))
    return set(kept.values_list("reference", flat=True))


def _granted(user: User) -> QuerySet[Grant, int]:
    """The cases this person was given leave to open, and still may."""
    live = Grant.objects.filter(user=user, withdrawn_at=None, until__gte=timezone.localdate())
    return live.values_list("case", flat=True)


def _in_scope(user: User) -> Q:
    scope = roles.SCOPE.get(user.role, roles.Scope.NONE)
    if scope is roles.Scope.ALL:
        return Q()
    if scope is roles.Scope.TEAM:
        return _of_team(user) | Q(OneOf("officer", officers_covered_by(user).values("pk")))
    return Q(pk__in=())


def _seen_now(user: User, near: Q) -> QuerySet[Case]:
    """The cases that are near, without restricted ones and those of children close to them.

    What makes the difference for this person is asked first, so that each question about the cases
    is a short one.
    """
    seen = Q(restricted=False) & near
    if granted := list(_granted(user)):
        seen |= Q(pk__in=granted)
    cases, close = Case.objects.filter(seen), _close_to(user)
    return cases.exclude(child__in=close) if close else cases


def _of_somebody_close(user: User) -> Q:
    """Cases of children this person is close to, under whichever record of the child."""
    live = Relation.objects.filter(user=user, ended_at=None)
    merged = live.filter(child__merged_into__isnull=False)
    return Q(child__in=live.values("child")) | Q(child__in=merged.values("child__merged_into"))


def _close_to(user: User) -> set[int]:
    """The same children, by number."""
    live = Relation.objects.filter(user=user, ended_at=None)
    records = live.values_list("child", "child__merged_into")
    return {pk for both in records for pk in both if pk is not None}


def _of_team(user: User) -> Q:
    return Q(team=user.team_id) if user.team_id else Q(officer=user.pk)


def officers_covered_by(user: User) -> QuerySet[User]:
    """Officers on leave today whose cases this person looks after, and the person."""
    today = timezone.localdate()
    return User.objects.filter(
        Q(pk=user.pk)
        | Q(cover=user, cover_from__lte=today) & (Q(cover_until=None) | Q(cover_until__gte=today))
    )
