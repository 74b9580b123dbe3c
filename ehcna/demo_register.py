"""Services of the demonstration: invented bodies with an inbox and a lead, and links of schools."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from accounts.models import User
from providers.actions.directory import Details, Lead, add_local
from providers.models import Link
from providers.register import import_links

_PLACE = {"town": "Exampleton", "postcode": "EX1 1AA", "phone": "01632 960200"}
_SERVICES = (
    (
        Details(
            "psychology", "Exampleshire Educational Psychology Service", "eps@exampleshire.example"
        ),
        Lead("Priya Nandakumar", "priya.nandakumar@exampleshire.example", "01632 960201"),
    ),
    (
        Details(
            "health",
            "Exampleton Community Paediatrics",
            "community.paediatrics@health.example",
        ),
        Lead("Dr Owen Hartley", "owen.hartley@health.example", "01632 960202"),
    ),
    (
        Details(
            "therapy", "Exampleton Speech and Language Therapy", "speech.therapy@health.example"
        ),
        Lead("Maeve Doyle", "maeve.doyle@health.example", "01632 960203"),
    ),
    (
        Details(
            "therapy", "Exampleton Children’s Occupational Therapy", "childrens.ot@health.example"
        ),
        Lead("Tomasz Wilk", "tomasz.wilk@health.example", "01632 960204"),
    ),
    (
        Details(
            "social_care",
            "Exampleshire Children’s Social Care, Disabled Children’s Team",
            "disabled.children@exampleshire.example",
        ),
        Lead("Grace Adeyemi", "grace.adeyemi@exampleshire.example", "01632 960205"),
    ),
    (
        Details(
            "other",
            "Exampleshire Sensory Support Service",
            "sensory.support@exampleshire.example",
        ),
        Lead("Helen Strand", "helen.strand@exampleshire.example", "01632 960206"),
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
    """Services of every kind that is asked for advice, and which schools replaced which."""
    by = people["data@demo.example"]
    if not Link.objects.exists():
        import_links()
    for details, lead in _SERVICES:
        add_local(replace(details, **_PLACE), lead=lead, by=by)
