"""What is due, one record of it, what is proposed and what is gone, as far as one may know."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404

from accounts.models import User
from cases import roles
from cases.access import case_for, cases_visible_to
from cases.models import Case, Child, Due, Erasure, Hold

from .belonging import record_of, references_of
from .schedule import Kept, kept_as

APPS = {
    "cases": "The case file: facts, papers, letters, messages, people, who looked",
    "providers": "Advice, consultations, costs, placements",
    "plans": "Plans, their versions, what was said of them",
    "panels": "Panels: briefs, papers, what was advised",
    "families": "The family’s side: accounts, what they gave us, copies of data",
    "account": "Ways to sign in",
    "mfa": "Ways to sign in",
    "socialaccount": "Ways to sign in",
}


@dataclass(frozen=True)
class Opened:
    """One record, opened to see whether it may go."""

    child: Child
    references: list[str]
    rows: list[tuple[str, int]]
    proposed: Erasure | None


def due_for(user: User) -> QuerySet[Due]:
    """What is due, of the records that somebody may open. The longest due first."""
    hidden = Case.objects.filter(child=OuterRef("child")).exclude(
        pk__in=cases_visible_to(user).values("pk")
    )
    known = Due.objects.filter(~Exists(hidden)).select_related("child")
    return known.prefetch_related("child__cases").order_by("due_on", "pk")


def kept_from(user: User) -> int:
    """How many records are due that somebody with leave has to look at."""
    return Due.objects.count() - due_for(user).count()


def open_record(user: User, pk: int) -> Opened:
    """Open one record that is due. Each of its cases notes that it was opened."""
    due = Due.objects.select_related("child").filter(pk=pk).first()
    if due is None:
        raise Http404
    return opened(user, due.child_id)


def opened(user: User, number: int) -> Opened:
    """The same, by the number of the child."""
    child = Child.objects.filter(pk=number).first()
    if child is None:
        raise Http404
    references = references_of(number)
    for reference in references:
        case_for(user, reference, roles.SEE_RETENTION)
    proposed = Erasure.objects.filter(child_number=number, done_at=None, called_off_at=None)
    return Opened(child, references, _rows_of(number), proposed.first())


def erasures() -> QuerySet[Erasure]:
    """What is proposed, and what is gone with its certificate; newest first."""
    return Erasure.objects.select_related("proposed_by", "confirmed_by", "called_off_by")


def holds_standing(user: User) -> QuerySet[Hold]:
    """The holds that stand, those to look at soonest first."""
    known = Q(case=None) | Q(case__in=cases_visible_to(user))
    holds = Hold.objects.filter(known, ended_at=None).select_related("case", "placed_by")
    return holds.order_by(F("review_on").asc(nulls_last=True), "pk")


def certificate_of(erasure: Erasure) -> list[dict[str, Any]]:
    """What of each kind went, by the words of its certificate."""
    return [{"what": what} | said for what, said in sorted(erasure.counts.items()) if said["rows"]]


def line_of(erasure: Erasure) -> Kept:
    """The line of the schedule under which a record went."""
    return kept_as(erasure.kind, erasure.proposed_at.date())


def _rows_of(number: int) -> list[tuple[str, int]]:
    counted: Counter[str] = Counter()
    for model, numbers in record_of(number).rows.items():
        counted[APPS[model._meta.app_label]] += len(numbers)
    return [(words, count) for words, count in counted.items() if count]
