"""What to do: an officer's cases, sorted into heaps by what is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from accounts.models import User
from statutory import days_after

from .. import roles
from ..access import cases_in_hand, cases_visible_to, officers_covered_by
from ..models import Case, Entry, StatutoryException

SOON = 7  # days
FORTNIGHT = 14
LISTED = 1_000  # of a whole authority's cases; whoever looks for another narrows the list
# What a line of a list says of a case: nothing more is read.
SHOWN = (
    *("reference", "stage", "complexity", "waiting_on"),
    *("next_due", "next_rule", "disapplied", "problem"),
    *("child__forename", "child__surname", "child__date_of_birth", "officer__name"),
)


@dataclass(frozen=True)
class Wanted:
    """What the worklist is narrowed to. Empty means everything."""

    whose: str = "mine"
    due: str = ""
    stage: str = ""
    waiting: str = ""
    officer: int | None = None
    team: int | None = None  # 0 is the cases of no team
    reason: str = ""  # a ground relied on, or one of LATE_WORDS


# What else is recorded about why a case is late, beside the grounds that the law lists.
LATE_WORDS = {
    "not_listed": "A reason the law does not list",
    "none": "No reason recorded",
}
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
        "problem": Q(problem__gt=""),
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
    # Of what is written there, nothing at all sorts last. As the indexes of `Case` have it.
    return shown(rows).order_by("-problem", F("next_due").asc(nulls_last=True), "pk")


def shown(cases: QuerySet[Case]) -> QuerySet[Case]:
    """These cases with what a line of a list says of each."""
    return cases.select_related("child", "officer").only(*SHOWN)


def not_approved_among(cases: Iterable[Case]) -> set[int]:
    """Of these cases, those whose next date an exception switched off that nobody approved yet.

    Asked of the lines of one page, and not for each row of a list before it is cut.
    """
    off = {case.pk: case.next_rule for case in cases if case.disapplied}
    if not off:
        return set()
    rows = StatutoryException.objects.filter(case__in=off, withdrawn_at=None, approved_at=None)
    return {case for case, rule in rows.values_list("case", "rule") if off[case] == rule}


def open_cases(user: User, whose: str, covered: Iterable[User] | None = None) -> QuerySet[Case]:
    """The open cases of this person and of those they cover, of their team, or of nobody yet."""
    if whose == "mine":
        people = covered_by(user) if covered is None else covered
        return cases_in_hand(user, [one.pk for one in people]).filter(closed_on=None)
    visible = cases_visible_to(user).filter(closed_on=None)
    return visible.filter(officer=None) if whose == "unallocated" else visible


def covered_by(user: User) -> list[User]:
    """This person, and the officers on leave today whose cases they look after."""
    return list(officers_covered_by(user).only("name", "cover_until").order_by("name", "pk"))


def is_bounded(user: User, whose: str) -> bool:
    """Whether a list may hold a whole authority's cases, of which nobody reads the last."""
    return whose != "mine" and roles.SCOPE.get(user.role) is roles.Scope.ALL


def heaps_bounded(cases: QuerySet[Case], wanted: Wanted, today: date) -> dict[str, int]:
    """The same as `heaps`, where no number goes beyond one more than is listed.

    One query for each heap: it stops when it has enough, however many cases there are.
    """
    rows = _narrowed(cases, replace(wanted, due=""), today).order_by()
    found = due_filters(today).items()
    counts = {name: rows.filter(heap)[: LISTED + 1].count() for name, heap in found}
    return {"all": min(sum(counts.values()), LISTED + 1), **counts}


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
    if wanted.officer:
        rows = rows.filter(officer=wanted.officer)
    if wanted.team is not None:
        rows = rows.filter(team=wanted.team or None)
    return rows.filter(because(wanted.reason)) if wanted.reason else rows


def because(reason: str) -> Q:
    """Cases on which this is recorded as why they are late: a ground relied on, or something else.

    A delay for a reason the law does not list excuses nothing; it is kept so that it can be seen.
    """
    relied = StatutoryException.objects.filter(case=OuterRef("pk"), withdrawn_at=None)
    delayed = Entry.objects.filter(case=OuterRef("pk"), kind=Entry.Note.DELAY_REASON)
    if reason == "not_listed":
        return Q(Exists(delayed))
    if reason == "none":
        return ~Q(Exists(delayed)) & ~Q(Exists(relied))
    return Q(Exists(relied.filter(ground=reason)))
