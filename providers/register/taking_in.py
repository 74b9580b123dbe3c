"""Taking an extract in: looked at first, refused when it seems wrong, written in one transaction.

Nothing is ever removed, and what the council knows of a setting (`Knowledge`) is not touched.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import Provider, RegisterChange, RegisterRun
from .comparing import Comparison, compare
from .files import BUNDLED, BUNDLED_ON, NotARegister, day_in_name
from .reading import Extract, read
from .reporting import report_of
from .writing import mark_seen, write

FALL = 10  # in a hundred: a file that shows so many fewer establishments seems cut short


@dataclass(frozen=True)
class Outcome:
    """What reading the register changed."""

    added: int
    changed: int
    unchanged: int
    report: dict[str, Any] = field(default_factory=dict, compare=False)


@dataclass
class Look:
    """An extract that was looked at: what it would do, and why it should not be taken in."""

    extract: Extract
    comparison: Comparison
    day: date
    refusals: list[str]

    @property
    def report(self) -> dict[str, Any]:
        return report_of(self.extract, self.comparison) | {"refusals": self.refusals}

    @property
    def outcome(self) -> Outcome:
        found = self.comparison
        numbers = (len(found.added), len(found.changed), len(found.unchanged))
        return Outcome(*numbers, report=self.report)


def look(
    path: Path,
    *,
    on: date | None = None,
    take: frozenset[str] = frozenset(),
    progress: Callable[[int], None] = lambda done: None,
) -> Look:
    """Read a file and weigh it against what we hold. Changes nothing."""
    day = on or _day_of(path)
    extract = read(path, progress)
    comparison = compare(extract, take)
    return Look(extract, comparison, day, _refusals(extract, comparison, day))


def take_in(looked: Look, run: RegisterRun) -> Outcome:
    """Write what was looked at, whole or not at all, and what it changed about settings."""
    found = looked.comparison
    with transaction.atomic():
        write([*found.added, *found.changed.values()], looked.day)
        mark_seen(found.unchanged, looked.day)
        _finish(run, looked)
        RegisterChange.objects.bulk_create(
            [
                RegisterChange(run=run, provider_id=pk, field=name, before=old, after=new)
                for pk, name, old, new in found.changes
            ],
            batch_size=500,
        )
    return looked.outcome


def _finish(run: RegisterRun, looked: Look) -> None:
    outcome = looked.outcome
    run.state, run.finished_at = RegisterRun.State.DONE, timezone.now()
    run.extracted_on, run.rows, run.done = (
        looked.day,
        looked.extract.counted,
        looked.extract.counted,
    )
    run.added, run.changed, run.unchanged = outcome.added, outcome.changed, outcome.unchanged
    run.report = run.report | outcome.report
    run.save()


def import_register(
    path: Path = BUNDLED,
    *,
    on: date | None = None,
    even_so: bool = False,
    take: frozenset[str] = frozenset(),
) -> Outcome:
    """Read an extract and keep what it says of each establishment. Nothing is ever removed.

    `even_so`: somebody looked at why it should not be taken in, and it is right.
    """
    looked = look(path, on=on, take=take)
    if looked.refusals and not even_so:
        raise NotARegister(" ".join(looked.refusals))
    return record(looked)


def record(looked: Look) -> Outcome:
    """Write what was looked at, without anybody's having sent a file."""
    return take_in(looked, RegisterRun())


def bundled_names() -> dict[str, str]:
    """The establishments of the bundled extract, URN to name, without a database."""
    return {urn: values[1] for urn, values in read(BUNDLED).rows.items()}


def _day_of(path: Path) -> date:
    if path == BUNDLED:
        return BUNDLED_ON
    return day_in_name(path.name) or timezone.localdate()


def _refusals(extract: Extract, found: Comparison, day: date) -> list[str]:
    """Why a person should look before this file is taken in."""
    said = []
    if extract.faults:
        more = len(extract.faults) - 1
        rest = f" {more} more rows cannot be taken either." if more else ""
        said.append(f"{extract.faults[0].message}{rest}")
    before = _rows_before()
    if extract.counted * 100 < before * (100 - FALL):
        said.append(
            f"The file has {extract.counted:,} rows, and the last one had {before:,}:"
            f" more than {FALL}% fewer. It may be cut short, or a part of the register."
        )
    if found.last_seen and day < found.last_seen:
        said.append(f"The file is of {day:%d/%m/%Y}, older than the register that we hold.")
    return said


def _rows_before() -> int:
    """How many rows the last extract had; without one, how many settings we hold."""
    done = RegisterRun.objects.filter(state=RegisterRun.State.DONE, what="register")
    last = done.order_by("-pk").values_list("rows", flat=True).first()
    return Provider.objects.exclude(urn=None).count() if last is None else last
