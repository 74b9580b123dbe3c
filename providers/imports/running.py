"""A whole file: check it, or check it and record it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db.models import QuerySet

from accounts.models import User
from cases import roles
from cases.models import Case

from ..queries import known_urns
from .applying import Effect, RowRefused, apply_row, effect_of
from .checking import Known, Row, check_row, repeated
from .columns import Fault
from .reading import Unreadable, read


@dataclass
class Report:
    """What a file holds, and what was done or would be done with it."""

    rows: int = 0
    valid: list[Row] = field(default_factory=list)
    effects: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def as_dict(self, *, dry_run: bool) -> dict[str, object]:
        """As it is printed for machines."""
        return {
            "rows": self.rows,
            "valid": len(self.valid),
            "created": 0 if dry_run else self.effects[Effect.CREATED],
            "unchanged": self.effects[Effect.UNCHANGED],
            "errors": [fault.as_dict() for fault in self.faults],
        }


def check_file(path: Path, today: date, visible: QuerySet[Case]) -> Report:
    """Read a file and check every row. Changes nothing. `visible`: the cases the asker may know of."""
    try:
        sheet = read(path)
    except Unreadable as reason:
        return Report(faults=[Fault(1, "", str(reason))])
    report = Report(rows=sheet.counted, faults=list(sheet.faults))
    known = Known(frozenset(known_urns()), _officers(), today)
    for number, cells in sheet.rows:
        row, faults = check_row(number, cells, known)
        report.faults += faults
        if row is not None:
            report.valid.append(row)
    twice = repeated(report.valid)
    report.faults += twice
    _leave_out(report, {fault.row for fault in twice})
    for row in list(report.valid):
        try:
            report.effects[effect_of(row, visible)] += 1
        except RowRefused as reason:
            report.faults.append(reason.as_fault(row))
            _leave_out(report, {row.number})
    report.faults.sort(key=lambda fault: fault.row)
    return report


def apply_file(
    report: Report,
    *,
    by: User | None,
    visible: QuerySet[Case],
    progress: Callable[[int], None] = lambda done: None,
) -> Report:
    """Record every valid row of a checked file. One bad row never stops the rest."""
    report.effects = Counter()
    for done, row in enumerate(list(report.valid), start=1):
        try:
            report.effects[apply_row(row, by=by, visible=visible)] += 1
        except RowRefused as reason:
            report.faults.append(reason.as_fault(row))
            _leave_out(report, {row.number})
        progress(done)
    report.faults.sort(key=lambda fault: fault.row)
    return report


def _leave_out(report: Report, numbers: set[int]) -> None:
    report.valid = [row for row in report.valid if row.number not in numbers]


def _officers() -> dict[str, int]:
    holders = [role for role in roles.MAY if roles.may(role, roles.RECEIVE_REQUEST)]
    return dict(User.objects.filter(role__in=holders, is_active=True).values_list("email", "pk"))
