"""What we ourselves are to do by a day: promises and replies. Ours, and never dates of the law."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast

from ..models import Case, Contact, Promise

MOST = 10
LOOKED_AT = 500  # of what an officer has promised and not yet kept


@dataclass(frozen=True)
class OursToDo:
    """One promise to keep, or one contact to answer."""

    is_reply: bool
    reference: str
    name: str
    what: str  # what was promised, or how they reached us
    due: date


def ours_to_do(cases: QuerySet[Case], held_by: Collection[int] = ()) -> tuple[list[OursToDo], bool]:
    """The nearest promises and replies due on these cases, and whether there are more.

    What was said in a contact is not repeated here: it is read on the case. Where the cases are
    those that some officers hold (`held_by`), what there is to do is looked for with the officers,
    which asks far less, and only what stands on one of these cases is told.
    """
    if not held_by:
        found = list(_rows(Q(case__in=cases.order_by().values("pk")))[: MOST + 1])
    else:
        held = _rows(Q(case__officer__in=held_by, case__closed_on=None))[:LOOKED_AT]
        found = _on_these(list(held), cases)
    told = [
        OursToDo(kind == "reply", reference, f"{forename} {surname}".strip(), what, due)
        for kind, _, reference, forename, surname, what, due in found
    ]
    return told[:MOST], len(told) > MOST


def _on_these(rows: list[tuple[Any, ...]], cases: QuerySet[Case]) -> list[tuple[Any, ...]]:
    """Of these rows, those on a case that is among the cases."""
    if not rows:
        return []
    numbers = {row[1] for row in rows}
    among = set(cases.order_by().filter(pk__in=numbers).values_list("pk", flat=True))
    return [row for row in rows if row[1] in among]


def _rows(where: Q) -> QuerySet:
    promises = Promise.objects.filter(where, closed_at=None)
    replies = Contact.objects.filter(where, reply_by__isnull=False, answered_by=None, moved_to=None)
    both = _columns(promises, "promise", "what", "due").union(
        _columns(replies, "reply", "how", "reply_by"), all=True
    )
    return both.order_by("due_on", "reference")


def _columns(rows: QuerySet, kind: str, what: str, due: str) -> QuerySet:
    return (
        rows.order_by()
        .annotate(
            is_a=Value(kind, output_field=CharField()),
            of_case=F("case"),
            reference=F("case__reference"),
            forename=F("case__child__forename"),
            surname=F("case__child__surname"),
            said=Cast(what, CharField()),
            due_on=F(due),
        )
        .values_list("is_a", "of_case", "reference", "forename", "surname", "said", "due_on")
    )
