"""Settings by the thousand: COPY on PostgreSQL, prepared statements on SQLite.

One of the modules that know which database they speak to.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models.functions import Coalesce

from ..models import Provider
from ..models.types import group_of, marks_of, standing_of
from ..models.words import search_words
from .columns import FIELDS
from .reading import Values

_KEYS = ("words", "group", "marks", "standing")
_SEEN = ("first_seen", "last_seen", "kind", "source")
COLUMNS = (*FIELDS, *_KEYS, *_SEEN)
_SETTING, _REGISTER = Provider.Kind.SETTING.value, Provider.Source.REGISTER.value
_TABLE = Provider._meta.db_table
_AT_ONCE = 900  # numbers in one question: SQLite takes no more than 999
_KEPT = ("urn", "first_seen", "kind")  # of a setting that we hold already


def write(rows: Iterable[Values], day: date) -> None:
    """Add these settings, or write them again by URN. All of `FIELDS` is in each row."""
    whole = (_row(values, day) for values in rows)
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    again = ", ".join(f'"{n}" = excluded."{n}"' for n in COLUMNS if n not in _KEPT)
    first = f'"first_seen" = coalesce({_TABLE}."first_seen", excluded."first_seen")'
    conflict = f'ON CONFLICT ("urn") DO UPDATE SET {again}, {first}'
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE TEMPORARY TABLE register_rows ON COMMIT DROP AS"
                f" SELECT {names} FROM {_TABLE} WITH NO DATA"
            )
            cursor.copy_expert(f"COPY register_rows ({names}) FROM STDIN", _text(whole))
            needed = f"INSERT INTO {_TABLE} ({names}) SELECT {names} FROM register_rows"
            cursor.execute(f"{needed} {conflict}")
            cursor.execute("DROP TABLE register_rows")
            cursor.execute(f"ANALYZE {_TABLE}")  # so that it is searched well from now on
        else:
            places = ", ".join(["%s"] * len(COLUMNS))
            insert = f"INSERT INTO {_TABLE} ({names}) VALUES ({places}) {conflict}"
            cursor.executemany(insert, list(whole))


def mark_seen(numbers: Sequence[int], day: date) -> None:
    """The register still shows these settings on that day."""
    for start in range(0, len(numbers), _AT_ONCE):
        some = Provider.objects.filter(pk__in=numbers[start : start + _AT_ONCE])
        some.exclude(last_seen__gte=day).update(
            last_seen=day, first_seen=Coalesce("first_seen", day)
        )


_AT = {name: place for place, name in enumerate(FIELDS)}
_OF_WORDS = tuple(_AT[name] for name in ("name", "urn", "town", "postcode"))
_TYPE, _STATUS, _NEEDS = _AT["type_code"], _AT["status"], _AT["needs"]
_SECTION_41, _RESOURCED = _AT["section_41"], _AT["resourced_provision"]


def _row(values: Values, day: date) -> Values:
    """A setting with what the directory is searched by, and when it was seen."""
    name, urn, town, postcode = (values[place] for place in _OF_WORDS)
    needs = json.loads(values[_NEEDS]) if values[_NEEDS] != "[]" else []
    return (
        *values,
        search_words(name, urn, town, postcode),
        group_of(values[_TYPE], _SETTING),
        marks_of(needs, values[_SECTION_41], values[_RESOURCED]),
        standing_of(values[_STATUS]),
        day,
        day,
        _SETTING,
        _REGISTER,
    )


def _text(rows: Iterable[Values]) -> io.StringIO:
    written = _Cells().__getitem__
    return io.StringIO("".join(f"{line}\n" for line in _lines(rows, written)))


def _lines(rows: Iterable[Values], written: Any) -> Iterator[str]:
    for row in rows:
        yield "\t".join(map(written, row))


class _Cells(dict[Any, str]):
    """Values as COPY reads them, each made once."""

    def __missing__(self, value: Any) -> str:
        said = r"\N" if value is None else str(value)
        if isinstance(value, str):
            for sign, code in (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r")):
                said = said.replace(sign, code)
        self[value] = said
        return said
