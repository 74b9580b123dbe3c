"""What the council adds to the register: invented bodies with an inbox and a lead; and links."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from accounts.models import User
from providers.actions.directory import Details, Lead, add_local
from providers.models import Link
from providers.register import import_links

_SERVICES = (
    (
        Details(
            "therapy", "Exampleshire Children’s Occupational Therapy", "childrens.ot@health.example"
        ),
        Lead("Tomasz Wilk", "tomasz.wilk@health.example", "01632 960204"),
    ),
    (
        Details(
            "setting",
            "Orchard Lane Tuition",
            "office@orchardlane.example",
            low_age=11,
            high_age=19,
        ),
        Lead("Sam Birch", "sam.birch@orchardlane.example", "01632 960207"),
    ),
)


def seed(people: dict[str, User], today: date) -> None:
    """A service and a setting that the register does not know, and which schools replaced which."""
    by = people["data@demo.example"]
    if not Link.objects.exists():
        import_links()
    for details, lead in _SERVICES:
        add_local(replace(details, town="Exampleton", postcode="EX1 1AA"), lead=lead, by=by)
