"""The worklist, search, the case page and the senior’s desk against the floor page."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Role, Team, User
from cases.models import Case
from cases.views.worklist import PER_PAGE

from .report import interleaved, say

CASELOAD = 300
TURNS = 40
PAGE_LIMIT, GROWTH_LIMIT = 2.5, 1.2
SEARCH_LIMIT = 3.0


class Officer:
    """Somebody with a caseload of 300, signed in."""

    def __init__(self) -> None:
        team, _ = Team.objects.get_or_create(name="Measured team")
        self.user = User.objects.filter(email="measured@populated.example").first() or (
            User.objects.create_user(
                "measured@populated.example", name="Measured", role=Role.COORDINATOR, team=team
            )
        )
        chosen = Case.objects.filter(closed_on=None).order_by("pk").values("pk")[:CASELOAD]
        Case.objects.filter(pk__in=list(chosen.values_list("pk", flat=True))).update(
            officer=self.user, team=team
        )
        self.client = Client()
        self.client.force_login(self.user)

    def post(self, path: str, typed: dict[str, str]) -> None:
        """Send a form; anything but the page itself is a fault of the measurement."""
        response = self.client.post(path, typed)
        assert response.status_code == 200, (path, response.status_code)

    def get(self, path: str) -> None:
        """Open a page; anything but the page itself is a fault of the measurement."""
        response = self.client.get(path)
        assert response.status_code == 200, (path, response.status_code)

    def queries(self, path: str) -> int:
        """How many queries a page takes."""
        with CaptureQueriesContext(connection) as caught:
            self.get(path)
        return len(caught)


class Senior(Officer):
    """The senior of a team as the population has it, whose officers hold 300 cases each."""

    def __init__(self) -> None:
        case = Case.objects.filter(closed_on=None, team__isnull=False).latest("pk")
        team = Team.objects.get(pk=case.team_id)
        self.user = User.objects.filter(email="desk@populated.example").first() or (
            User.objects.create_user(
                "desk@populated.example", name="Desk", role=Role.SENIOR, team=team
            )
        )
        self.client = Client()
        self.client.force_login(self.user)


class Manager(Officer):
    """Somebody who may see every case that is not restricted."""

    def __init__(self) -> None:
        self.user = User.objects.filter(email="manager@populated.example").first() or (
            User.objects.create_user("manager@populated.example", name="Manager", role=Role.MANAGER)
        )
        self.client = Client()
        self.client.force_login(self.user)


def measure_desk(senior: Officer, officer: Officer, floor: str, where: str) -> None:
    """Print the desk and the caseloads of a team against the floor page."""
    team = Case.objects.filter(team=senior.user.team, closed_on=None).count()
    say("Open cases of the team on the desk", team, unit="cases")
    for what, path in (("Desk", "/desk/"), ("Caseloads", "/caseloads/")):
        ratio = interleaved(
            lambda path=path: senior.get(path),  # type: ignore[misc]
            lambda: officer.get(floor),
            TURNS // 4,
        )
        say(f"{what} of a team against the floor page, {where}", ratio)
        say(f"Queries of {path}", senior.queries(path), unit="queries")


def a_case_of(officer: Officer) -> Case:
    """A case of the measured officer that has gone all the way to a plan."""
    found = Case.objects.filter(officer=officer.user, stage="plan").first()
    assert found is not None
    return found


def measure_pages(cases: int) -> float:
    """Print the ratios at this size; returns the worklist's for the growth.

    Against the floor page and not by the clock: other work on the machine comes and goes between
    one size and the next, and the floor page, one look at an index, is the same at both.
    """
    officer = Officer()
    floor = f"/floor/{officer.user.pk}/{PER_PAGE}/"
    case = f"/cases/{a_case_of(officer).reference}/"
    common = Case.objects.values_list("child__surname", flat=True)[0]
    where = f"{cases:,} cases in the database"
    lists = interleaved(lambda: officer.get("/cases/"), lambda: officer.get(floor), TURNS)
    say(f"Worklist of {CASELOAD} against the floor page, {where}", lists, PAGE_LIMIT)
    say(f"Queries of the worklist, {where}", officer.queries("/cases/"), unit="queries")
    ratio = interleaved(
        lambda: officer.post("/cases/search/", {"words": common}), lambda: officer.get(floor), TURNS
    )
    say(f"Search for a common name against the floor page, {where}", ratio, SEARCH_LIMIT)
    ratio = interleaved(lambda: officer.get(case), lambda: officer.get(floor), TURNS)
    say(f"Case page against the floor page, {where}", ratio)
    say(f"Queries of the case page, {where}", officer.queries(case), unit="queries")
    measure_desk(Senior(), officer, floor, where)
    return lists
