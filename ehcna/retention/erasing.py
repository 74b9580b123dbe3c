"""How the record of one child goes: rows, histories, files, accounts, and the words of the audit.

Everything in one transaction. What may only be added to is marked row by row first; the database
lets go of those and no others (`cases.protection`). Whatever still leads to a row that is gone
stops the whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import FileField, Model

from accounts.models import User
from cases.chain import mark_of, seal_new
from cases.models import AuditEntry, AuditLink, Erasure, MarkedRow
from cases.protection import protected_tables
from cases.refusals import Refused
from panels.models import Minutes

from . import mixed
from .audit_words import entries_about
from .belonging import Record, belongings, first_step

AT_ONCE = 1_000
NOBODY = "Erased"
Rows = dict[type[Model], list[Any]]


def erase(erasure: Erasure, record: Record) -> None:
    """Take the whole record away, and write down how much of each kind it was."""
    seal_new(everything=True)
    entries = entries_about(record)
    copies, minutes = mixed.copies_with(record), mixed.minutes_with(record)
    rows = {model: sorted(found) for model, found in record.rows.items() if found}
    gone = rows | _histories(record, minutes)
    names = list(_file_names(rows)) + [str(copy.file.name) for copy in copies]
    erasure.counts = _counted(gone, record) | {"Mixed files": _count([c.pk for c in copies])}
    erasure.files_left, erasure.files = names, len(names)
    _mark_rows(erasure, gone, entries)
    mixed.close_copies(copies)
    mixed.take_out_of_minutes(minutes, record)
    for model in rows:
        _loosen(model, record)
    for model, numbers in gone.items():
        _remove(model, numbers)
    _close_accounts(record)
    _empty(erasure, entries, record)
    connection.check_constraints()
    MarkedRow.objects.filter(erasure=erasure).delete()


def _histories(record: Record, minutes: list[Minutes]) -> Rows:
    """Every line of history of what goes, and of what went before it."""
    found: Rows = {}
    for label, paths in belongings()["rows"].items():
        model = apps.get_model(label)
        if hasattr(model, "history"):
            history = model.history.model
            numbers = set(_lines(history, "id", record.of(model)))
            if "pk" not in paths:
                for path in paths:
                    name, leads_to = first_step(model, path)
                    numbers |= set(_lines(history, f"{name}_id", record.of(leads_to)))
            found[history] = sorted(numbers)
    users = User.history.model  # type: ignore[attr-defined]
    found[users] = sorted(_lines(users, "id", record.users))
    told = Minutes.history.model  # type: ignore[attr-defined]
    found[told] = sorted(_lines(told, "id", {one.pk for one in minutes}))
    return {model: numbers for model, numbers in found.items() if numbers}


def _lines(history: type[Model], column: str, numbers: set[Any]) -> Iterator[int]:
    found = history._base_manager.filter(**{f"{column}__in": numbers})
    return iter(found.values_list("history_id", flat=True))


def _file_names(rows: Rows) -> Iterator[str]:
    for model, numbers in rows.items():
        for field in _file_fields(model):
            kept = model._base_manager.filter(pk__in=numbers).exclude(**{field: ""})
            yield from kept.values_list(field, flat=True)


def _file_fields(model: type[Model]) -> list[str]:
    return [one.name for one in model._meta.local_fields if isinstance(one, FileField)]


def _counted(gone: Rows, record: Record) -> dict[str, dict[str, Any]]:
    said = {}
    for model, numbers in gone.items():
        said[_called(model)] = _count(numbers)
        if _file_fields(model) and any(f.name == "sha256" for f in model._meta.local_fields):
            kept = model._base_manager.filter(pk__in=numbers).exclude(sha256="")
            said[_called(model)]["files"] = _mark(kept.values_list("sha256", flat=True))
    return said | {"Accounts closed": _count(sorted(record.users))}


def _called(model: type[Model]) -> str:
    app, name = model._meta.app_label, str(model._meta.verbose_name)
    return f"{app.capitalize()}: {name}"


def _count(numbers: list[Any]) -> dict[str, Any]:
    return {"rows": len(numbers), "mark": _mark(map(str, numbers))}


def _mark(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _mark_rows(erasure: Erasure, gone: Rows, entries: list[int]) -> None:
    guarded = set(protected_tables())
    marked = [
        MarkedRow(erasure=erasure, table=model._meta.db_table, row=number)
        for model, numbers in gone.items()
        if model._meta.db_table in guarded
        for number in numbers
    ]
    table = AuditEntry._meta.db_table
    marked += [MarkedRow(erasure=erasure, table=table, row=number) for number in entries]
    MarkedRow.objects.bulk_create(marked, batch_size=AT_ONCE)


def _loosen(model: type[Model], record: Record) -> None:
    """What belongs to others and leads to a row that goes, leads nowhere from now on."""
    going = record.of(model)
    for relation in model._meta.get_fields(include_hidden=True):
        field, other = getattr(relation, "field", None), relation.related_model
        if not relation.auto_created or field is None or other is None:
            continue
        if hasattr(other, "history_object"):
            continue
        if other in (AuditEntry, AuditLink):
            continue
        if other._meta.auto_created:
            _remove_all(other._base_manager.filter(**{f"{field.name}__in": going}))
            continue
        leading = other._base_manager.filter(**{f"{field.name}__in": going})
        leading = leading.exclude(pk__in=record.of(other))
        if field.null:
            leading.update(**{field.name: None})
        elif leading.exists():
            raise Refused(f"{_called(other)} of another record leads to this one")


def _remove(model: type[Model], numbers: list[Any]) -> None:
    for at in range(0, len(numbers), AT_ONCE):
        _remove_all(model._base_manager.filter(pk__in=numbers[at : at + AT_ONCE]))


def _remove_all(going: Any) -> None:
    # Row by row would ask of each what leads to it: all of it goes, and the end is checked.
    going._raw_delete(connection.alias)


def _close_accounts(record: Record) -> None:
    """An account of nobody stays, since what others did beside it leads to its number."""
    for number in record.users:
        User.objects.filter(pk=number).update(
            email=f"erased-{number}@erased.invalid",
            name=NOBODY,
            phone="",
            password="!",
            is_active=False,
        )


def _empty(erasure: Erasure, entries: list[int], record: Record) -> None:
    """The audit keeps that something was done, when and by which of our staff."""
    links = AuditLink.objects.filter(entry__in=entries).values_list("entry", "digest")
    erasure.entries, erasure.entries_mark = len(entries), mark_of(links)
    empty: dict[str, Any] = {"on_behalf_of": "", "reason": "", "salt": "", "case": None}
    empty |= {"before": {}, "after": {}, "emptied_by": erasure}
    ours = AuditEntry.objects.filter(pk__in=entries).exclude(by__in=record.users)
    theirs = AuditEntry.objects.filter(pk__in=entries, by__in=record.users)
    theirs.update(**empty, by_name=NOBODY)
    ours.update(**empty)
