"""What may only be added to. The database itself refuses change and removal, on both engines.

One of the modules that know which database they speak to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper

APPEND_ONLY = (
    "cases_entry",
    "cases_auditentry",
    "cases_accessrecord",
    "cases_allocation",
)

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION ehcna_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the table % may only be added to', TG_TABLE_NAME;
END $$;
"""


def protect(tables: tuple[str, ...], connection: BaseDatabaseWrapper = default_connection) -> None:
    """Refuse UPDATE, DELETE and (where there is such a thing) TRUNCATE or REPLACE on these.

    A table that a later migration makes is not there yet, and is protected by that one.
    """
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for statement in _protecting(tuple(t for t in tables if t in present), connection.vendor):
            cursor.execute(statement)


def unprotect(
    tables: tuple[str, ...], connection: BaseDatabaseWrapper = default_connection
) -> None:
    """Take the protection away. For migrations that go back and for emptying a test database."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in (t for t in tables if t in present):
            for verb in _verbs(connection.vendor):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb.lower()}{on}")


@contextmanager
def lifted(connection: BaseDatabaseWrapper = default_connection) -> Iterator[None]:
    """Empty a test database in here. The protection is back afterwards."""
    tables = protected_tables()
    unprotect(tables, connection)
    try:
        yield
    finally:
        protect(tables, connection)


def unprotected(connection: BaseDatabaseWrapper = default_connection) -> list[str]:
    """Tables that may only be added to and that the database does not guard: none, ever."""
    asked = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        there = {str(name) for (name,) in cursor.fetchall()}
    verbs = [verb.lower() for verb in _verbs(connection.vendor)]
    return [
        table
        for table in protected_tables()
        if not all(f"{table}_no_{verb}" in there for verb in verbs)
    ]


def protected_tables() -> tuple[str, ...]:
    """Every table that may only be added to: those above, and the histories of every app."""
    histories = (m._meta.db_table for m in apps.get_models() if hasattr(m, "history_object"))
    return (*APPEND_ONLY, *histories)


def _verbs(vendor: str) -> tuple[str, ...]:
    return "UPDATE", "DELETE", "TRUNCATE" if vendor == "postgresql" else "REPLACE"


def _protecting(tables: tuple[str, ...], vendor: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield _POSTGRESQL_FUNCTION
    for table in tables:
        for verb in _verbs(vendor):
            yield _on_postgresql(table, verb) if vendor == "postgresql" else _on_sqlite(table, verb)


def _on_postgresql(table: str, verb: str) -> str:
    each = "STATEMENT" if verb == "TRUNCATE" else "ROW"
    return (
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
        f" FOR EACH {each} EXECUTE FUNCTION ehcna_refuse()"
    )


def _on_sqlite(table: str, verb: str) -> str:
    when = f"BEFORE {verb} ON {table}"
    if verb == "REPLACE":
        # INSERT OR REPLACE removes the row in the way without asking the guard of removal.
        same = " OR ".join(f"{name} = NEW.{name}" for name in _unique_in(table))
        when = f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
    return (
        f"CREATE TRIGGER {table}_no_{verb.lower()} {when}"
        f" BEGIN SELECT RAISE(ABORT, 'the table {table} may only be added to'); END"
    )


def _unique_in(table: str) -> tuple[str, ...]:
    """The columns of which no two rows of a protected table share a value."""
    if "_historical" in table:
        return ("history_id",)
    return ("id", "corrects_id") if table == "cases_entry" else ("id",)
