"""The worklist, the search and the case page against the floor page."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Role, Team, User
from cases.models import Case
from cases.views.worklist import PER_PAGE

from .report import interleaved, median_ms, say

CASELOAD = 300
TURNS = 40
PAGE_LIMIT, SEARCH_LIMIT, GROWTH_LIMIT = 2.5, 3, 1.2


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

    def get(self, path: str) -> None:
        """Open a page; anything but the page itself is a fault of the measurement."""
        response = self.client.get(path)
        assert response.status_code == 200, (path, response.status_code)

    def search(self, words: str) -> None:
        """Look for words, as the search box does."""
        response = self.client.post("/cases/search/", {"words": words})
        assert response.status_code == 200, (words, response.status_code)

    def queries(self, path: str) -> int:
        """How many queries a page takes."""
        with CaptureQueriesContext(connection) as caught:
            self.get(path)
        return len(caught)


def measure_pages(cases: int) -> float:
    """Print the ratios at this size; returns the worklist's milliseconds for the growth ratio."""
    officer = Officer()
    floor = f"/floor/{officer.user.pk}/{PER_PAGE}/"
    reference = Case.objects.filter(officer=officer.user, stage="plan").values_list(
        "reference", flat=True
    )[0]
    case = f"/cases/{reference}/"
    common = Case.objects.values_list("child__surname", flat=True)[0]
    where = f"{cases:,} cases in the database"
    ratio = interleaved(lambda: officer.get("/cases/"), lambda: officer.get(floor), TURNS)
    say(f"Worklist of {CASELOAD} against the floor page, {where}", ratio, PAGE_LIMIT)
    say(f"Queries of the worklist, {where}", officer.queries("/cases/"), unit="queries")
    ratio = interleaved(lambda: officer.search(common), lambda: officer.get(floor), TURNS)
    say(f"Search for a common name against the floor page, {where}", ratio, SEARCH_LIMIT)
    ratio = interleaved(lambda: officer.get(case), lambda: officer.get(floor), TURNS)
    say(f"Case page against the floor page, {where}", ratio)
    say(f"Queries of the case page, {where}", officer.queries(case), unit="queries")
    return median_ms(lambda: officer.get("/cases/"), TURNS)
