"""What may only be added to. The database itself refuses change and removal, on both engines.

It lets go of one thing: rows that were marked one by one for an erasure which two people confirmed
and which is not done yet. An audit entry so marked may be emptied, and never removed.

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
    "cases_auditlink",
)
AUDIT = "cases_auditentry"

# Whether a row was marked for an erasure under way. Of the audit: nothing but emptied.
_MARKED = """EXISTS (
    SELECT 1 FROM cases_markedrow m JOIN cases_erasure e ON e.id = m.erasure_id
    WHERE m."table" = {table} AND m.row = {row} AND e.confirmed_by_id IS NOT NULL
    AND e.confirmed_by_id <> e.proposed_by_id AND e.done_at IS NULL)"""
_EMPTIED = """NEW.id = OLD.id AND NEW.at = OLD.at AND NEW.action = OLD.action
    AND NEW.by_id IS NOT DISTINCT FROM OLD.by_id AND NEW.by_name IN (OLD.by_name, 'Erased')
    AND NEW.on_behalf_of = '' AND NEW.case_id IS NULL AND NEW.reason = '' AND NEW.salt = ''
    AND NEW.before = '{}' AND NEW.after = '{}' AND OLD.emptied_by_id IS NULL
    AND NEW.emptied_by_id IS NOT NULL"""
_ITS_NUMBER = "COALESCE(held->>'history_id', held->>'id')::bigint"
_UNIQUE = {
    "cases_entry": ("id", "corrects_id"),
    "cases_auditlink": ("id", "entry_id", "before", "chain"),
}
_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION ehcna_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    held jsonb;
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME NOT IN ('{AUDIT}', 'cases_auditlink') THEN
        held := to_jsonb(OLD);
        IF {_MARKED.format(table="TG_TABLE_NAME", row=_ITS_NUMBER)} THEN
            RETURN OLD;
        END IF;
    ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = '{AUDIT}' THEN
        IF {_EMPTIED} AND {_MARKED.format(table="TG_TABLE_NAME", row="OLD.id")} THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the table % may only be added to', TG_TABLE_NAME;
END $$;
"""


def protect(tables: tuple[str, ...], connection: BaseDatabaseWrapper = default_connection) -> None:
    """Refuse UPDATE, DELETE and (where there is such a thing) TRUNCATE or REPLACE on these.

    A table that a later migration makes is not there yet, and is protected by that one.
    """
    present = set(connection.introspection.table_names())
    marking = {"cases_markedrow", "cases_erasure"} <= present
    with connection.cursor() as cursor:
        for statement in _protecting(
            tuple(t for t in tables if t in present), connection.vendor, marking
        ):
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


def protected_now(connection: BaseDatabaseWrapper = default_connection) -> tuple[str, ...]:
    """The tables that the database guards as it stands, whatever the models say."""
    from_where = "pg_trigger WHERE NOT tgisinternal AND tgname"
    name = "tgname"
    if connection.vendor != "postgresql":
        from_where, name = "sqlite_master WHERE type = 'trigger' AND name", "name"
    end = "_no_update"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM {from_where} LIKE '%{end}'")
        return tuple(sorted(found.removesuffix(end) for (found,) in cursor.fetchall()))


def _protecting(tables: tuple[str, ...], vendor: str, marking: bool) -> Iterator[str]:
    if vendor == "postgresql":
        yield _POSTGRESQL_FUNCTION
    for table in tables:
        for verb in _verbs(vendor):
            if vendor == "postgresql":
                yield _on_postgresql(table, verb)
            else:
                yield _on_sqlite(table, verb, marking)


def _on_postgresql(table: str, verb: str) -> str:
    each = "STATEMENT" if verb == "TRUNCATE" else "ROW"
    return (
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
        f" FOR EACH {each} EXECUTE FUNCTION ehcna_refuse()"
    )


def _on_sqlite(table: str, verb: str, marking: bool) -> str:
    when = f"BEFORE {verb} ON {table}"
    if marking:
        when += _unless_marked(table, verb)
    if verb == "REPLACE":
        # INSERT OR REPLACE removes the row in the way without asking the guard of removal.
        same = " OR ".join(f'"{name}" = NEW."{name}"' for name in _unique_in(table))
        when = f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
    return (
        f"CREATE TRIGGER {table}_no_{verb.lower()} {when}"
        f" BEGIN SELECT RAISE(ABORT, 'the table {table} may only be added to'); END"
    )


def _unless_marked(table: str, verb: str) -> str:
    marked = _MARKED.format(table=f"'{table}'", row=f"OLD.{_unique_in(table)[0]}")
    if verb == "DELETE" and table not in (AUDIT, "cases_auditlink"):
        return f" WHEN NOT {marked}"
    if verb == "UPDATE" and table == AUDIT:
        return f" WHEN NOT ({_EMPTIED} AND {marked})".replace("IS NOT DISTINCT FROM", "IS")
    return ""


def _unique_in(table: str) -> tuple[str, ...]:
    """The columns of which no two rows of a protected table share a value."""
    if "_historical" in table:
        return ("history_id",)
    return _UNIQUE.get(table, ("id",))
