"""Make a backup: the database of one moment, the files, and what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from . import databases, files, manifest
from .manifest import Copied, Manifest

WHAT = "backup"


def back_up(folder: Path) -> tuple[Manifest, str]:
    """Write a backup into a new folder: what it holds, and the SHA-256 of its manifest.

    The database is copied first. A file is stored before its row is written, so every file that
    the database of that moment names is there when the files are copied.
    """
    folder = manifest.empty_folder(folder)
    as_of = timezone.now()
    database = folder / databases.file_name()
    tables, named = databases.dump(database)
    copied = {database.name: manifest.hashed(database), **files.copy_out(folder)}
    return closed(folder, WHAT, as_of, tables, named, copied)


def closed(
    folder: Path,
    what: str,
    as_of: datetime,
    tables: dict[str, int],
    named: Iterable[str],
    copied: dict[str, Copied],
) -> tuple[Manifest, str]:
    """Write the manifest of a folder in which all else stands. `named`: files that rows lead to."""
    made = Manifest(
        what=what,
        as_of=as_of.isoformat(),
        engine=databases.engine(),
        tables=tables,
        migrations=migrations_done(),
        files=copied,
        missing=sorted(name for name in named if f"{files.FOLDER}/{name}" not in copied),
    )
    return made, manifest.write(folder, made)


def migrations_done() -> dict[str, str]:
    """The last migration of each app that this database has had."""
    return dict(sorted(MigrationRecorder(connection).applied_migrations()))
