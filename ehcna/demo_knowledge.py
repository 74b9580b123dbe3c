"""What the demonstration knows of settings: holidays of the area, and one school in detail."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from accounts.models import User
from providers.actions import closures, contacts, knowledge
from providers.models import Provider
from statutory import days_after

# Name, first day closed and first day open again, as month and day; from the one year to the next.
HOLIDAYS = (
    ("Winter half term", (2, 15), (2, 22)),
    ("Spring holidays", (3, 29), (4, 12)),
    ("Summer half term", (5, 31), (6, 7)),
    ("Summer holidays", (7, 22), (9, 2)),
    ("Autumn half term", (10, 25), (11, 1)),
    ("Winter holidays", (12, 20), (1, 4)),
)


def seed(people: dict[str, User], today: date) -> None:
    """Holidays, and for the first open school: people, places, a fee and a note on quality."""
    by = people["assistant@demo.example"]
    for year in (today.year, today.year + 1):
        for what, closes, opens in HOLIDAYS:
            next_year = opens < closes
            closures.add(
                None,
                what=what,
                starts_on=date(year, *closes),
                reopens_on=date(year + next_year, *opens),
                source="The council’s website",
                by=by,
            )
    school = Provider.objects.filter(kind="setting", status="Open").order_by("urn").first()
    if school is not None:
        _school(school, today, by)


def _school(school: Provider, today: date, by: User) -> None:
    for name, role in (("Jo Whitmore", "head"), ("Sam Adeyinka", "senco")):
        email = f"{name.split()[0].lower()}@school.example"
        contacts.add(school, name=name, role=role, email=email, phone="01632 960200", by=by)
    ago = days_after(today, -30)
    for year, filled in (("R", 28), ("1", 30), ("2", None)):
        knowledge.say_places(
            school, year_group=year, places=30, filled=filled, said_on=ago, by=by, by_provider=True
        )
    knowledge.add_fee(
        school,
        what="support",
        amount=Decimal("16.50"),
        per="hour",
        from_on=ago,
        until_on=None,
        source="Agreed rate",
        said_on=ago,
        by=by,
    )
    knowledge.add_quality_note(
        school, on=ago, words="Calm at changes of lesson.", source="Our visit", by=by
    )
