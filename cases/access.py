"""The door. A `Case` for a person comes from here and nowhere else, and every opening is noted."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from accounts.models import User

from . import roles
from .models import AccessRecord, Case, Grant


def cases_visible_to(user: User) -> QuerySet[Case]:
    """Every case this person may know of. A restricted case is only here with a grant."""
    return Case.objects.filter(_in_scope(user) | Q(pk__in=_granted(user)))


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
    return Case.objects.filter(Q(restricted=False) | Q(pk__in=_granted(user)))


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


def references_kept_from(user: User, references: Iterable[str]) -> set[str]:
    """Of these, the ones of restricted cases that this person may not know of."""
    kept = Case.objects.filter(reference__in=set(references), restricted=True)
    return set(kept.exclude(pk__in=_granted(user)).values_list("reference", flat=True))


def _granted(user: User) -> QuerySet[Grant, int]:
    """The cases this person was given leave to open, and still may."""
    live = Grant.objects.filter(user=user, withdrawn_at=None, until__gte=timezone.localdate())
    return live.values_list("case", flat=True)


def _in_scope(user: User) -> Q:
    scope = roles.SCOPE.get(user.role, roles.Scope.NONE)
    if scope is roles.Scope.ALL:
        return Q(restricted=False)
    if scope is roles.Scope.TEAM:
        return Q(restricted=False) & (_of_team(user) | Q(officer__in=officers_covered_by(user)))
    return Q(pk__in=())


def _of_team(user: User) -> Q:
    return Q(team=user.team_id) if user.team_id else Q(officer=user.pk)


def officers_covered_by(user: User) -> QuerySet[User]:
    """Officers on leave today whose cases this person looks after, and the person."""
    today = timezone.localdate()
    return User.objects.filter(
        Q(pk=user.pk)
        | Q(cover=user, cover_from__lte=today) & (Q(cover_until=None) | Q(cover_until__gte=today))
    )
