"""Rows by the thousand: COPY on PostgreSQL, prepared statements on SQLite."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, models

Values = Sequence[Any]


class Table:
    """One table, its columns, and the rows that wait to be written."""

    def __init__(self, model: type[models.Model], columns: Sequence[str]) -> None:
        self.name = model._meta.db_table
        self.columns = tuple(columns)
        self.rows: list[Values] = []

    def write(self) -> None:
        """Write what waits, in one go."""
        if not self.rows:
            return
        if connection.vendor == "postgresql":
            self._copy()
        else:
            self._insert()
        self.rows = []

    def _insert(self) -> None:
        places = ", ".join(["%s"] * len(self.columns))
        names = ", ".join(f'"{name}"' for name in self.columns)
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {self.name} ({names}) VALUES ({places})", self.rows)

    def _copy(self) -> None:
        text = io.StringIO()
        text.writelines("\t".join(map(_cell, row)) + "\n" for row in self.rows)
        text.seek(0)
        names = ", ".join(f'"{name}"' for name in self.columns)
        with connection.cursor() as cursor:
            cursor.copy_expert(f"COPY {self.name} ({names}) FROM STDIN", text)


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


def _cell(value: Any) -> str:
    if value is None:
        return r"\N"
    if value is True or value is False:
        return "t" if value else "f"
    if isinstance(value, datetime | date):
        return value.isoformat()
    text = value if isinstance(value, str) else str(value)
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
