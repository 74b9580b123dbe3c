"""The database as one file, as of one moment, and back into an empty one.

One of the modules that know which database they speak to: PostgreSQL's own tools, SQLite's own way.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from . import tools
from .manifest import Wrong

# Written with the rows themselves, so that no worker sees them before the post is shut; and the
# sign-ins of then are over: somebody may have been signed out, or have lost a telephone, since.
_AFTER = (
    "INSERT INTO {where}cases_restoration (as_of, restored_at) VALUES ('{as_of}', '{now}');",
    "DELETE FROM {where}django_session;",
)
LEFT_OUT = 1_000  # more cases than a council opens in the time that a restore may lose
SESSIONS, RESTORATIONS = "django_session", "cases_restoration"

Rows = dict[str, int]
Ask = Callable[[str], list[tuple[Any, ...]]]


def engine() -> str:
    """Which database this installation is on."""
    return connection.vendor


def file_name() -> str:
    """What the file of the database is called in a backup."""
    return "database.dump" if engine() == "postgresql" else "database.sqlite3"


def tables() -> list[str]:
    """Every table there is."""
    return sorted(connection.introspection.table_names())


def counted(ask: Ask | None = None) -> Rows:
    """How many rows each table has."""
    ask = ask or _ask
    return {name: int(ask(f'SELECT count(*) FROM "{name}"')[0][0]) for name in tables()}


def files_named(ask: Ask | None = None) -> set[str]:
    """Every file that some row names."""
    fields = [
        (model._meta.db_table, one.column)
        for model in apps.get_models()
        for one in model._meta.concrete_fields
        if isinstance(one, models.FileField)
    ]
    ask = ask or _ask
    return {
        str(name)
        for table, column in fields
        for (name,) in ask(f'SELECT "{column}" FROM "{table}" WHERE "{column}" <> \'\'')
    }


def dump(path: Path) -> tuple[Rows, set[str]]:
    """Write the database into one file: its rows by table and the files it names, of one moment."""
    return (_dump_postgresql if engine() == "postgresql" else _dump_sqlite)(path)


def load(path: Path, as_of: datetime, now: datetime) -> None:
    """Put the file into the database, which is empty, wholly or not at all; the post is shut."""
    (_load_postgresql if engine() == "postgresql" else _load_sqlite)(path, as_of, now)


def leave_out_numbers() -> None:
    """The next case gets a number that none had: a reference of the time that is lost may stand
    in a letter to another family."""
    with connection.cursor() as cursor:
        if engine() == "postgresql":
            number = "(SELECT coalesce(max(id), 0) FROM cases_case)"
            sequence = "pg_get_serial_sequence('cases_case', 'id')"
            cursor.execute(f"SELECT setval({sequence}, {number} + {LEFT_OUT})")
        else:
            cursor.execute(
                f"UPDATE sqlite_sequence SET seq = seq + {LEFT_OUT} WHERE name = 'cases_case'"
            )


def _ask(question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


def _after(where: str, as_of: datetime, now: datetime) -> str:
    told = {
        "as_of": as_of.astimezone(UTC).replace(tzinfo=None).isoformat(" "),
        "now": now.astimezone(UTC).replace(tzinfo=None).isoformat(" "),
    }
    return "\n".join(one.format(where=where, **told) for one in _AFTER)


def _dump_postgresql(path: Path) -> tuple[Rows, set[str]]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = str(cursor.fetchone()[0])
        tools.dump_to(path, snapshot)
        return counted(), files_named()


def _load_postgresql(path: Path, as_of: datetime, now: datetime) -> None:
    connection.close()
    tools.load_from(path, "SET TIME ZONE 'UTC';\n" + _after("public.", as_of, now))


def _dump_sqlite(path: Path) -> tuple[Rows, set[str]]:
    path.touch(mode=0o600, exist_ok=False)
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        return counted(lambda q: copy.execute(q).fetchall()), files_named(
            lambda q: copy.execute(q).fetchall()
        )


def _load_sqlite(path: Path, as_of: datetime, now: datetime) -> None:
    place = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    aside = place.with_name(f".{place.name}.restoring")
    aside.unlink(missing_ok=True)
    aside.touch(mode=0o600)
    try:
        with (
            closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(aside)) as copy,
        ):
            source.backup(copy)
            copy.executescript(_after("", as_of, now))
            if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise Wrong("The file of the database is damaged.")
        for left in ("-wal", "-shm"):
            Path(f"{place}{left}").unlink(missing_ok=True)
        os.replace(aside, place)
    except sqlite3.DatabaseError as fault:
        raise Wrong("The file of the database is damaged.") from fault
    finally:
        aside.unlink(missing_ok=True)
