"""What is asked of a setting or service: its queue, by date, with what is late said plainly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from accounts.models import User
from cases.facts import facts_for
from cases.models import Deadline
from statutory import Deadline as Clock
from statutory import counted, timetable

from ..access import advice_asked_of, consultations_of, live_memberships
from ..models import AdviceRequest, Consultation

RULE, OF_CONSULTING = "A03", "A06"
ALL, MINE, NOBODY, LATE, DONE = "all", "mine", "nobody", "late", "done"
LISTS = {
    ALL: "To answer",
    MINE: "Given to me",
    NOBODY: "Given to nobody",
    LATE: "Late",
    DONE: "Handed in",
}


@dataclass(frozen=True)
class Asked:
    """One thing that the council asked, as a line of the queue."""

    href: str
    child: str
    born: date
    reference: str
    what: str
    provider: str
    due: date | None
    status: str  # of the clock: "overdue", "due", "met" and so on
    lateness: str
    assigned: str
    is_mine: bool
    is_open: bool
    note: str = ""

    @property
    def is_late(self) -> bool:
        """Whether it is open and its day has passed."""
        return self.is_open and self.status == "overdue"


def advice_asked(user: User, today: date) -> list[Asked]:
    """Every request for advice that somebody may open: first what is due first."""
    requests = list(advice_asked_of(user))
    clocks = _clocks(requests)
    here = set(live_memberships(today).values_list("provider", "user"))
    rows = [
        _as_row(one, clocks.get((one.case_id, one.about)), user, today, here) for one in requests
    ]
    return in_order(rows)


def in_order(rows: Iterable[Asked]) -> list[Asked]:
    """Open ones by their day, those without a day last; what was handed in stands apart."""
    return sorted(rows, key=lambda row: (not row.is_open, row.due or date.max, row.reference))


def of_list(rows: Sequence[Asked], name: str) -> list[Asked]:
    """Of everything asked, one of the lists."""
    if name == DONE:
        return [row for row in rows if not row.is_open]
    tests = {
        MINE: lambda row: row.is_mine,
        NOBODY: lambda row: not row.assigned,
        LATE: lambda row: row.is_late,
    }
    wanted = tests.get(name, lambda row: True)
    return [row for row in rows if row.is_open and wanted(row)]


def clock_of(request: AdviceRequest) -> Clock | None:
    """The clock of one request, with its explanation and the law behind it."""
    clocks = timetable(facts_for(request.case))
    about = request.about
    return next((c for c in clocks if c.rule.id == RULE and c.about == about), None)


def clock_of_consultation(consultation: Consultation) -> Clock | None:
    """The fifteen days of one consultation: guidance, with its explanation."""
    clocks = timetable(facts_for(consultation.case))
    about = consultation.about
    return next((c for c in clocks if c.rule.id == OF_CONSULTING and c.about == about), None)


def consultations_asked(user: User, today: date) -> list[Asked]:
    """Every consultation that somebody may answer, as lines of the same queue."""
    found = list(consultations_of(user))
    due = {
        (clock.case_id, clock.about): clock
        for clock in Deadline.objects.filter(
            rule=OF_CONSULTING, case__in={one.case_id for one in found}
        )
    }
    return [_as_consultation(one, due.get((one.case_id, one.about)), today) for one in found]


def _as_consultation(consultation: Consultation, clock: Deadline | None, today: date) -> Asked:
    child = consultation.case.child
    row = Asked(
        href=reverse("portal_consultation", args=[consultation.pk]),
        child=str(child),
        born=child.date_of_birth,
        reference=consultation.case.reference,
        what="Consultation about a placement",
        provider=consultation.provider.name,
        due=clock.due if clock else None,
        status="unknown",
        lateness="",
        assigned="",
        is_mine=False,
        is_open=consultation.state == Consultation.State.SENT,
        note="Guidance, not a time limit in law",
    )
    return _with_status(row, clock, today)


def _clocks(requests: Sequence[AdviceRequest]) -> dict[tuple[int, str], Deadline]:
    found = Deadline.objects.filter(rule=RULE, case__in={one.case_id for one in requests})
    return {(clock.case_id, clock.about): clock for clock in found}


def _as_row(
    request: AdviceRequest,
    clock: Deadline | None,
    user: User,
    today: date,
    here: set[tuple[int, int]],
) -> Asked:
    child = request.case.child
    person = request.assigned_to
    gone = (request.provider_id, request.assigned_to_id) not in here
    is_open = request.state == AdviceRequest.State.ASKED
    row = Asked(
        href=reverse("portal_advice", args=[request.pk]),
        child=str(child),
        born=child.date_of_birth,
        reference=request.case.reference,
        what=f"Advice: {request.get_source_display()}",
        provider=request.provider.name if request.provider else "",
        due=clock.due if clock else None,
        status="unknown",
        lateness="",
        assigned="" if person is None or gone else person.name,
        is_mine=request.assigned_to_id == user.pk,
        is_open=is_open,
        note=_note_on(request),
    )
    return _with_status(row, clock, today)


def _with_status(row: Asked, clock: Deadline | None, today: date) -> Asked:
    if not row.is_open:
        late = clock is not None and clock.met_on and clock.due and clock.met_on > clock.due
        return replace(row, status="met_late" if late else "met")
    if clock is None or clock.due is None:
        return replace(row, lateness="No date is set yet")
    if clock.met_on or clock.ended_on:
        return replace(row, status="ended", lateness="New advice is awaited")
    if clock.disapplied:
        return replace(row, status="disapplied")
    days = (clock.due - today).days
    if days < 0:
        return replace(row, status="overdue", lateness=f"{counted(-days, 'day')} late")
    return replace(row, status="due", lateness=f"In {counted(days, 'day')}" if days else "Today")


def _note_on(request: AdviceRequest) -> str:
    if request.more_time_until and request.state == AdviceRequest.State.ASKED:
        return "You asked for more time: the date stays"
    return ""
