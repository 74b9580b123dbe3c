"""The database itself guards what may only be added to, with every trigger there."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from cases.models import Entry
from cases.protection import lifted, protected_tables
from tests.factories import CaseFactory

POSTGRESQL = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
SQLITE = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(POSTGRESQL if connection.vendor == "postgresql" else SQLITE)
        return {name for (name,) in cursor.fetchall()}


def wanted() -> set[str]:
    verbs = ["update", "delete", "truncate" if connection.vendor == "postgresql" else "replace"]
    return {f"{table}_no_{verb}" for table in protected_tables() for verb in verbs}


def test_the_tables_are_the_chronology_the_audit_who_looked_and_every_history() -> None:
    known = {model._meta.db_table for model in apps.get_models()}
    histories = {table for table in known if "historical" in table}
    added_to = {
        "cases_entry",
        "cases_auditentry",
        "cases_accessrecord",
        "cases_allocation",
        "cases_auditlink",
    }

    assert set(protected_tables()) == added_to | histories


@pytest.mark.django_db
def test_every_trigger_is_there_and_no_other() -> None:
    assert triggers() == wanted()
    assert len(wanted()) == len(protected_tables()) * 3


@pytest.mark.django_db(transaction=True)
def test_after_the_protection_was_lifted_for_a_flush_it_is_back() -> None:
    entry = Entry.objects.create(case=CaseFactory(), kind="note", on="2026-01-05", by_name="A")

    with lifted():
        assert triggers() == set()

    assert triggers() == wanted()
    with pytest.raises(DatabaseError, match="may only be added to"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(note="B")


@pytest.mark.django_db(transaction=True)
def test_it_is_back_even_when_what_was_done_meanwhile_failed() -> None:
    with pytest.raises(ZeroDivisionError), lifted():
        raise ZeroDivisionError

    assert triggers() == wanted()
