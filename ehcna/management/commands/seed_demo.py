"""Fill the demonstration: accounts, the register, and cases at every stage, by the real actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts.models import Role, Team, User
from cases.access import cases_visible_to
from cases.actions import chronology, decisions, grants, statutory_exceptions
from cases.actions.people import add_family_member
from cases.actions.requests import ChildDetails, RequestDetails, receive_request
from cases.models import Case, Child
from cases.search import set_keys
from ehcna import (
    demo_advice,
    demo_caseload,
    demo_contact,
    demo_decisions,
    demo_exemplar,
    demo_families,
    demo_intake,
    demo_knowledge,
    demo_letters,
    demo_panels,
    demo_papers,
    demo_people,
    demo_portal,
    demo_register,
    demo_releases,
    demo_seniors,
)
from ehcna.demo_accounts import ACCOUNTS, PASSWORD
from ehcna.demo_cases import ASKED, CASES, DemoCase
from providers.models import Provider
from providers.register import import_register
from statutory import Ground, Kind, days_after

A_YEAR = 365.25  # days
FRIDAY = 4  # as date.weekday() counts
POSTCODE = "EX1 1AA"


class Command(BaseCommand):
    help = "Fill the demonstration with invented people. Does nothing when it is already filled."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Invented people belong in the demonstration only (DEMO is off).")
        if not Provider.objects.exists():
            import_register()
        if User.objects.filter(email=ACCOUNTS[0].email).exists():
            self.stdout.write("The demonstration is already filled.")
            return
        with transaction.atomic():
            Seeding(timezone.localdate()).everything()
        self.stdout.write(f"{Case.objects.count()} invented cases. Password: {PASSWORD}")


class Seeding:
    """One filling of the demonstration, as of a day."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.people: dict[str, User] = {}
        self.schools = list(Provider.objects.filter(status="Open").order_by("urn")[:40])

    def everything(self) -> None:
        self._accounts()
        demo_register.seed(self.people, self.today)
        for number, one in enumerate(CASES):
            if "undated" in one.tags:
                self._undated(one)
            else:
                self._case(one, number)
        self._panel()
        demo_intake.seed(self.people["coordinator@demo.example"], self.today)
        demo_letters.seed(self.people, self.today)
        demo_releases.seed(self.people, self.today)
        demo_papers.seed(self.people["coordinator@demo.example"], self.today)
        demo_contact.seed(self.people, self.today)
        demo_decisions.seed(self.people, self.today)
        demo_people.seed(self.people, self.today)
        demo_advice.seed(self.people, self.today)
        demo_caseload.seed(self.people, self.today)
        demo_seniors.seed(self.people, self.today)
        demo_portal.seed(self.people, self.today)
        demo_knowledge.seed(self.people, self.today)
        demo_exemplar.seed(self.people, self.today)
        demo_panels.seed(self.people, self.today)
        demo_families.seed(self.people, self.today)

    def _accounts(self) -> None:
        team = Team.objects.create(name="North team")
        for account in ACCOUNTS:
            self.people[account.email] = User.objects.create_user(
                account.email,
                PASSWORD,
                name=account.name,
                role=account.role,
                team=None if account.role in (Role.PROVIDER, Role.FAMILY) else team,
            )
        senior = self.people["senior@demo.example"]
        for email in ("coordinator@demo.example", "assistant@demo.example"):
            self.people[email].senior = senior
            self.people[email].save()

    def _day(self, ago: int) -> date:
        return days_after(self.today, -ago)

    def _office_day(self, ago: int) -> date:
        """That day, or the Friday before a weekend: councils decide on weekdays."""
        day = self._day(ago)
        return days_after(day, -max(0, day.weekday() - FRIDAY))

    def _case(self, one: DemoCase, number: int) -> None:
        officer = self.people[one.officer]
        case = self._request(one, number, officer)
        self._family(case, one, number, officer)
        for kind, ago, about in one.happened:
            day = self._office_day(ago)
            note = ASKED.get(about, "") if kind is Kind.ADVICE_REQUEST_SENT else ""
            chronology.record(
                case, kind=kind, on=day, about=about, by=officer, note=note, today=day
            )
        if "excused" in one.tags:
            self._excuse(case, officer)
        if one.decided:
            self._decide(case, one, officer)
        if one.restricted:
            case.restricted = True
            case.save()

    def _request(self, one: DemoCase, number: int, officer: User) -> Case:
        received = self._day(one.received)
        school = self.schools[number % len(self.schools)]
        twins = Child.objects.filter(surname=one.surname) if "twin" in one.tags else ()
        return receive_request(
            ChildDetails(
                forename=one.forename,
                surname=one.surname,
                date_of_birth=self._born(one, number),
                sex=one.sex,
                address=f"{number + 1} Example Road\nExampleton",
                postcode=POSTCODE,
            ),
            request=RequestDetails(
                received_on=received,
                source=one.source,
                requester=one.parent,
                setting_urn=school.urn or "",
                setting_name=school.name,
            ),
            by=officer,
            officer=officer,
            visible=cases_visible_to(officer),
            other_children=[child.pk for child in twins],
            today=received,
        )

    def _born(self, one: DemoCase, number: int) -> date:
        spread = 0 if "twin" in one.tags else number
        return days_after(self.today, -int(one.age * A_YEAR) - spread)

    def _family(self, case: Case, one: DemoCase, number: int, officer: User) -> None:
        add_family_member(
            case,
            name=one.parent or str(case.child),
            relation="Parent" if one.parent else "Young person",
            address=f"{number + 1} Example Road\nExampleton",
            postcode=POSTCODE,
            by=officer,
        )

    def _excuse(self, case: Case, officer: User) -> None:
        statutory_exceptions.rely_on(
            case,
            rule="A07",
            ground=Ground.ABSENT_FROM_AREA,
            starts=self._office_day(100),
            ends=self._office_day(62),
            why="The family was abroad for five weeks, so the psychologist could not see her.",
            by=officer,
        )

    def _decide(self, case: Case, one: DemoCase, officer: User) -> None:
        answer, _, reasons = one.decided.partition(": ")
        decide = decisions.decide_to_assess if answer == "yes" else decisions.decide_not_to_assess
        decide(case, on=self.today, by=officer, reasons=reasons, today=self.today)

    def _undated(self, one: DemoCase) -> None:
        officer = self.people[one.officer]
        child = set_keys(
            Child(forename=one.forename, surname=one.surname, date_of_birth=self._born(one, 0))
        )
        child.save()
        case = Case.objects.create(
            reference=f"EHC-{self.today.year}-PAPER",
            child=child,
            source=one.source,
            officer=officer,
            team=officer.team,
        )
        chronology.record(
            case,
            kind=Kind.CONSULTED_FAMILY,
            on=self._day(6),
            by=officer,
            note="The paper file came from the old office without its first page.",
        )

    def _panel(self) -> None:
        case = Case.objects.filter(stage="assessment").order_by("pk").first()
        assert case is not None
        grants.give(
            case,
            to=self.people["panel@demo.example"],
            until=days_after(self.today, 28),
            because="Paper for the panel",
            by=self.people["senior@demo.example"],
        )
