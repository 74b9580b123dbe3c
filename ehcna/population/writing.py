"""Rows by the thousand: COPY on PostgreSQL, prepared statements on SQLite."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import connection, models

Values = Sequence[Any]
AT_ONCE = 1 << 20  # characters handed over at a time; few hand-overs leave us more time to work


class Table:
    """One table, its columns, and the rows that wait to be written."""

    def __init__(self, model: type[models.Model], columns: Sequence[str]) -> None:
        self.name = model._meta.db_table
        self.columns = tuple(columns)
        self.rows: list[Values] = []

    @property
    def insert(self) -> str:
        """One row, as a prepared statement."""
        places = ", ".join(["%s"] * len(self.columns))
        return f"INSERT INTO {self.name} ({self._names}) VALUES ({places})"

    @property
    def copy(self) -> str:
        """All rows, as PostgreSQL takes them in bulk."""
        return f"COPY {self.name} ({self._names}) FROM STDIN"

    @property
    def _names(self) -> str:
        return ", ".join(f'"{name}"' for name in self.columns)

    def text(self) -> io.StringIO:
        """The rows as COPY reads them."""
        written = _Cells().__getitem__
        return io.StringIO("".join(["\t".join(map(written, row)) + "\n" for row in self.rows]))


class Writing:
    """Writes tables in the order given. PostgreSQL takes one lot in while we make the next."""

    def __enter__(self) -> Writing:
        self.cursor = connection.cursor()
        self.behind = ThreadPoolExecutor(max_workers=1)
        self.sent: list[Future[None]] = []
        return self

    def write(self, tables: Iterable[Table]) -> None:
        """Write these; at most one lot is under way, and its faults are raised here."""
        self._settle()
        for table in tables:
            if connection.vendor == "postgresql":
                send = self.cursor.copy_expert
                self.sent.append(self.behind.submit(send, table.copy, table.text(), AT_ONCE))
            elif table.rows:
                self.cursor.executemany(table.insert, table.rows)

    def __exit__(self, *fault: object) -> None:
        self.behind.shutdown()
        self._settle()
        self.cursor.close()

    def _settle(self) -> None:
        sent, self.sent = self.sent, []
        for one in sent:
            one.result()


def next_id(model: type[models.Model]) -> int:
    """The first number free for rows whose numbers we give ourselves."""
    return (model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1


def settle_ids(used: Iterable[type[models.Model]]) -> None:
    """Let the database go on numbering after ours."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in used:
            table = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"
                f" (SELECT coalesce(max(id), 1) FROM {table}))"
            )


class _Cells(dict[Any, str]):
    """Values as COPY reads them, each made once: most of a million cells repeat."""

    def __missing__(self, value: Any) -> str:
        self[value] = made = _cell(value)
        return made


@contextmanager
def unburdened(used: Iterable[type[models.Model]]) -> Iterator[None]:
    """PostgreSQL builds indexes and checks links far quicker at the end than row by row.

    To be used in a transaction: whatever happens, the tables keep what protects them.
    """
    if connection.vendor != "postgresql":
        yield
        return
    tables = [model._meta.db_table for model in used]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(_LINKS_AND_INDEXES, [tables, tables])
        burdens = cursor.fetchall()
        for take_off, _ in burdens:
            cursor.execute(take_off)
    yield
    with connection.cursor() as cursor:
        for _, put_back in burdens:
            cursor.execute(put_back)


# What takes each link and each index off, and what puts it back as it was.
_LINKS_AND_INDEXES = """
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
       format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
              pg_get_constraintdef(oid))
FROM pg_constraint
WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)
UNION ALL
SELECT format('DROP INDEX %%I', relname), pg_get_indexdef(indexrelid)
FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
WHERE NOT indisunique AND indrelid::regclass::text = ANY(%s)
"""


def _cell(value: Any) -> str:
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return str(int(value))  # as 1 and 0 are written, which are the same keys
    if isinstance(value, datetime | date):
        return value.isoformat()
    text = value if isinstance(value, str) else str(value)
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
