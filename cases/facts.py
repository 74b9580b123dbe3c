"""What the engine is told about a case: its entries and its exceptions, nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from statutory import Fact, Facts, Ground, Kind
from statutory import StatutoryException as Relied

from .models import Case, Entry, StatutoryException

LEGAL_KINDS = frozenset(kind.value for kind in Kind)


def facts_for(case: Case) -> Facts:
    """Everything recorded on a case that the law's clocks listen to."""
    return facts_from(
        case, Entry.objects.filter(case=case), StatutoryException.objects.filter(case=case)
    )


def facts_from(
    case: Case, entries: Iterable[Entry], exceptions: Iterable[StatutoryException]
) -> Facts:
    """The same, from rows already read, so that many cases can be worked out together."""
    facts = [Fact(Kind.DATE_OF_BIRTH, case.child.date_of_birth)]
    facts += [as_fact(entry) for entry in entries if entry.kind in LEGAL_KINDS]
    relied = [as_relied(row) for row in exceptions if row.withdrawn_at is None]
    return Facts(facts, relied)


def as_fact(entry: Entry) -> Fact:
    """One entry as the engine reads it."""
    return Fact(
        kind=Kind(entry.kind),
        on=entry.on,
        about=entry.about,
        id=entry.pk,
        corrects=entry.corrects_id,
    )


def as_relied(row: StatutoryException) -> Relied:
    """One exception as the engine reads it."""
    return Relied(
        rule=row.rule,
        ground=Ground(row.ground),
        starts=row.starts,
        ends=row.ends,
        about=row.about,
        why=row.why,
    )
