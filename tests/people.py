"""A small recurring cast, all of one team but the stranger."""

from dataclasses import dataclass

from accounts.models import Role, Team, User
from tests.factories import TeamFactory, UserFactory


@dataclass(frozen=True)
class Cast:
    """Olive is the officer, Anna assists her, Sal is her senior, Max manages; Sid is a stranger."""

    team: Team
    officer: User
    assistant: User
    senior: User
    manager: User
    stranger: User


def cast() -> Cast:
    """The cast, fresh."""
    team = TeamFactory()
    senior = UserFactory(name="Sal Senior", role=Role.SENIOR, team=team)
    return Cast(
        team=team,
        officer=UserFactory(name="Olive Officer", role=Role.COORDINATOR, team=team, senior=senior),
        assistant=UserFactory(name="Anna Assistant", role=Role.ASSISTANT, team=team, senior=senior),
        senior=senior,
        manager=UserFactory(name="Max Manager", role=Role.MANAGER, team=team),
        stranger=UserFactory(name="Sid Stranger", role=Role.COORDINATOR, team=TeamFactory()),
    )
