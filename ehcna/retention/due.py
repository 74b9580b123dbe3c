"""Which records are due to go, and why one may not go all the same (H-280)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet

from cases.facts import facts_for
from cases.jobs.running import Run
from cases.models import Case, Child, Concern, Due, Entry, Hold, Incident, Message
from families.models import DataCopy
from plans.models import Plan
from statutory import Kind, years_after

from .schedule import kept_as

LONGER = (Hold.Kind.ADOPTED, Hold.Kind.LOOKED_AFTER)  # by another line of the schedule
OF_A_PLAN = (Kind.PLAN_SENT.value, Kind.PLAN_TRANSFERRED.value, Kind.AMENDED_PLAN_SENT.value)
WAITING = (Message.State.HELD, Message.State.QUEUED, Message.State.SENDING)


def list_due(today: date, run: Run) -> None:
    """List the records whose time is over, each with why it is skipped. Nothing is deleted."""
    found = set()
    for child in _perhaps_due(today).iterator(chunk_size=500):
        kind, due_on = due_of(child, today)
        if due_on > today:
            continue
        skipped = list(reasons_to_keep(child))
        row = {"kind": kind, "due_on": due_on, "skipped": skipped}
        Due.objects.update_or_create(child=child, defaults=row)
        found.add(child.pk)
        run.did("due")
        run.did("skipped", bool(skipped))
    Due.objects.exclude(child__in=found).delete()


def _perhaps_due(today: date) -> QuerySet[Child]:
    """Old enough by the shortest line. A child who was merged goes with the one they are."""
    shortest = min(settings.RETENTION.plan_years, settings.RETENTION.no_plan_years)
    born = years_after(today, -shortest)
    return Child.objects.filter(date_of_birth__lte=born, merged_into=None).order_by("pk")


def due_of(child: Child, today: date) -> tuple[str, date]:
    """Which line of the schedule a record stands under, and the first day it is not needed."""
    cases = _cases_of(child)
    longer = {one.kind: one for one in _holds_on(cases) if one.kind in LONGER}
    if adopted := longer.get(Hold.Kind.ADOPTED):
        return "adopted", kept_as("adopted", today).due_on(adopted.begins_on)
    code = "plan" if _had_plan(cases) else "no_plan"
    if Hold.Kind.LOOKED_AFTER in longer:
        code = "looked_after"
    return code, kept_as(code, today).due_on(child.date_of_birth)


def reasons_to_keep(child: Child) -> Iterator[str]:
    """Why a record may not go although its time is over, in words."""
    cases = list(_cases_of(child))
    if any(case.closed_on is None for case in cases):
        yield "A case is open"
    if any(has_live_appeal(case) for case in cases):
        yield "An appeal is not decided"
    for hold in _holds_on(cases):
        if hold.kind not in LONGER:
            yield f"A hold: {hold.get_kind_display()}"
    for hold in Hold.objects.filter(case=None, ended_at=None):
        yield f"A hold on every record: {hold.get_kind_display()}"
    if Incident.objects.filter(Q(case__in=cases) | Q(touched__in=cases), closed_at=None).exists():
        yield "An incident is open"
    if Concern.objects.filter(case__in=cases, closed_at=None).exists():
        yield "A concern is open"
    if Message.objects.filter(case__in=cases, state__in=WAITING).exists():
        yield "A message waits to go"
    if DataCopy.objects.filter(case__in=cases, state=DataCopy.State.MAKING).exists():
        yield "A copy of somebody’s data is being made"


def has_live_appeal(case: Case) -> bool:
    """Whether an appeal was made of which no end is recorded since."""
    return any(_is_undecided(matter) for matter in facts_for(case).matters.values())


def _is_undecided(matter: Mapping[Kind, tuple[date, ...]]) -> bool:
    made = [*matter.get(Kind.APPEAL_MADE, ()), *matter.get(Kind.APPEAL_RECEIVED, ())]
    ended = matter.get(Kind.APPEAL_DETERMINED, ())
    return bool(made) and (not ended or max(ended) < max(made))


def _cases_of(child: Child) -> QuerySet[Case]:
    of = Q(child=child) | Q(child__merged_into=child)
    return Case.objects.filter(of).select_related("child")


def _holds_on(cases: QuerySet[Case] | list[Case]) -> QuerySet[Hold]:
    return Hold.objects.filter(case__in=cases, ended_at=None)


def _had_plan(cases: QuerySet[Case]) -> bool:
    sent = Entry.objects.filter(case__in=cases, kind__in=OF_A_PLAN)
    return sent.exists() or Plan.objects.filter(case__in=cases).exists()
