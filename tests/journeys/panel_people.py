"""The people of a panel and its twenty cases: the exemplar, and nineteen more."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.urls import reverse

from accounts.models import Role, User
from cases.actions import decisions, documents
from cases.actions.people import add_family_member
from cases.actions.requests import ChildDetails, RequestDetails, receive_request
from cases.models import Case, Document, FamilyMember
from ehcna.demo_exemplar import Loading
from ehcna.exemplar import Exemplar, read
from panels.kinds import QUESTIONS
from panels.models import AgendaItem, Brief, Meeting, Membership, Panel
from providers.models import Provider
from statutory import days_after
from tests.factories import UserFactory
from tests.journeys.the_exemplar import Calendar, Desk
from tests.people import Cast, cast

BEFORE = date(2024, 11, 26)  # the papers are got ready
MEETING = date(2024, 12, 10)
# Who sits, and on which seat: the chair manages, the clerk assists.
MEMBERS = {
    "psychologist": "Petra Psychologist",
    "primary": "Prim Headteacher",  # of the exemplar's school
    "secondary": "Seb Senco",
    "health": "Hal Health",
}
# At a telephone with scripts off; the others are at a desk with scripts on.
TELEPHONE = ("olive", "chair", "primary", "secondary")


class Place(Desk):
    """Somebody's place of work for a panel."""

    def to(self, name: str, *args: object) -> None:
        """A page that belongs to no one case."""
        self.go(reverse(name, args=args))

    def of(self, words: str, about: str) -> None:
        """Follow the link with these words that is about this one of several."""
        links = self.page.locator("main a", has_text=about)
        links.filter(has_text=re.compile(rf"^\s*{re.escape(words)}")).first.click()
        self.look()

    def lacks(self, words: str) -> None:
        """It does not stand on the page."""
        assert words not in self.words, f"“{words}” on {self.page.url}: {self.words}"

    def offers(self, words: str) -> bool:
        """Whether the page has a link with these words, or one that looks like a button."""
        main = self.page.locator("main")
        found = (main.get_by_role(role, name=words) for role in ("link", "button"))
        return any(one.count() for one in found)

    def not_found(self, name: str, *args: object) -> bool:
        """Whether the product has no such page for this person."""
        answer = self.page.goto(reverse(name, args=args))
        return answer is not None and answer.status == 404

    def file(self, name: str, *args: object) -> bytes:
        """A file as the browser gets it."""
        came = self.page.request.get(reverse(name, args=args))
        assert came.ok, came.status
        return bytes(came.body())


@dataclass
class Room:
    """A panel, its cases, and everybody who works on its next meeting."""

    told: Exemplar
    calendar: Calendar
    people: Cast
    panel: Panel
    seats: dict[str, Membership]
    case: Case  # the exemplar
    others: list[Case]
    desks: dict[str, Place]

    def __getattr__(self, name: str) -> Place:
        if name in self.__dict__.get("desks", {}):
            return self.desks[name]
        raise AttributeError(name)

    @property
    def meeting(self) -> Meeting:
        return Meeting.objects.get(panel=self.panel)

    @property
    def asks(self) -> str:
        return QUESTIONS["issue"].asks

    @property
    def brief(self) -> Brief:
        return Brief.objects.get(case=self.case)

    def item(self, case: Case) -> AgendaItem:
        return AgendaItem.objects.select_related("meeting__panel", "case").get(case=case)

    @property
    def mine(self) -> AgendaItem:
        """The exemplar's place on the agenda."""
        return self.item(self.case)


def a_room(page: Callable[..., Any], calendar: Calendar) -> Room:
    """Twenty cases whose advice has come, and a panel that has no meeting yet."""
    calendar.today = BEFORE
    people = cast()
    loading = Loading(read(), people.officer, people.senior, BEFORE)
    case = loading.up_to_the_advice()
    others = [one_more(number, people.officer) for number in range(19)]
    panel = Panel.objects.create(
        kind="plan", name="EHC plan panel", weekday=1, starts_at=time(9, 30), capacity=20
    )
    school = loading.schools["Tolverne Bank Primary School"]
    seats = _seats(panel, people, school)
    desks = _desks(page, case, people, seats)
    return Room(loading.told, calendar, people, panel, seats, case, others, desks)


def _seats(panel: Panel, people: Cast, school: Provider) -> dict[str, Membership]:
    sits = {"chair": people.manager, "clerk": people.assistant} | {
        seat: UserFactory(name=name, role=Role.PANEL_MEMBER) for seat, name in MEMBERS.items()
    }
    return {
        seat: Membership.objects.create(
            panel=panel,
            user=user,
            seat=seat,
            provider=school if seat == "primary" else None,
            from_on=date(2024, 9, 1),
        )
        for seat, user in sits.items()
    }


def _desks(
    page: Callable[..., Any],
    case: Case,
    people: Cast,
    seats: dict[str, Membership],
) -> dict[str, Place]:
    twin, seen = page(width=320), set[str]()
    staff = {"olive": people.officer, "sal": people.senior, "anna": people.assistant}
    sitting = {seat: one.user for seat, one in seats.items() if seat != "clerk"}

    def desk(name: str, user: User) -> Place:
        small = name in TELEPHONE
        width = 320 if small else 1280
        made = Place(
            page(user=user, width=width, javascript=not small), width, twin if small else None
        )
        made.case, made.seen, made.user = case, seen, user
        return made

    return {name: desk(name, user) for name, user in (staff | sitting).items()}


_FORENAMES = (
    "Abel Bea Cyd Dora Eli Fern Gus Hope Ivo June Kit Lena Milo Nell Otis Pia Quin Rhea Sol"
)
_SURNAMES = (
    "Ashcombe Bradwick Cotterstone Dunmarsh Elverton Farthingby Greymoor Hollinster Inglestow"
    " Jarvenholt Kestrelby Larkhanger Merrowdale Nethercote Orchardley Penhallick Quarlesden"
    " Rushmerely Silverthwaite"
)


def one_more(number: int, officer: User) -> Case:
    """A case whose assessment is done: a mother who is reached by email, the child's own words."""
    forename, surname = _FORENAMES.split()[number], _SURNAMES.split()[number]
    received = days_after(date(2024, 9, 16), number % 5)
    case = receive_request(
        ChildDetails(
            forename, surname, days_after(date(2016, 5, 4), 40 * number), postcode="EX1 1AA"
        ),
        request=RequestDetails(received, "parent", f"Rose {surname}"),
        by=officer,
        visible=Case.objects.none(),
        officer=officer,
        today=received,
    )
    add_family_member(
        case,
        name=f"Rose {surname}",
        relation="Mother",
        email=f"rose.{surname.lower()}@home.example",
        channel=FamilyMember.Channel.EMAIL,
        address="2 Example Road\nExampleton",
        postcode="EX1 1AA",
        by=officer,
    )
    on = date(2024, 10, 11)
    reasons = f"{forename} may need more than school can ordinarily give."
    decisions.decide_to_assess(case, on=on, by=officer, reasons=reasons, today=BEFORE)
    documents.file(
        case,
        title="What the child says",
        content=f"“I like drawing best,” said {forename}.\n".encode(),
        media_type="text/plain",
        particulars=documents.Particulars(Document.Sort.VIEWS, date(2024, 11, 8), forename),
        by=officer,
    )
    return case
