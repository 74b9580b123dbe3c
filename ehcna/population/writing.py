"""Rows by the thousand: COPY on PostgreSQL, prepared statements on SQLite."""

from __future__ import annotations

import gc
import io
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

import django
from django.db import connection, models

Values = Sequence[Any]
Asked = TypeVar("Asked")
Made = TypeVar("Made")
AT_ONCE = 1 << 20  # characters handed over at a time


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

    def ready(self) -> Ready:
        """The rows with the words that take them in, as this database wants them."""
        if connection.vendor != "postgresql":
            return self.insert, self.rows
        written = _Cells().__getitem__
        return self.copy, "".join(["\t".join(map(written, row)) + "\n" for row in self.rows])


Ready = tuple[str, list[Values] | str]


def write(tables: Iterable[Ready]) -> None:
    """Write these in the order given."""
    with connection.cursor() as cursor:
        for words, rows in tables:
            if isinstance(rows, str):
                cursor.copy_expert(words, io.StringIO(rows), AT_ONCE)
            elif rows:
                cursor.executemany(words, rows)


def side_by_side(make: Callable[[Asked], Made], lots: Sequence[Asked]) -> Iterator[Made]:
    """Each lot in its turn, made by as many processes as there are processors.

    The makers touch no database; only a few lots are ahead, so that memory stays flat.
    """
    if len(lots) == 1:
        yield make(lots[0])
        return
    makers = min(os.cpu_count() or 1, len(lots))
    ahead: deque[Future[Made]] = deque()
    with ProcessPoolExecutor(makers, initializer=_begin) as pool:
        for lot in lots:
            ahead.append(pool.submit(make, lot))
            if len(ahead) > makers + 1:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _begin() -> None:
    """A maker has what it needs, and keeps nothing that would have to be cleared away."""
    django.setup()
    gc.disable()


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
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        cursor.execute(_LINKS_AND_INDEXES, [tables, tables])
        burdens = cursor.fetchall()
        for take_off, _ in burdens:
            cursor.execute(take_off)
    yield
    with connection.cursor() as cursor:
        for _, put_back in burdens:
            cursor.execute(put_back)


# What takes each link, each rule that rows differ and each index off, and puts it back as it was.
_LINKS_AND_INDEXES = """
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
       format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
              pg_get_constraintdef(oid))
FROM pg_constraint
WHERE contype IN ('f', 'u') AND conrelid::regclass::text = ANY(%s)
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
