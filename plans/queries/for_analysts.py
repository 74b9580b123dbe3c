"""Open cases as lines for an analyst: nobody is named, and what is rare is marked (H-266).

A district, an age and a need that few children share can tell who a child is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from cases.models import Case, FamilyMember
from cases.small_numbers import FEWEST
from statutory import age_on

from ..models import Need, Version

NOT_GIVEN = "not given"
# What somebody who knows an area could tell a child by.
TELLING = (
    ("district", "need"),
    ("district", "age", "sex"),
    ("age", "sex", "need"),
)


@dataclass(order=True)
class Line:
    """One open case. `district`: the first half of a postcode; `age`: years on the day asked."""

    district: str
    age: int
    sex: str
    need: str  # the area of the first need in the newest final plan
    stage: str
    asked_by: str
    rare: str = ""  # what of it few share


COLUMNS = tuple(one.name for one in fields(Line))


def lines_on(today: date) -> list[Line]:
    """A line for each child with an open case, in no order that tells when a case began.

    The district of a child is not given where a case is restricted, or anybody’s details on it are
    withheld: where they live is what must not be known. Who may have the lines is for whoever runs
    the command; they are personal data until nothing rare is left in them.
    """
    hidden = set(FamilyMember.objects.filter(withheld=True).values_list("child", flat=True))
    needs = _first_needs()
    lines = [
        Line(
            NOT_GIVEN if case.restricted or case.child_id in hidden else _district(case),
            age_on(case.child.date_of_birth, today),
            case.child.get_sex_display() or NOT_GIVEN,
            needs.get(case.pk, NOT_GIVEN),
            case.stage,
            case.source,
        )
        for case in Case.objects.filter(closed_on=None).select_related("child").iterator()
    ]
    _mark_rare(lines)
    return sorted(lines)


def _mark_rare(lines: Sequence[Line]) -> None:
    for names in TELLING:
        shared = Counter(_of(line, names) for line in lines)
        for line in lines:
            if shared[_of(line, names)] < FEWEST:
                line.rare = "; ".join(filter(None, (line.rare, " and ".join(names))))


def _of(line: Line, names: Iterable[str]) -> tuple[object, ...]:
    return tuple(getattr(line, name) for name in names)


def _district(case: Case) -> str:
    return case.child.postcode.rpartition(" ")[0] or NOT_GIVEN


def _first_needs() -> dict[int, str]:
    final = (Version.Status.FINAL, Version.Status.AMENDED_FINAL)
    rows: Iterator[tuple[int, str]] = (
        Need.objects.filter(version__status__in=final, removed_at=None)
        .exclude(version__frozen_at=None)
        .exclude(area="")
        .order_by("version__plan__case", "-version__number", "section", "number")
        .values_list("version__plan__case", "area")
        .iterator()
    )
    found: dict[int, str] = {}
    for case, area in rows:
        found.setdefault(case, area)
    return found
