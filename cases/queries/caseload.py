"""Who holds how much, what a fair share would be, and who held a case when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from accounts.models import Role, User

from .. import roles
from ..access import cases_visible_to
from ..models import Allocation, Case, Grant, Relation
from ..weights import weight_of

HOLDERS = tuple(role for role in roles.MAY if roles.may(role, roles.RECEIVE_REQUEST))
SHARE_THE_WORK = (Role.COORDINATOR,)  # others may hold a case; the rest is shared among these
FULL_TIME = 100


@dataclass(frozen=True)
class Load:
    """One officer's open cases, as work."""

    officer: User
    cases: int
    weight: Decimal
    fair: Decimal | None  # nothing for who does not share the work, or has left
    cover: str  # "now", "next" or nothing

    @property
    def difference(self) -> Decimal | None:
        return None if self.fair is None else self.weight - self.fair


@dataclass(frozen=True)
class Caseloads:
    """The open cases a senior may see: who holds them, and how many nobody holds."""

    loads: tuple[Load, ...]
    unallocated: int

    @property
    def names(self) -> dict[int, str]:
        return {load.officer.pk: load.officer.name for load in self.loads}

    @property
    def cases(self) -> int:
        return sum(load.cases for load in self.loads)

    @property
    def weight(self) -> Decimal:
        return sum((load.weight for load in self.loads), Decimal())


def caseloads(
    user: User, today: date, visible: QuerySet[Case] | None = None, team: int | None = None
) -> Caseloads:
    """The officers this person allocates work to, by name, with a fair share. Two queries.

    `visible` is what they may see, where a page knows it already; or the part of it of one `team`,
    where the page is of that one.
    """
    if visible is None:
        visible = cases_visible_to(user)
    counts: dict[int | None, int] = defaultdict(int)
    weights: dict[int | None, Decimal] = defaultdict(Decimal)
    rows = visible.filter(closed_on=None).order_by()
    for officer, stage, complexity, number in rows.values_list(
        "officer", "stage", "complexity"
    ).annotate(Count("pk")):
        counts[officer] += number
        weights[officer] += number * weight_of(stage, complexity, on=today)
    holding = [pk for pk in counts if pk is not None]
    people = _may_receive(user, holding).select_related("cover", "team")
    if team is not None:
        people = people.filter(Q(team=team or None) | Q(pk__in=holding))
    return Caseloads(_shared_out(list(people), counts, weights, today), counts[None])


def _shared_out(
    people: Sequence[User],
    counts: Mapping[int | None, int],
    weights: Mapping[int | None, Decimal],
    today: date,
) -> tuple[Load, ...]:
    """What each officer holds, and what would be fair by the hours they work."""
    sharing = [one for one in people if _shares(one)]
    hours = sum(one.working_share for one in sharing)
    total = sum((weights[one.pk] for one in sharing), Decimal())
    each = total / hours if hours else Decimal()
    return tuple(
        Load(
            officer=one,
            cases=counts[one.pk],
            weight=weights[one.pk],
            fair=each * one.working_share if _shares(one) else None,
            cover=_cover_state(one, today),
        )
        for one in people
    )


def receivers(user: User) -> QuerySet[User]:
    """Whom this person may give a case to: who is here, works on cases, and is of their team."""
    return _of_their_teams(user).filter(is_active=True, role__in=HOLDERS).order_by("name", "pk")


def givers(user: User) -> QuerySet[User]:
    """Whose cases this person may move: officers of their team, and who has left it or us."""
    holding = cases_visible_to(user).filter(closed_on=None, officer__isnull=False)
    return _may_receive(user, holding.values("officer"))


def _may_receive(user: User, holding: Iterable[int] | QuerySet) -> QuerySet[User]:
    here = Q(pk__in=_of_their_teams(user).filter(is_active=True, role__in=HOLDERS))
    return User.objects.filter(here | Q(pk__in=holding)).order_by("name", "pk")


def _of_their_teams(user: User) -> QuerySet[User]:
    if roles.SCOPE.get(user.role) is roles.Scope.ALL:
        return User.objects.all()
    return User.objects.filter(team=user.team_id) if user.team_id else User.objects.none()


def _shares(officer: User) -> bool:
    return officer.is_active and officer.role in SHARE_THE_WORK


def _cover_state(officer: User, today: date) -> str:
    if officer.cover_id is None or officer.cover_from is None:
        return ""
    if officer.cover_until and officer.cover_until < today:
        return ""
    return "now" if officer.cover_from <= today else "next"


def why_not(case: Case, to: User | None, kept: Kept) -> str:
    """Why a case cannot go to somebody, in a sentence; nothing when it can."""
    name = to.name if to else "nobody"
    if not case.is_open:
        return "The case is closed"
    if case.officer_id == (to.pk if to else None):
        return f"{name} holds it already" if to else "Nobody holds it"
    if to is None:
        return ""
    if case.child_id in kept.close_to:
        return f"{name} has declared a relation to this child"
    if case.restricted and case.pk not in kept.leave:
        return f"The case is restricted, and {name} has no leave to open it"
    return ""


@dataclass(frozen=True)
class Kept:
    """What stands between one officer and some cases."""

    close_to: frozenset[int]  # children
    leave: frozenset[int]  # restricted cases they may open


def kept_from(to: User | None, today: date) -> Kept:
    """The children an officer is close to, and the cases they were given leave to open."""
    if to is None:
        return Kept(frozenset(), frozenset())
    near = Relation.objects.filter(user=to, ended_at=None)
    children = {pk for row in near.values_list("child", "child__merged_into") for pk in row if pk}
    live = Grant.objects.filter(user=to, withdrawn_at=None, until__gte=today)
    return Kept(frozenset(children), frozenset(live.values_list("case", flat=True)))


def not_covered(officer: User, cover: User, user: User, today: date) -> list[tuple[Case, str]]:
    """Of an officer's open cases, as far as somebody may see them, those a cover cannot take on."""
    kept = kept_from(cover, today)
    rows = cases_visible_to(user).filter(officer=officer, closed_on=None).order_by("pk")
    told = ((case, why_not(case, cover, kept)) for case in rows)
    return [(case, why) for case, why in told if why and case.officer_id != cover.pk]


def who_held(case: Case) -> list[Allocation]:
    """Every move of a case, newest first, with the people in it. One query."""
    return list(case.allocations.select_related("from_officer", "to_officer", "by"))
