"""Every deadline worked out again from the facts, in chunks, with memory that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from django.db import DatabaseError, transaction

from statutory import timetable

from ..actions.deadlines import DERIVED, FIELDS, derive, row_of, sync
from ..facts import facts_from
from ..models import Case, Deadline, Entry, StatutoryException
from .running import Run

CHUNK = 500  # cases worked out together


@dataclass
class _Changes:
    """What a chunk's stored rows need, to be what the facts say."""

    fresh: list[Deadline] = field(default_factory=list)
    changed: list[Deadline] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)


def rebuild(run: Run, *, repair: bool) -> None:
    """Compare every open case with its facts. Report what differs and, with `repair`, mend it."""
    last: int | None = 0
    while last is not None:
        # While a chunk is mended its cases are held: what somebody records meanwhile waits, and is
        # not undone by dates worked out before it.
        with transaction.atomic() if repair else nullcontext():
            last = _work_through(_after(last, held=repair), run, repair=repair)


def _after(pk: int, *, held: bool) -> list[Case]:
    cases = Case.objects.filter(pk__gt=pk, closed_on=None).order_by("pk")
    cases = cases.select_for_update(of=("self",)) if held else cases
    return list(cases.select_related("child")[:CHUNK])


def _work_through(chunk: Sequence[Case], run: Run, *, repair: bool) -> int | None:
    """One chunk; returns its last case's number, or none when there was no case left."""
    if not chunk:
        return None
    changes = _compare(chunk, run)
    if repair:
        try:
            _mend(changes)
        except DatabaseError:
            _mend_one_by_one(chunk, run)
    return chunk[-1].pk


def _compare(chunk: Sequence[Case], run: Run) -> _Changes:
    entries, exceptions, stored = (
        _grouped(Entry, chunk),
        _exceptions(chunk),
        _grouped(Deadline, chunk),
    )
    changes = _Changes()
    for case in chunk:
        try:
            differs = _compare_case(
                case, entries[case.pk], exceptions[case.pk], stored[case.pk], changes
            )
        except Exception as error:  # one bad case never stops the rest
            run.went_wrong(case.reference, f"Could not be worked out: {type(error).__name__}")
            continue
        run.did("cases")
        if differs:
            run.went_wrong(case.reference, f"Stored dates differed from the facts: {differs}")
    return changes


def _grouped(model: type, chunk: Sequence[Case]) -> dict[int, list]:  # type: ignore[type-arg]
    first, last = chunk[0].pk, chunk[-1].pk
    found: dict[int, list] = defaultdict(list)  # type: ignore[type-arg]
    for row in model.objects.filter(case_id__gte=first, case_id__lte=last):  # type: ignore[attr-defined]
        found[row.case_id].append(row)
    return found


def _exceptions(chunk: Sequence[Case]) -> dict[int, list[StatutoryException]]:
    return _grouped(StatutoryException, chunk)


def _compare_case(
    case: Case,
    entries: list[Entry],
    exceptions: list[StatutoryException],
    stored: list[Deadline],
    changes: _Changes,
) -> str:
    """Collect what differs in one case; returns the rules concerned, for the report."""
    facts = facts_from(case, entries, exceptions)
    clocks = timetable(facts)
    known = {(row.rule, row.about): row for row in stored}
    differs = []
    for clock in clocks:
        row = row_of(case, clock)
        old = known.pop((row.rule, row.about), None)
        if old is None:
            changes.fresh.append(row)
            differs.append(row.rule)
        elif any(getattr(old, name) != getattr(row, name) for name in FIELDS):
            row.pk = old.pk
            changes.changed.append(row)
            differs.append(row.rule)
    changes.gone += [row.pk for row in known.values()]
    differs += [row.rule for row in known.values()]
    before = [getattr(case, name) for name in DERIVED]
    derive(case, facts, clocks)
    if before != [getattr(case, name) for name in DERIVED]:
        changes.cases.append(case)
        differs.append("summary")
    return ", ".join(dict.fromkeys(differs))


def _mend(changes: _Changes) -> None:
    with transaction.atomic():
        Deadline.objects.filter(pk__in=changes.gone).delete()
        Deadline.objects.bulk_create(changes.fresh)
        Deadline.objects.bulk_update(changes.changed, FIELDS)
        for case in changes.cases:
            Case.objects.filter(pk=case.pk).update(
                **{name: getattr(case, name) for name in DERIVED}
            )


def _mend_one_by_one(chunk: Sequence[Case], run: Run) -> None:
    """What could not be written together: so that one bad case never stops the rest."""
    for case in chunk:
        try:
            with transaction.atomic():
                sync(case)
        except Exception as error:
            run.went_wrong(case.reference, f"Could not be mended: {type(error).__name__}")
