"""The intake queue: what waits, how long, until when, and whether it may be known already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from statutory import Deadline, Fact, Facts, Kind, timetable

from .. import roles
from ..access import cases_to_match, cases_visible_to
from ..likeness import alike, fold
from ..matching import Asked, Match, duplicates_of_each
from ..models import Case, Entry, IntakeItem, Passing
from .case_file import standing_in

State = IntakeItem.State
DECIDE = "A01"  # the six weeks that run from the day a request reached us
MOST_OTHERS = 500  # of what waits, how many an item is compared with
MOST_UNANSWERED = 50


@dataclass(frozen=True)
class Line:
    """One item of the queue: its time limit, and what else may be the same request."""

    item: IntakeItem
    clock: Deadline
    known: bool  # a child on our records may be this one
    twice: bool  # another item that waits may be the same request


@dataclass(frozen=True)
class Reached:
    """By which routes a case's request reached us, and the entry to correct if one was earlier."""

    routes: Sequence[IntakeItem]
    earlier: Entry | None
    may_open: bool


@dataclass(frozen=True)
class Crossing:
    """A case open to few, and a case open to more that may be of the same child."""

    closed_to_most: Case
    other: Case


def items_for(user: User) -> QuerySet[IntakeItem]:
    """What reached this person's team or no team, and what led to a case that they may see."""
    of_team = Q(case=None) & (Q(team=None) | Q(team=user.team_id))
    return IntakeItem.objects.filter(of_team | Q(case__in=cases_visible_to(user)))


def queue(user: User, *, state: str, route: str = "") -> QuerySet[IntakeItem]:
    """Items of one state, the one that reached us first on top."""
    rows = items_for(user).filter(state=state)
    if route:
        rows = rows.filter(route=route)
    came = Passing.objects.filter(item=OuterRef("pk"), to_team=OuterRef("team"), taken_back_at=None)
    rows = rows.annotate(was_passed_on=Exists(came))
    return rows.select_related("taken_in_by", "settled_by", "case").order_by("received_on", "pk")


def passings_of(item: IntakeItem) -> list[Passing]:
    """The way of an item from team to team, in order."""
    rows = item.passings.select_related("from_team", "to_team", "by", "taken_back_by")
    return list(rows.order_by("pk"))


def passings_by(user: User) -> QuerySet[Passing]:
    """What this person, or somebody of their team, handed to another team."""
    theirs = Q(by=user) | Q(by__team=user.team_id) if user.team_id else Q(by=user)
    return Passing.objects.filter(theirs).select_related(
        "item", "from_team", "to_team", "by", "taken_back_by"
    )


def may_be_taken_back(user: User) -> QuerySet[Passing]:
    """Of those, what waits at the other team as it was handed over, newest on top."""
    later = Passing.objects.filter(item=OuterRef("item"), pk__gt=OuterRef("pk"))
    waiting = passings_by(user).filter(~Exists(later), taken_back_at=None)
    return waiting.filter(item__state=State.WAITING).order_by("-pk")


def lines_of(items: Sequence[IntakeItem], user: User) -> list[Line]:
    """Each item with its time limit and its flags; the same few looks however many there are."""
    known = duplicates_of_each(cases_to_match(user), [asked_in(item) for item in items])
    others = list(items_for(user).filter(state=State.WAITING).order_by("pk")[:MOST_OTHERS])
    return [
        Line(item, clock_of(item), bool(found), any(may_be_one(item, one) for one in others))
        for item, found in zip(items, known, strict=True)
    ]


def matches_of(item: IntakeItem, user: User) -> list[Match]:
    """Children on the records who may be the item's, as far as this person may know of them."""
    return duplicates_of_each(cases_to_match(user), [asked_in(item)])[0]


def others_like(item: IntakeItem, user: User) -> list[IntakeItem]:
    """Other items that wait and may be the same request by another route."""
    waiting = items_for(user).filter(state=State.WAITING).order_by("received_on", "pk")
    return [one for one in waiting[:MOST_OTHERS] if may_be_one(item, one)]


def asked_in(item: IntakeItem) -> Asked:
    """What an item says of its child, as the records are asked."""
    return Asked(item.forename, item.surname, item.date_of_birth, item.upn, item.postcode)


def may_be_one(item: IntakeItem, other: IntakeItem) -> bool:
    """Whether two items may be one request: names alike, and nothing known that speaks against."""
    if item.pk == other.pk or not (item.surname and other.surname):
        return False
    born, theirs = item.date_of_birth, other.date_of_birth
    if born and theirs and born != theirs:
        return False
    first, last = fold(item.forename), fold(item.surname)
    their_first, their_last = fold(other.forename), fold(other.surname)
    return alike(last, their_last) and (not (first and their_first) or alike(first, their_first))


def clock_of(item: IntakeItem) -> Deadline:
    """The time limit that runs from the day it reached us, if it is a request."""
    facts = [Fact(Kind.REQUEST_RECEIVED, item.received_on)]
    if item.date_of_birth:
        facts.append(Fact(Kind.DATE_OF_BIRTH, item.date_of_birth))
    return next(clock for clock in timetable(Facts(facts)) if clock.rule.id == DECIDE)


def unacknowledged(user: User) -> list[IntakeItem]:
    """Requests on a case for which nobody has written back yet, longest first."""
    rows = items_for(user).filter(state__in=[State.OPENED, State.JOINED], acknowledged_at=None)
    return list(rows.select_related("case__child").order_by("settled_at", "pk")[:MOST_UNANSWERED])


def reached(case: Case, user: User, entries: Sequence[Entry]) -> Reached:
    """Everything by which the request of a case reached us, the first on top."""
    routes = list(case.intake.select_related("settled_by").order_by("received_on", "pk"))
    first = receipt_in(entries)
    is_earlier = bool(routes and first and first.on and routes[0].received_on < first.on)
    may_open = roles.may(user.role, roles.INTAKE)
    return Reached(routes, first if is_earlier else None, may_open)


def receipt_in(entries: Sequence[Entry]) -> Entry | None:
    """The entry that says when the request reached us, as it stands after any correction."""
    standing = standing_in(entries)
    return next((e for e in standing if e.kind == Kind.REQUEST_RECEIVED.value), None)


def crossings(user: User) -> list[Crossing]:
    """For who was given leave: cases open to more people that may be of a child closed to most.

    Somebody who may not know of a closed case cannot be told that the child has one, so it is
    those who may open it that are told of the second case.
    """
    closed = list(
        cases_visible_to(user).filter(restricted=True, closed_on=None).select_related("child")
    )
    if not closed:
        return []
    open_to_more = Case.objects.filter(restricted=False, closed_on=None)
    children = [case.child for case in closed]
    asked = [
        Asked(one.forename, one.surname, one.date_of_birth, one.upn, one.postcode)
        for one in children
    ]
    found = duplicates_of_each(open_to_more, asked)
    wanted = {match.child.pk for matches in found for match in matches}
    others = open_to_more.filter(child__in=wanted).select_related("child").order_by("pk")
    return [
        Crossing(case, other)
        for case, matches in zip(closed, found, strict=True)
        for other in others
        if other.child_id in {match.child.pk for match in matches}
    ]
