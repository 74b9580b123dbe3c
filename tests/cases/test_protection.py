"""What may only be added to: every way of cheating is refused by the database itself."""

import uuid

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.models import User
from cases.chain import seal_new
from cases.models import AccessRecord, Allocation, AuditEntry, Child, Entry
from cases.protection import _unique_in, protected_tables
from tests.factories import CaseFactory, FamilyMemberFactory, UserFactory
from tests.families.a_family import one_of_each_kept as one_of_each_of_families
from tests.panels.a_meeting import one_of_each_kept as one_of_each_of_panels
from tests.plans.a_plan import one_of_each_kept
from tests.providers.a_register import one_of_each

pytestmark = pytest.mark.django_db


def _rows(*, sealed=False):
    case = CaseFactory()
    user = UserFactory()
    one_of_each(case, user)
    one_of_each_kept(case, user)
    one_of_each_of_panels(case, user)
    one_of_each_of_families(case, user, timezone.localdate())
    rows = {
        Entry: Entry.objects.create(case=case, kind="note", on="2026-01-05", by=user, by_name="A"),
        AuditEntry: AuditEntry.objects.create(action="x", by=user, by_name="A", case=case),
        AccessRecord: AccessRecord.objects.create(
            user=user, user_name="A", case=case, doing="view"
        ),
        Allocation: Allocation.objects.create(
            case=case, to_officer=user, batch=uuid.uuid4(), reason="A", by=user
        ),
        Child.history.model: case.child.history.first(),
        User.history.model: user.history.first(),
    }
    if sealed:
        seal_new(everything=True)
    return rows


def _refused(cheat, by="may only be added to"):
    with pytest.raises(DatabaseError, match=by), transaction.atomic():
        cheat()


def test_h121_the_orm_cannot_change_or_remove_a_row():
    for model, row in _rows().items():
        name = "by_name" if hasattr(row, "by_name") else "name"
        field = {AccessRecord: "user_name", Allocation: "reason"}.get(model, name)
        field = "history_change_reason" if hasattr(row, "history_id") else field
        _refused(lambda model=model, field=field: model.objects.update(**{field: "B"}))
        _refused(lambda row=row: row.save(force_update=True))
        _refused(lambda row=row: row.delete())
        _refused(
            lambda model=model, row=row: model.objects.filter(pk=row.pk)._raw_delete("default")
        )


@pytest.mark.parametrize("table", protected_tables())
def test_h121_sql_cannot_change_or_remove_a_row(table):
    _rows(sealed=True)
    FamilyMemberFactory()

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        before = cursor.fetchone()[0]
        column = "history_date" if "historical" in table else "id"
        _refused(lambda: cursor.execute(f"UPDATE {table} SET {column} = {column}"))
        _refused(lambda: cursor.execute(f"DELETE FROM {table}"))
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0] == before
    assert before > 0


@pytest.mark.parametrize("table", protected_tables())
def test_h121_emptying_a_table_at_one_go_is_refused(table):
    _rows(sealed=True)
    emptying = "TRUNCATE {} CASCADE" if connection.vendor == "postgresql" else "DELETE FROM {}"
    FamilyMemberFactory()
    # Otherwise PostgreSQL refuses for another reason: checks that wait for the end.
    connection.check_constraints()

    with connection.cursor() as cursor:
        _refused(lambda: cursor.execute(emptying.format(table)))


def _in_place_of(table, columns, rows, key):
    """The statement that puts rows where others are: it removes or changes those, unasked."""
    insert = f"INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE {rows}"
    if connection.vendor == "postgresql":
        return f"INSERT {insert} ON CONFLICT ({key}) DO UPDATE SET {key} = EXCLUDED.{key}"
    return f"INSERT OR REPLACE {insert}"


@pytest.mark.parametrize("table", protected_tables())
def test_h121_a_row_cannot_be_put_in_the_place_of_another(table):
    _rows(sealed=True)
    FamilyMemberFactory()

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        before = cursor.fetchall()
        columns = ", ".join(f'"{column[0]}"' for column in cursor.description)
        key = "history_id" if "historical" in table else "id"
        in_place = _in_place_of(table, columns, "1 = 1", key)
        # A seal is in the way of its like in more than one column, and PostgreSQL says so first.
        by = "may only be added to|duplicate key" if table == "cases_auditlink" else "may only be"
        _refused(lambda: cursor.execute(in_place), by)
        cursor.execute(f"SELECT * FROM {table}")
        assert cursor.fetchall() == before
    assert before


def test_h121_a_correction_cannot_be_put_in_the_place_of_another():
    wrong = _rows()[Entry]
    first = Entry.objects.create(case=wrong.case, kind="note", by_name="A", corrects=wrong)
    columns = (
        "case_id, kind, about, note, reason, approved_by, by_name, on_behalf_of, recorded_at,"
        " corrects_id"
    )
    again = _in_place_of("cases_entry", columns, f"id = {first.pk}", "corrects_id")

    with connection.cursor() as cursor:
        _refused(lambda: cursor.execute(again))
    assert Entry.objects.filter(corrects=wrong).get() == first


def test_every_history_table_is_protected():
    histories = {
        model._meta.db_table
        for model in apps.get_models()
        if hasattr(model, "history_type") or "historical" in model._meta.db_table
    }

    assert histories <= set(protected_tables())


def test_no_other_column_of_a_protected_table_is_unique():
    protected = [m for m in apps.get_models() if m._meta.db_table in protected_tables()]
    unique = {
        (model._meta.db_table, field.column)
        for model in protected
        for field in model._meta.concrete_fields
        if field.unique
    }

    assert len(protected) == len(protected_tables())
    assert unique == {
        (table, column) for table in protected_tables() for column in _unique_in(table)
    }
    assert not any(model._meta.constraints or model._meta.unique_together for model in protected)
