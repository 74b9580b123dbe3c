"""Reads. What a screen or a job wants to know, each with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case as Choose
from django.db.models import Count, F, Max, Q, QuerySet, When

from accounts.models import User
from statutory import Deadline as Clock
from statutory import Force, Status, days_after, timetable

from .access import cases_visible_to, officers_covered_by
from .facts import facts_from
from .models import Case, Entry, JobRun, Message, StatutoryException

SOON = 7  # days
FORTNIGHT = 14


@dataclass(frozen=True)
class Wanted:
    """What the worklist is narrowed to. Empty means everything."""

    whose: str = "mine"
    due: str = ""
    stage: str = ""
    waiting: str = ""


DUE_WORDS = {
    "problem": "Dates cannot be worked out",
    "overdue": "Overdue",
    "today": "Due today",
    "soon": "Due in the next 7 days",
    "fortnight": "Due in 8 to 14 days",
    "later": "Later",
    "disapplied": "Time limit disapplied",
    "none": "No date running",
}


def due_filters(today: date) -> dict[str, Q]:
    """The heaps a worklist is sorted into. Every open case is in exactly one."""
    dated = Q(problem="", next_due__isnull=False, disapplied=False)
    soon, fortnight = days_after(today, SOON), days_after(today, FORTNIGHT)
    return {
        "problem": ~Q(problem=""),
        "overdue": dated & Q(next_due__lt=today),
        "today": dated & Q(next_due=today),
        "soon": dated & Q(next_due__gt=today, next_due__lte=soon),
        "fortnight": dated & Q(next_due__gt=soon, next_due__lte=fortnight),
        "later": dated & Q(next_due__gt=fortnight),
        "disapplied": Q(problem="", next_due__isnull=False, disapplied=True),
        "none": Q(problem="", next_due__isnull=True),
    }


def worklist(cases: QuerySet[Case], wanted: Wanted, today: date) -> QuerySet[Case]:
    """Of these, the ones that cannot be worked out first, then by next statutory date."""
    rows = _narrowed(cases, wanted, today)
    first = Choose(When(problem="", then=1), default=0)
    return rows.select_related("child", "officer").order_by(
        first, F("next_due").asc(nulls_last=True), "pk"
    )


def open_cases(user: User, whose: str) -> QuerySet[Case]:
    """The open cases of this person and of those they cover, of their team, or of nobody yet."""
    visible = cases_visible_to(user).filter(closed_on=None)
    if whose == "team":
        return visible
    if whose == "unallocated":
        return visible.filter(officer=None)
    covered = list(officers_covered_by(user).values_list("pk", flat=True))
    return visible.filter(officer__in=covered)


def heaps(cases: QuerySet[Case], wanted: Wanted, today: date) -> dict[str, int]:
    """How many of these lie in each heap, with the other filters applied. One query."""
    rows = _narrowed(cases, replace(wanted, due=""), today)
    counts = dict.fromkeys(("all", *DUE_WORDS), 0)
    days = rows.order_by().values_list("problem", "next_due", "disapplied")
    for problem, due, disapplied, number in days.annotate(Count("pk")):
        counts["all"] += number
        counts[heap_of(problem, due, disapplied, today)] += number
    return counts


def heap_of(problem: str, due: date | None, disapplied: bool, today: date) -> str:
    """The heap a case lies in, by what is due next: as `due_filters` finds it in the database.

    A time limit that an exception switched off is not overdue.
    """
    if problem:
        return "problem"
    if due is None:
        return "none"
    if disapplied:
        return "disapplied"
    if due <= today:
        return "overdue" if due < today else "today"
    if due <= days_after(today, SOON):
        return "soon"
    return "fortnight" if due <= days_after(today, FORTNIGHT) else "later"


def _narrowed(rows: QuerySet[Case], wanted: Wanted, today: date) -> QuerySet[Case]:
    heap = due_filters(today).get(wanted.due)
    if heap is not None:
        rows = rows.filter(heap)
    if wanted.stage:
        rows = rows.filter(stage=wanted.stage)
    if wanted.waiting:
        rows = rows.filter(waiting_on=wanted.waiting)
    return rows


@dataclass(frozen=True)
class CaseClocks:
    """Every clock of a case as it stands today, and the exceptions behind them."""

    running: Sequence[Clock]
    past: Sequence[Clock]
    exceptions: Sequence[StatutoryException]


def clocks_of(case: Case, entries: Sequence[Entry], today: date) -> CaseClocks:
    """The clocks of one case, worked out from what is recorded, running ones first."""
    exceptions = list(case.exceptions.select_related("relied_on_by", "withdrawn_by"))
    clocks = timetable(facts_from(case, entries, exceptions))
    over = {Status.MET, Status.MET_LATE, Status.ENDED}
    ordered = sorted(clocks, key=_by_weight)
    return CaseClocks(
        running=[clock for clock in ordered if clock.status(today) not in over],
        past=[clock for clock in ordered if clock.status(today) in over],
        exceptions=exceptions,
    )


def _by_weight(clock: Clock) -> tuple[bool, bool, date, str]:
    """What cannot be worked out first; then law before guidance and target, by date."""
    return (
        not clock.problem,
        clock.rule.force is not Force.LAW,
        clock.due or date.max,
        clock.rule.id,
    )


def last_good_runs() -> dict[str, str]:
    """When each job last finished well, for the health page."""
    rows = (
        JobRun.objects.filter(succeeded=True)
        .values_list("name")
        .annotate(last=Max("finished_at"))
        .order_by("name")
    )
    return {name: last.isoformat() for name, last in rows}


def entries_of(case: Case) -> list[Entry]:
    """The chronology of a case, newest first, each with what it corrects."""
    rows = case.entries.select_related("corrects__corrects")
    return sorted(rows, key=lambda entry: (entry.on or date.min, entry.pk), reverse=True)


def corrected_in(entries: Iterable[Entry]) -> set[int]:
    """The numbers of the entries that later ones correct.

    Found among the entries themselves: asked of the database, every case would cost a look at all
    entries that correct nothing.
    """
    return {entry.corrects_id for entry in entries if entry.corrects_id}


def standing_in(entries: Sequence[Entry]) -> list[Entry]:
    """Of a chronology, what happened and was not corrected since, oldest first."""
    corrected = corrected_in(entries)
    return [entry for entry in reversed(entries) if entry.on and entry.pk not in corrected]


def latest_runs() -> list[JobRun]:
    """The last run of each job, by name."""
    last = JobRun.objects.order_by().values("name").annotate(last=Max("pk")).values("last")
    return list(JobRun.objects.filter(pk__in=last).order_by("name"))


def messages_to_settle() -> QuerySet[Message]:
    """Messages of which nobody knows whether they went."""
    uncertain = Message.objects.filter(state=Message.State.UNCERTAIN)
    return uncertain.select_related("case", "to_user", "to_member").order_by("written_at")


def letters_to_print() -> QuerySet[Message]:
    """Letters that wait to be printed and posted."""
    waiting = Message.objects.filter(state=Message.State.QUEUED, channel=Message.Channel.POST)
    return waiting.select_related("case", "to_member", "document").order_by("written_at")
