"""All that belongs to the record of one child, in every app (`belongings.toml`)."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Model, Q

from accounts.models import Role, User
from cases.models import Case, Child, FamilyMember
from families.models import Helper, Holding

Numbers = set[Any]


@dataclass
class Record:
    """The record of one child: the numbers of its rows, by kind, and of the family's accounts."""

    users: Numbers = field(default_factory=set)
    rows: dict[type[Model], Numbers] = field(default_factory=dict)

    def of(self, model: type[Model]) -> Numbers:
        """The numbers of the rows of one kind."""
        return self.users if model is User else self.rows.get(model, set())


@cache
def belongings() -> dict[str, dict[str, Any]]:
    """What the file says."""
    path = Path(__file__).with_name("belongings.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def record_of(child: int) -> Record:
    """Everything that is about one child, under whichever of the records that were merged."""
    record = Record()
    record.rows[Child] = _merged_with(child)
    for label, paths in belongings()["rows"].items():
        model = apps.get_model(label)
        if model is Child:
            continue
        record.rows[model] = _numbers(model, paths, record)
        if model is FamilyMember:
            record.users = _accounts_of(record.rows[FamilyMember])
    return record


def references_of(child: int) -> list[str]:
    """The references of all its cases."""
    cases = Case.objects.filter(child__in=_merged_with(child)).order_by("pk")
    return list(cases.values_list("reference", flat=True))


def mark_of_reference(reference: str) -> str:
    """A mark by which a reference is known again, and which does not say it."""
    return hashlib.sha256(" ".join(reference.split()).upper().encode()).hexdigest()


def end_of(model: type[Model], path: str) -> type[Model]:
    """The kind of row to which a way leads."""
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model


def first_step(model: type[Model], path: str) -> tuple[str, type[Model]]:
    """The column with which a way begins, and what it leads to."""
    name = path.split("__")[0]
    return name, end_of(model, name)


def _merged_with(child: int) -> Numbers:
    found, newer = {child}, {child}
    while newer:
        newer = set(
            Child.objects.filter(merged_into__in=newer)
            .exclude(pk__in=found)
            .values_list("pk", flat=True)
        )
        found |= newer
    return found


def _numbers(model: type[Model], paths: Iterable[str], record: Record) -> Numbers:
    ways = [Q(**{f"{path}__in": record.of(end_of(model, path))}) for path in paths]
    rows = model._base_manager.filter(reduce(or_, ways)).order_by()
    return set(rows.values_list("pk", flat=True))


def _accounts_of(members: Numbers) -> Numbers:
    """Accounts of people of the family who sign in for no other child."""
    theirs = {"role": Role.FAMILY}
    ours = set(
        User.objects.filter(holdings__member__in=members, **theirs).values_list("pk", flat=True)
    )
    ours |= set(
        User.objects.filter(helps__member__in=members, **theirs).values_list("pk", flat=True)
    )
    elsewhere = set(
        Holding.objects.filter(user__in=ours)
        .exclude(member__in=members)
        .values_list("user", flat=True)
    )
    elsewhere |= set(
        Helper.objects.filter(user__in=ours)
        .exclude(member__in=members)
        .values_list("user", flat=True)
    )
    return ours - elsewhere
