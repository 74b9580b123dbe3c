"""What we ourselves are to do by a day: promises and replies. Ours, and never dates of the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from ..models import Case, Contact, Promise

MOST = 10


@dataclass(frozen=True)
class OursToDo:
    """One promise to keep, or one contact to answer."""

    is_reply: bool
    reference: str
    name: str
    what: str  # what was promised, or how they reached us
    due: date


def ours_to_do(cases: QuerySet[Case]) -> tuple[list[OursToDo], bool]:
    """The nearest promises and replies due on these cases, and whether there are more. One query.

    What was said in a contact is not repeated here: it is read on the case.
    """
    rows = _promises(cases).union(_replies(cases), all=True).order_by("due_on", "reference")
    found = [
        OursToDo(kind == "reply", reference, f"{forename} {surname}".strip(), what, due)
        for kind, reference, forename, surname, what, due in rows[: MOST + 1]
    ]
    return found[:MOST], len(found) > MOST


def _promises(cases: QuerySet[Case]) -> QuerySet:
    rows = Promise.objects.filter(closed_at=None, case__in=_numbers(cases))
    return _columns(rows, "promise", "what", "due")


def _replies(cases: QuerySet[Case]) -> QuerySet:
    rows = Contact.objects.filter(
        reply_by__isnull=False, answered_by=None, moved_to=None, case__in=_numbers(cases)
    )
    return _columns(rows, "reply", "how", "reply_by")


def _columns(rows: QuerySet, kind: str, what: str, due: str) -> QuerySet:
    return (
        rows.order_by()
        .annotate(
            is_a=Value(kind, output_field=CharField()),
            reference=F("case__reference"),
            forename=F("case__child__forename"),
            surname=F("case__child__surname"),
            said=Cast(what, CharField()),
            due_on=F(due),
        )
        .values_list("is_a", "reference", "forename", "surname", "said", "due_on")
    )


def _numbers(cases: QuerySet[Case]) -> QuerySet:
    return cases.order_by().values("pk")
