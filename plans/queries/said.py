"""What the family said, as its page shows it: line by line, those who disagree side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from cases.models import AuditEntry, FamilyMember

from ..models import Plan, Point, Representation, Version
from .labels import TITLES, place_in_order
from .points import is_late, sent_versions, standing_points, windows_of

OPEN, ALL = "open", "all"


@dataclass(frozen=True)
class Row:
    """One point on the page: who said it of which version, and whether that came late."""

    point: Point
    late: bool
    newer: int | None  # the number of a version that was sent since, if one was (H-105)

    @property
    def who(self) -> str:
        return self.point.representation.from_whom


@dataclass(frozen=True)
class Group:
    """The points about one line of the plan, or about one section as a whole."""

    section: str
    item: str
    rows: Sequence[Row]

    @property
    def title(self) -> str:
        if not self.section:
            return "Not about one section"
        what = TITLES[self.section]
        return f"{self.item}: {what}" if self.item else f"Section {self.section}: {what}"

    @property
    def anchor(self) -> str:
        return f"on-{(self.item or self.section or 'nothing').replace('.', '-')}"

    @property
    def of_several(self) -> bool:
        """Whether more than one person spoke to it: they may not want the same."""
        return len({row.who for row in self.rows}) > 1


def points_on(plan: Plan, *, only_open: bool = False, section: str | None = None) -> list[Row]:
    """The points of a plan in the order of its sections, in four questions however many."""
    points = standing_points(plan).select_related(
        "representation__version", "asks_for", "answered_by"
    )
    if only_open:
        points = points.filter(answer="")
    if section is not None:
        points = points.filter(section=section)
    windows, newest = windows_of(plan), sent_versions(plan).first()
    rows = [_row(point, newest.number if newest else 0, windows) for point in points]
    return sorted(rows, key=_order)


def grouped(rows: Iterable[Row]) -> list[Group]:
    """Rows in order, put together by the line they are about."""
    return [
        Group(section, item, list(these))
        for (section, item), these in groupby(rows, lambda r: (r.point.section, r.point.item))
    ]


def heard_on(plan: Plan) -> list[Representation]:
    """Everything that came, newest first, with its points; what was set aside among it."""
    found = Representation.objects.filter(version__plan=plan).select_related(
        "version", "document", "recorded_by"
    )
    return list(found.prefetch_related("points").order_by("-received_on", "-pk"))


def people_who_may_say(plan: Plan) -> list[FamilyMember]:
    """The family of the child, as somebody of whom something can be taken down."""
    return list(plan.case.child.family.filter(removed_on=None).order_by("pk"))


def next_open(plan: Plan, after: Point) -> Point | None:
    """The next point without an answer, in the order of the page; then the first there is."""
    rows = [row for row in points_on(plan, only_open=True) if row.point.pk != after.pk]
    later = [row for row in rows if _order(row) > _order(Row(after, False, None))]
    found = (later or rows)[:1]
    return found[0].point if found else None


def earlier_answers(point: Point) -> list[dict[str, str]]:
    """What was answered before the answer that stands, newest first, from the audit."""
    entries = AuditEntry.objects.filter(
        case=point.case, action="answering.answer_point", after__point=point.pk
    )
    found = [entry.before for entry in entries.order_by("-pk")]
    words = dict(Point.Answer.choices)
    return [one | {"answer": words.get(one["answer"], "")} for one in found if one.get("answer")]


def newer_than(version: Version) -> Version | None:
    """The newest version that was sent to the family since another, if one was (H-105)."""
    return sent_versions(version.plan).filter(number__gt=version.number).first()


def _row(point: Point, newest: int, windows: Mapping[int, date | None]) -> Row:
    version = point.representation.version
    late = is_late(point.representation, windows.get(version.pk))
    return Row(point, late, newest if newest > version.number else None)


def _order(row: Row) -> tuple[object, ...]:
    point = row.point
    place = place_in_order(point.section, point.item)
    return (*place, point.representation.received_on, point.representation_id, point.number)
