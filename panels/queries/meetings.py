"""The calendar of panels, and the agenda of one meeting in the order of statutory dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from cases.access import cases_visible_to
from cases.models import Case

from ..access import cases_on
from ..models import AgendaItem, Meeting, Panel
from .dates import due_of

ON_IT = ~Q(items__state=AgendaItem.State.WITHDRAWN) & Q(items__isnull=False)


@dataclass(frozen=True)
class Line:
    """One case on an agenda, and by when its question has to be answered in law."""

    item: AgendaItem
    due: date | None
    is_too_late: bool  # the meeting comes after that day


@dataclass(frozen=True)
class Agenda:
    """The cases of a meeting as one person may read them. Of those kept back, only how many."""

    lines: tuple[Line, ...]
    consent: tuple[Line, ...]
    off: tuple[AgendaItem, ...]
    kept_back: int
    taken: int
    openable: frozenset[int]  # the items whose case file this person may open as well


def panels() -> QuerySet[Panel]:
    """The panels that meet."""
    return Panel.objects.filter(ended_on=None)


def meetings() -> QuerySet[Meeting]:
    """Every meeting, with its panel and how many cases are on it."""
    rows = Meeting.objects.select_related("panel", "planned_by")
    return rows.annotate(taken=Count("items", filter=ON_IT))


def to_come(today: date) -> QuerySet[Meeting]:
    """Meetings from today on, and those under way; the next first."""
    return meetings().filter(Q(on__gte=today) | Q(state=Meeting.State.BEGUN))


def lately(today: date) -> QuerySet[Meeting]:
    """The last twenty meetings before today."""
    return meetings().filter(on__lt=today).order_by("-on", "-pk")[:20]


def open_for(questions: list[str], today: date) -> list[Meeting]:
    """Meetings on which a case with one of these questions can still be put."""
    states = (Meeting.State.PLANNED, Meeting.State.CIRCULATED, Meeting.State.BEGUN)
    rows = to_come(today).filter(state__in=states, panel__ended_on=None)
    return [one for one in rows if set(one.panel.about.questions) & set(questions)]


def taken_on(meeting: Meeting) -> int:
    """How many cases are on a meeting."""
    return meeting.items.exclude(state=AgendaItem.State.WITHDRAWN).count()


def agenda(meeting: Meeting, user: User) -> Agenda:
    """The agenda as this person may read it: numbered once papers have gone, by date until then."""
    items = list(cases_on(user, meeting))
    on = [one for one in items if one.state != AgendaItem.State.WITHDRAWN]
    taken, due = taken_on(meeting), due_of((one.case, one.question) for one in on)
    lines = sorted((_line(one, due[one.case_id, one.question]) for one in on), key=_order)
    return Agenda(
        lines=tuple(one for one in lines if not one.item.is_by_consent),
        consent=tuple(one for one in lines if one.item.is_by_consent),
        off=tuple(one for one in items if one.state == AgendaItem.State.WITHDRAWN),
        kept_back=taken - len(on),
        taken=taken,
        openable=frozenset(_openable(user, on)),
    )


def _openable(user: User, items: list[AgendaItem]) -> list[int]:
    seen = cases_visible_to(user).filter(pk__in=[one.case_id for one in items])
    pks = set(seen.values_list("pk", flat=True))
    return [one.pk for one in items if one.case_id in pks]


def _line(item: AgendaItem, due: date | None) -> Line:
    return Line(item, due, due is not None and due < item.on)


def _order(line: Line) -> tuple[int, date, int]:
    number = line.item.number
    return (10_000 if number is None else number, line.due or date.max, line.item.pk)


def standing_on(case: Case, on: date) -> AgendaItem | None:
    """Where a case stands on an agenda of that day."""
    rows = AgendaItem.objects.filter(case=case, on=on).exclude(state=AgendaItem.State.WITHDRAWN)
    return rows.select_related("meeting__panel").first()
