"""The exemplar's plan, written in a browser on the very days of its file: who, when, which case."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.urls import resolve, reverse

from accounts.models import Role, User
from cases.models import Case
from ehcna.demo_exemplar import Loading
from ehcna.exemplar import Exemplar, read
from plans import content
from plans.models import Plan, Version
from plans.queries.versions import open_version
from providers.models import Provider
from tests.factories import UserFactory
from tests.journeys.a_day import Day
from tests.journeys.browsing import Walk
from tests.people import cast

BY_HAND = ("B1", "E1", "F1")  # what somebody types into the forms; the rest is put in


class Calendar:
    """Which day it is for the product. The clocks of the law run by it."""

    today = date(2024, 12, 12)


class Desk(Day):
    """Somebody's place of work on the plan of one case."""

    case: Case
    seen: set[str]

    def look(self) -> None:
        """Each kind of page is looked at by the checker once, and again where it says an error."""
        kind = resolve(urlsplit(self.page.url).path).url_name or ""
        if self.page.locator(".govuk-error-summary").count():
            kind += " with an error"
        if kind in self.seen or os.environ.get("NOAXE"):
            Walk.look(self)
        else:
            self.seen.add(kind)
            super().look()

    def at(self, name: str, *rest: object) -> None:
        self.go(reverse(name, args=[self.case.reference, *rest]))

    def hears(self, words: str) -> None:
        """The product says so of what was just done."""
        assert words in self.told, f"{self.page.url}: {self.told or self.words}"

    def reads(self, words: str) -> None:
        """It stands on the page."""
        assert words in self.words, f"“{words}” not on {self.page.url}: {self.words}"

    def see_what_goes(self) -> None:
        """Every gate is open: what goes to whom is shown, and can be sent."""
        self.at("plan_issue")
        assert "Not yet" not in self.words, self.words
        self.press("See what goes to whom")

    def send(self) -> None:
        """Press the button that sends: a plan is drawn, with every letter, before it goes."""
        self.page.set_default_timeout(60_000)
        self.press("Send it")
        self.page.set_default_timeout(10_000)

    def tick(self, begins: str) -> None:
        """Tick the box of the page's form that begins with these words: a line, by its label."""
        box = re.compile(rf"^\s*{re.escape(begins)}\b")
        self.page.locator("main form").get_by_label(box).first.check()

    def refused(self, name: str) -> bool:
        """Whether the product has no such page for this person now."""
        answer = self.page.goto(reverse(name, args=[self.case.reference]))
        return answer is not None and answer.status in (403, 404)

    def in_the_way(self, words: str) -> None:
        """A gate says so on the page of gates, and the page that sends offers no button."""
        self.at("plan_issue")
        self.reads(words)
        self.at("plan_send")  # leads to the page of a final plan, where it is one
        self.reads(words)
        assert self.page.get_by_role("button", name="Send it", exact=True).count() == 0


@dataclass
class Office:
    """The case and the people who work on it: each at a desk of their own."""

    told: Exemplar
    case: Case
    schools: dict[str, Provider]
    calendar: Calendar
    olive: User
    sal: User
    writer: Desk  # Olive, who holds the case
    colleague: Desk
    senior: Desk
    helper: User  # a senior who writes a part of it, and so may not sign

    @property
    def plan(self) -> Plan:
        return Plan.objects.get(case=self.case)

    @property
    def version(self) -> Version:
        found = open_version(self.plan)
        assert found is not None
        return found

    def words_of(self, name: str) -> content.Plan:
        """A plan of the exemplar: draft_plan, amended_draft_plan, final_plan."""
        return replace(content.read_plan(self.told.documents[name]), health_agreement=None)

    def rest_of(self, name: str) -> content.Plan:
        """The same without the lines that are typed."""
        whole = self.words_of(name)
        return replace(
            whole,
            needs=tuple(one for one in whole.needs if one.id not in BY_HAND),
            outcomes=tuple(one for one in whole.outcomes if one.id not in BY_HAND),
            provision=tuple(one for one in whole.provision if one.id not in BY_HAND),
        )


def an_office(page: Callable[..., Any], width: int, javascript: bool, calendar: Calendar) -> Office:
    """The exemplar's case with every advice, on the day on which a plan was decided on."""
    people = cast()
    loading = Loading(read(), people.officer, people.senior, calendar.today)
    case = loading.up_to_the_plan()
    second = UserFactory(name="Cole Colleague", role=Role.COORDINATOR, team=people.team)
    helper = UserFactory(name="Hana Helper", role=Role.SENIOR, team=people.team)

    twin = None if javascript else page(width=width)
    seen: set[str] = set()

    def desk(user: User) -> Desk:
        made = Desk(page(user=user, width=width, javascript=javascript), width, twin)
        made.case, made.seen = case, seen
        return made

    return Office(
        told=loading.told,
        case=case,
        schools=loading.schools,
        calendar=calendar,
        olive=people.officer,
        sal=people.senior,
        writer=desk(people.officer),
        colleague=desk(second),
        senior=desk(people.senior),
        helper=helper,
    )
