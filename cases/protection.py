"""What may only be added to. The database itself refuses change and removal, on both engines.

One of the two modules that know which database they speak to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper

APPEND_ONLY = (
    "cases_entry",
    "cases_auditentry",
    "cases_accessrecord",
    "cases_allocation",
)
HISTORIES = ("cases_historicalchild", "cases_historicalfamilymember", "cases_historicalcase")

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION ehcna_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the table % may only be added to', TG_TABLE_NAME;
END $$;
"""


def protect(tables: tuple[str, ...], connection: BaseDatabaseWrapper = default_connection) -> None:
    """Refuse UPDATE, DELETE and (where there is such a thing) TRUNCATE on these tables."""
    with connection.cursor() as cursor:
        for statement in _protecting(tables, connection.vendor):
            cursor.execute(statement)


def unprotect(
    tables: tuple[str, ...], connection: BaseDatabaseWrapper = default_connection
) -> None:
    """Take the protection away. For migrations that go back and for emptying a test database."""
    with connection.cursor() as cursor:
        for table in tables:
            for verb in _verbs(connection.vendor):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb.lower()}{on}")


@contextmanager
def lifted(connection: BaseDatabaseWrapper = default_connection) -> Iterator[None]:
    """Empty a test database in here. The protection is back afterwards."""
    present = set(connection.introspection.table_names())
    tables = tuple(t for t in protected_tables() if t in present)
    unprotect(tables, connection)
    try:
        yield
    finally:
        protect(tables, connection)


def protected_tables() -> tuple[str, ...]:
    """Every table that may only be added to."""
    return APPEND_ONLY + HISTORIES + ("accounts_historicaluser",)


def _verbs(vendor: str) -> tuple[str, ...]:
    return ("UPDATE", "DELETE", "TRUNCATE") if vendor == "postgresql" else ("UPDATE", "DELETE")


def _protecting(tables: tuple[str, ...], vendor: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield _POSTGRESQL_FUNCTION
    for table in tables:
        for verb in _verbs(vendor):
            name = f"{table}_no_{verb.lower()}"
            if vendor == "postgresql":
                each = "STATEMENT" if verb == "TRUNCATE" else "ROW"
                yield (
                    f"CREATE TRIGGER {name} BEFORE {verb} ON {table}"
                    f" FOR EACH {each} EXECUTE FUNCTION ehcna_refuse()"
                )
            else:
                yield (
                    f"CREATE TRIGGER {name} BEFORE {verb} ON {table}"
                    f" BEGIN SELECT RAISE(ABORT, 'the table {table} may only be added to'); END"
                )
