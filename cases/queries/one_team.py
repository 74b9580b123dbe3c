"""Where somebody may see more open cases than a page can add up: one team’s at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import Team, User

from .. import roles
from ..models import Case

AT_ONCE = 20_000  # open cases that a page of figures adds up
NO_TEAM = 0


@dataclass(frozen=True)
class OneTeam:
    """The cases that the figures are of; with teams to choose from where they are of one team."""

    cases: QuerySet[Case]
    teams: Sequence[tuple[int, str]] = ()
    team: int | None = None

    @property
    def name(self) -> str:
        """What the chosen team is called."""
        return dict(self.teams).get(self.team, "") if self.team is not None else ""

    @property
    def narrows(self) -> str:
        """The team as part of the address of a worklist."""
        return "" if self.team is None else f"&team={self.team}"


def one_team_of(user: User, cases: QuerySet[Case], asked: str) -> OneTeam:
    """All of these cases, or those of the team asked for where there are too many to add up.

    Without being asked it is the person's own team, or the first. Only who sees a whole authority
    may see so many: two questions more for them, and none for anybody else.
    """
    if roles.SCOPE.get(user.role) is not roles.Scope.ALL or not _are_many(cases):
        return OneTeam(cases)
    teams = [*Team.objects.order_by("name", "pk").values_list("pk", "name"), (NO_TEAM, "No team")]
    known = {str(pk): pk for pk, _ in teams}
    chosen = known.get(asked, user.team_id or teams[0][0])
    return OneTeam(cases.filter(team=chosen or None), teams, chosen)


def _are_many(cases: QuerySet[Case]) -> bool:
    """Whether there are too many; it stops counting when there are."""
    return cases.filter(closed_on=None).order_by()[: AT_ONCE + 1].count() > AT_ONCE
