"""Bring a backup into an empty place, look that it is whole, and hold what may have gone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from cases import protection
from cases.actions import restoring as acting
from cases.chain import verify

from ..celery import app
from . import databases, files, manifest
from .backing_up import WHAT
from .manifest import Manifest, Wrong

log = logging.getLogger(__name__)
# The jobs that write messages. What they write now may have gone between backup and restore.
WOULD_WRITE_AGAIN = (
    "cases.tasks.stop_letters_of_moved_rights",
    "families.tasks.prepare_moving_rights",
    "cases.tasks.plan_reminders",
    "families.tasks.give_notices_again",
    "providers.tasks.chase_late_advice",
    "providers.tasks.remind_settings",
    "families.tasks.tell_by_text",
)


@dataclass(frozen=True)
class Held:
    """What was held: messages that waited, and those that a job would write again."""

    waited: int
    written_again: int
    warnings: tuple[str, ...]  # what somebody must look at


def restore(folder: Path, erasures: Iterable[Path], say: Callable[[str], object]) -> Held:
    """Bring a backup into this installation, which must be empty. Says what it does.

    What was erased since goes again: `erasures` are the lists that were kept elsewhere.
    """
    told = look(folder)
    if wrong := list(_not_empty()):
        raise Wrong(*wrong, "A backup is only brought into an empty place.")
    as_of, now = datetime.fromisoformat(told.as_of), timezone.now()
    say(f"{len(told.files) - 1} files")
    if wrong := files.copy_in(folder, told.files):
        raise Wrong(*wrong)
    say(f"{sum(told.tables.values())} rows in {len(told.tables)} tables")
    databases.load(folder / databases.file_name(), as_of, now)
    if wrong := list(_differences(told)):
        raise Wrong(*wrong, "Do not use this installation.")
    call_command("migrate", interactive=False, verbosity=0)
    held = hold(as_of, now)
    call_command("erase_again", *map(str, erasures))
    return held


def look(folder: Path) -> Manifest:
    """The manifest of a backup that is whole and that this version can bring back."""
    told = manifest.read(folder, WHAT)
    if wrong := list(manifest.faults(folder, told)):
        raise Wrong(*wrong[:20], "This backup is not whole, so nothing was brought back.")
    if told.engine != databases.engine():
        raise Wrong(f"This backup is of {told.engine}, and this installation is not on that.")
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations or {}
    if newer := sorted(
        f"{a} {name}" for a, name in told.migrations.items() if (a, name) not in known
    ):
        raise Wrong(
            f"It was made by a newer version of the product: it knows {', '.join(newer)}.",
            "Bring it back with that version.",
        )
    return told


def hold(as_of: datetime, now: datetime) -> Held:
    """Shut the post, hold what may have gone and what a job would write again; and give no
    reference a second time."""
    if bare := protection.unprotected():
        raise Wrong(f"These may only be added to and are not protected: {', '.join(bare)}")
    restoration = acting.begin(as_of=as_of, restored_at=now)
    databases.leave_out_numbers()
    waited = acting.hold_what_may_have_gone(restoration, written_again=False)
    broken = tuple(_write_again())
    again = acting.hold_what_may_have_gone(restoration, written_again=True)
    return Held(waited, again, (*broken, *verify().faults))


def _write_again() -> Iterator[str]:
    app.loader.import_default_modules()
    for name in WOULD_WRITE_AGAIN:
        try:
            app.tasks[name].run.even_so()
        except Exception as fault:
            log.error("job not asked what it would write", extra={"job": name}, exc_info=fault)
            yield f"{name} could not be asked what it would write again, and may send it twice."


def _not_empty() -> Iterator[str]:
    if there := databases.tables():
        yield f"The database has {len(there)} tables."
    if next(files.stored(), ""):
        yield "The place of the files has some."


def _differences(told: Manifest) -> Iterator[str]:
    """What is not as the backup says. The note of this restore is one row more."""
    here = databases.counted()
    wanted = told.tables | {databases.SESSIONS: 0}
    wanted[databases.RESTORATIONS] += 1
    for name in sorted(wanted.keys() | here.keys()):
        if wanted.get(name) != here.get(name):
            yield f"{name}: {here.get(name)} rows, and the backup has {wanted.get(name)}."
