"""Lives to rows, in chunks, with the deadlines that the engine itself works out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from random import Random

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, Team, User
from cases import search
from cases.actions.deadlines import DERIVED, derive
from cases.models import Case, Child, Deadline, Entry, StatutoryException
from statutory import Fact, Facts, Ground, Kind, days_after, timetable
from statutory import StatutoryException as Relied

from .lives import Life, life
from .writing import Ready, Table, next_id, settle_ids, side_by_side, unburdened, write

WRITTEN = (Child, Case, Entry, Deadline, StatutoryException)
LOT = 1000  # cases made at a time
CASELOAD = 300  # cases an officer holds, about

CHILD: tuple[str, ...] = (
    "id",
    "forename",
    "surname",
    "date_of_birth",
    "sex",
    "upn",
    "address",
    "postcode",
)
CHILD += ("name_key", "sound_key", "turned_key", "turned_sound", "part_key")
CASE: tuple[str, ...] = (
    "id",
    "reference",
    "child_id",
    "source",
    "requester",
    "setting_urn",
    "setting_name",
)
CASE += ("officer_id", "team_id", "restricted", "opened_at", *DERIVED)
ENTRY: tuple[str, ...] = (
    "case_id",
    "kind",
    "on",
    "about",
    "note",
    "reason",
    "approved_by",
    "by_name",
)
ENTRY += ("on_behalf_of", "recorded_at")
DEADLINE: tuple[str, ...] = (
    "case_id",
    "rule",
    "about",
    "force",
    "due",
    "met_on",
    "ended_on",
    "disapplied",
)
DEADLINE += ("problem",)
RELIED: tuple[str, ...] = (
    "case_id",
    "rule",
    "about",
    "ground",
    "starts",
    "ends",
    "why",
    "relied_on_by_id",
)
RELIED += ("relied_on_at", "withdrawn_because")

Officer = tuple[int, int | None]  # the number of one, and of their team
keys_of = lru_cache(maxsize=None)(search.keys_of)


def populate(number: int, seed: int, today: date) -> None:
    """Write so many believable cases. The same seed and day give the same cases."""
    with transaction.atomic():
        officers = [(one.pk, one.team_id) for one in _officers(number)]
        child_id, case_id = next_id(Child), next_id(Case)
        lots = [
            _Lot(f"{seed}:{done}", min(LOT, number - done), child_id + done, case_id + done)
            for done in range(0, number, LOT)
        ]
        with unburdened(WRITTEN):
            for tables in side_by_side(partial(_made, officers, today), lots):
                write(tables)
        settle_ids((Child, Case))


@dataclass(frozen=True)
class _Lot:
    """So many cases to make: by which lot their lives are drawn, and their first numbers."""

    chance: str
    size: int
    child_id: int
    case_id: int


def _made(officers: Sequence[Officer], today: date, lot: _Lot) -> list[Ready]:
    writer = _Writer(officers, Random(lot.chance), today)
    writer.fill(lot.size, lot.child_id, lot.case_id)
    return [table.ready() for table in writer.tables]


class _Writer:
    """One lot of cases on the way to the database."""

    def __init__(self, officers: Sequence[Officer], chance: Random, today: date) -> None:
        self.officers, self.chance, self.today = officers, chance, today
        self.now = timezone.now().isoformat(sep=" ")
        self.children = Table(Child, CHILD)
        self.cases = Table(Case, CASE)
        self.entries = Table(Entry, ENTRY)
        self.deadlines = Table(Deadline, DEADLINE)
        self.relied = Table(StatutoryException, RELIED)
        self.case = Case()  # one for all: `derive` writes on it and the row is read off

    def fill(self, size: int, child_id: int, case_id: int) -> None:
        """So many lives, numbered from these."""
        for number in range(size):
            self.add(life(self.chance, self.today), child_id + number, case_id + number)

    def add(self, one: Life, child_id: int, case_id: int) -> None:
        """One life as rows."""
        officer, team = self.officers[case_id % len(self.officers)]
        self.children.rows.append(
            (child_id, one.forename, one.surname, one.born, one.sex, "", "", "EX1 1AA")
            + keys_of(one.forename, one.surname)
        )
        facts = self._facts(one)
        clocks = timetable(facts)
        derive(self.case, facts, clocks)
        self.cases.rows.append(
            (case_id, f"POP-{case_id:07d}", child_id, one.source, "", "", "", officer)
            + (team, False, self.now)
            + tuple(getattr(self.case, name) for name in DERIVED)
        )
        self.entries.rows += [
            (case_id, kind.value, on, about, "", "", "", "Populated", "", self.now)
            for kind, on, about in one.events
        ]
        self.deadlines.rows += [
            (case_id, clock.rule.id, clock.about, clock.rule.force.value, clock.due)
            + (clock.met_on, clock.ended_on, clock.disapplied, clock.problem)
            for clock in clocks
        ]
        self._add_relied(facts, case_id, officer)

    def _facts(self, one: Life) -> Facts:
        told = [Fact(Kind.DATE_OF_BIRTH, one.born)]
        told += [Fact(kind, on, about) for kind, on, about in one.events]
        received = one.events[0][1]
        if not one.excused or days_after(received, 100) > self.today:
            return Facts(told)
        return Facts(told, [_relied(received)])

    def _add_relied(self, facts: Facts, case_id: int, officer: int) -> None:
        for one in facts.exceptions.values():
            self.relied.rows.append(
                (case_id, one.rule, one.about, one.ground.value, one.starts, one.ends, one.why)
                + (officer, self.now, "")
            )

    @property
    def tables(self) -> tuple[Table, ...]:
        """Parents before children."""
        return (self.children, self.cases, self.entries, self.deadlines, self.relied)


def _relied(received: date) -> Relied:
    return Relied(
        rule="A07",
        ground=Ground.EXCEPTIONAL_CIRCUMSTANCES,
        starts=days_after(received, 60),
        ends=days_after(received, 95),
        why="Invented, for measuring",
    )


def _officers(number: int) -> list[User]:
    """Officers enough for the cases, in teams of ten. Nobody can sign in as them."""
    wanted = max(1, -(-number // CASELOAD))
    have = list(User.objects.filter(email__endswith="@populated.example").order_by("pk"))
    for index in range(len(have), wanted):
        team, _ = Team.objects.get_or_create(name=f"Populated team {index // 10 + 1}")
        have.append(
            User.objects.create_user(
                f"officer{index + 1}@populated.example",
                name=f"Officer {index + 1}",
                role=Role.COORDINATOR,
                team=team,
            )
        )
    return have[:wanted]
