"""What the demonstration shows of sharing out the work: two more officers, moves and cover."""

from __future__ import annotations

from datetime import date

from accounts.models import Role, User
from cases.actions import caseload, cover
from cases.models import Case
from statutory import days_after

COLLEAGUES = (
    ("bashir@demo.example", "Bashir Lowe", 60),
    ("wren@demo.example", "Wren Ashby", 100),
)
MOVED = 4  # cases that one colleague took over


def seed(people: dict[str, User], today: date) -> None:
    """Officers to share the work with, cases moved between them, and cover for leave."""
    senior, holder = people["senior@demo.example"], people["coordinator@demo.example"]
    bashir, _ = [_colleague(email, name, share, senior) for email, name, share in COLLEAGUES]
    theirs = Case.objects.filter(officer=holder, closed_on=None, restricted=False).order_by("pk")
    moving = list(theirs[:MOVED])
    caseload.reassign(
        [case.reference for case in moving],
        to=bashir,
        by=senior,
        reason="Bashir has come back from leave and takes over part of the work.",
        shown={case.reference: holder.pk for case in moving},
        today=today,
    )
    cover.arrange_cover(
        bashir,
        cover=holder,
        starts=today,
        ends=days_after(today, 3),
        reason="Leave",
        by=senior,
        today=today,
    )
    waiting = theirs.last()
    if waiting is not None:
        caseload.set_complexity(
            waiting, complexity="very", reason="Two homes and a hospital school", by=holder
        )


def _colleague(email: str, name: str, share: int, senior: User) -> User:
    """Somebody who holds cases; nobody signs in as them."""
    return User.objects.create_user(
        email,
        name=name,
        role=Role.COORDINATOR,
        team=senior.team,
        senior=senior,
        working_share=share,
    )
