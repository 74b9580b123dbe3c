"""The pages whose time must not follow how many cases there are, each as one person opens it."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from accounts.models import Role, Team, User
from cases.models import Case, FamilyMember
from cases.views.worklist import PER_PAGE
from families.models import Holding

from .pages import Manager, Officer, Senior, a_case_of

FLOOR = "Floor page"
Pages = dict[str, Callable[[], object]]
COUNCIL = 10_000  # open cases of one council's caseload
# Pages of figures: they read what they count, which is at most one council's open cases.
COUNTING = ("Senior’s desk", "Manager’s desk", "Manager’s caseloads", "Desk of 10,000 rows")


class Portal(Officer):
    """A parent of a populated case with a plan, signed in."""

    def __init__(self) -> None:
        case = Case.objects.filter(stage="plan", closed_on=None).order_by("pk")[0]
        self.member = FamilyMember.objects.filter(child=case.child).order_by("pk")[0]
        held = Holding.objects.filter(member=self.member, ended_at=None).first()
        self.user = held.user if held else self._joined()
        self.client = Client()
        self.client.force_login(self.user)

    def _joined(self) -> User:
        email = "measured.parent@families.populated.example"
        user = User.objects.create_user(email, name="Measured parent", role=Role.FAMILY)
        Holding.objects.create(user=user, member=self.member)
        return user


class Council(Officer):
    """The senior of one council whose open caseload has ten thousand rows, or all there are."""

    def __init__(self) -> None:
        team, made = Team.objects.get_or_create(name="Measured council")
        self.user = User.objects.filter(email="council@populated.example").first() or (
            User.objects.create_user(
                "council@populated.example", name="Council", role=Role.SENIOR, team=team
            )
        )
        if made:
            open_cases = Case.objects.filter(closed_on=None).order_by("-pk").values("pk")
            Case.objects.filter(pk__in=open_cases[:COUNCIL]).update(team=team)
        self.client = Client()
        self.client.force_login(self.user)


def pages() -> Pages:
    """What each page is called, and how it is opened. The names are the same at every size."""
    officer, parent = Officer(), Portal()
    case = a_case_of(officer)
    name = str(Case.objects.get(pk=case.pk).child)
    child = reverse("family_child", args=[parent.member.pk])
    return {
        FLOOR: lambda: officer.get(f"/floor/{officer.user.pk}/{PER_PAGE}/"),
        "Worklist": lambda: officer.get("/cases/"),
        "Case page": lambda: officer.get(f"/cases/{case.reference}/"),
        "Search by reference": lambda: officer.post("/cases/search/", {"words": case.reference}),
        "Search by name": lambda: officer.post("/cases/search/", {"words": name}),
        "Portal home": lambda: parent.get(child),
        **_of_many(name),
    }


def _of_many(name: str) -> Pages:
    """Pages of those who see many cases: printed, and held to no limit."""
    senior, manager, council = Senior(), Manager(), Council()
    return {
        "Senior’s desk": lambda: senior.get("/desk/"),
        "Manager’s worklist": lambda: manager.get("/cases/"),
        "Manager’s search by name": lambda: manager.post("/cases/search/", {"words": name}),
        "Manager’s desk": lambda: manager.get("/desk/"),
        "Manager’s caseloads": lambda: manager.get("/caseloads/"),
        "Worklist of 10,000 rows": lambda: council.get("/cases/?whose=team"),
        "Desk of 10,000 rows": lambda: council.get("/desk/"),
    }
