"""Rows as lines of JSON that any program can read, and back without loss, on either database."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models
from django.db.models.sql import InsertQuery

from .manifest import Copied, hashed, private

LOT = 1_000
# Who is signed in just now, and what the product makes by itself when it is set up.
LEFT_OUT = {"django_session"}
OF_THE_PRODUCT = {"django_content_type", "auth_permission"}

Model = type[models.Model]


def exported() -> list[Model]:
    """Every table of the product, with those that join two of them, by name."""
    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    return [model for table, model in sorted(found.items()) if table not in LEFT_OUT]


def fields_of(model: Model) -> list[Any]:
    """The columns of a table that hold something of their own."""
    return [one for one in model._meta.concrete_fields if not getattr(one, "generated", False)]


def lines_of(model: Model) -> Iterator[str]:
    """Each row as one line, by its number."""
    fields = fields_of(model)
    columns = [one.column for one in fields]
    rows = model._base_manager.order_by("pk").values_list(*(one.attname for one in fields))
    for row in rows.iterator(chunk_size=LOT):
        told = dict(zip(columns, map(_plain, row), strict=True))
        yield json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def write_out(model: Model, path: Path) -> tuple[int, Copied]:
    """The rows of a table into one file: how many, and the file."""
    count = 0
    with private(path) as file:
        for line in lines_of(model):
            file.write(line.encode() + b"\n")
            count += 1
    return count, hashed(path)


def read_in(model: Model, path: Path) -> None:
    """The rows of a file into their table, as they are: nothing is stamped or worked out anew."""
    fields = fields_of(model)
    with path.open(encoding="utf-8") as file:
        for lot in _lots((json.loads(line) for line in file), fields):
            query = InsertQuery(model)
            query.insert_values(fields, [_row(model, fields, told) for told in lot], raw=True)
            query.get_compiler(connection=connection).execute_sql(None)


def settle_numbers(found: list[Model]) -> None:
    """The next row that anybody adds gets a number of its own."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(statement)


def first_difference(model: Model, path: Path) -> int:
    """The first line that a table does not hold as the file does; 0 where there is none."""
    with path.open(encoding="utf-8", newline="\n") as file:
        ours, theirs = lines_of(model), (line.removesuffix("\n") for line in file)
        for number, (one, other) in enumerate(_side_by_side(ours, theirs), 1):
            if one != other:
                return number
    return 0


def _side_by_side(
    ours: Iterator[str], theirs: Iterator[str]
) -> Iterator[tuple[str | None, str | None]]:
    while True:
        one, other = next(ours, None), next(theirs, None)
        if one is None and other is None:
            return
        yield one, other


def _lots(rows: Iterable[dict[str, Any]], fields: list[Any]) -> Iterator[list[dict[str, Any]]]:
    told = iter(rows)
    # As many as this database takes in one statement.
    size = min(LOT, connection.ops.bulk_batch_size(fields, range(LOT)))
    while lot := list(islice(told, size)):
        yield lot


def _row(model: Model, fields: list[Any], told: dict[str, Any]) -> models.Model:
    values = {one.attname: _value(one, told[one.column]) for one in fields}
    return model(**values)


def _value(field: Any, told: Any) -> Any:
    if told is None or isinstance(field, models.JSONField):
        return told
    while field.remote_field is not None and getattr(field, "target_field", None) is not None:
        field = field.target_field
    if isinstance(field, models.BinaryField):
        return base64.b64decode(told)
    return field.to_python(told)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value
