"""A whole file: check it, or check it and record it."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import InterfaceError, OperationalError
from django.db.models import QuerySet

from accounts.models import User
from cases import roles
from cases.models import Case

from ..queries.register import school_names
from .applying import Effect, apply_row, effect_of
from .checking import Row, check_row
from .columns import COLUMNS, Fault
from .fields import Known
from .fitting import Importing, RowRefused
from .reading import read
from .repeats import repeated
from .sheet import Unreadable

log = logging.getLogger(__name__)


@dataclass
class Report:
    """What a file holds, and what was done or would be done with it."""

    rows: int = 0
    valid: list[Row] = field(default_factory=list)
    effects: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    references: frozenset[str] = frozenset()  # of every row, in small letters
    known: Known = field(default_factory=lambda: Known({}, {}, date.min))

    def as_dict(self, *, dry_run: bool) -> dict[str, object]:
        """As it is printed for machines."""
        told: dict[str, object] = {
            "rows": self.rows,
            "valid": len(self.valid),
            "created": 0 if dry_run else self.effects[Effect.CREATED],
            "unchanged": self.effects[Effect.UNCHANGED],
            "errors": [fault.as_dict() for fault in self.faults],
        }
        if not dry_run:
            told["updated"] = self.effects[Effect.UPDATED]
        return told

    def refuse(self, faults: list[Fault]) -> None:
        """Add faults, and leave their rows out of what is valid."""
        self.faults = sorted(self.faults + faults, key=_place)
        rows = {fault.row for fault in faults}
        self.valid = [row for row in self.valid if row.number not in rows]


def check_file(
    path: Path,
    today: date,
    visible: QuerySet[Case],
    *,
    by: User | None = None,
    schools: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """Check every row of a file. Changes nothing. `visible`: the cases the asker may know of."""
    try:
        sheet = read(path)
    except Unreadable as reason:
        return Report(faults=[Fault(1, "", str(reason))])
    known = Known(school_names() if schools is None else schools, _officers(), today)
    rows, faults = [], list(sheet.faults)
    for number, cells in sheet.rows:
        row, wrong = check_row(number, cells, known)
        rows.append(row)
        faults += wrong
    references = frozenset(row.text["reference"].casefold() for row in rows)
    report = Report(rows=sheet.counted, valid=rows, references=references, known=known)
    report.refuse(faults + repeated(rows))
    _weigh(report, Importing(by, visible, known, references), progress)
    return report


def _weigh(report: Report, importing: Importing, progress: Callable[[int, int], None]) -> None:
    """What each valid row would do; those that clash with the records are left out."""
    clashes: list[Fault] = []
    for done, row in enumerate(report.valid, start=1):
        try:
            report.effects[effect_of(row, importing)] += 1
        except RowRefused as reason:
            clashes += reason.as_faults(row)
        progress(done, len(report.valid))
    report.refuse(clashes)


def apply_file(
    report: Report,
    *,
    by: User | None,
    visible: QuerySet[Case],
    officer: User | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> Report:
    """Record every valid row of a checked file. One bad row never stops the rest."""
    importing = Importing(by, visible, report.known, report.references, officer)
    report.effects = Counter()
    clashes: list[Fault] = []
    for done, row in enumerate(report.valid, start=1):
        try:
            report.effects[apply_row(row, importing)] += 1
        except RowRefused as reason:
            clashes += reason.as_faults(row)
        except (InterfaceError, OperationalError):
            raise  # the database is away: the file waits, and is carried on later
        except Exception:
            log.exception("row not recorded", extra={"row": row.number})
            clashes.append(Fault(row.number, "", "This row could not be recorded. Do it by hand."))
        progress(done)
    report.refuse(clashes)
    return report


def _place(fault: Fault) -> tuple[int, int]:
    """Faults stand as a reader of the file meets them: row by row, column by column."""
    return fault.row, COLUMNS.index(fault.column) if fault.column in COLUMNS else -1


def _officers() -> dict[str, User]:
    holders = [role for role in roles.MAY if roles.may(role, roles.RECEIVE_REQUEST)]
    found = User.objects.filter(role__in=holders, is_active=True).select_related("team")
    return {user.email.casefold(): user for user in found}
