"""Everything somebody needs who takes over a case, from what is recorded and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from accounts.models import User
from statutory import Deadline as Clock
from statutory import Kind

from ..access import cases_visible_to
from ..models import (
    Allocation,
    Case,
    Contact,
    Decision,
    Document,
    Entry,
    FamilyMember,
    Promise,
    Question,
    StatutoryException,
)
from .case_file import clocks_of, entries_of, standing_in
from .caseload import who_held
from .worklist import shown

LAST_FILED = 10


@dataclass(frozen=True)
class Handover:
    """The records a case is handed over by. Internal notes are counted and not shown."""

    running: Sequence[Clock]
    entries: Sequence[Entry]
    advice_out: tuple[Entry, ...]
    promises: list[Promise]
    replies: list[Contact]
    questions: list[Question]
    documents: list[Document]
    people: list[FamilyMember]
    exceptions: Sequence[StatutoryException]
    decisions: list[Decision]
    moves: list[Allocation]
    internal: int

    @property
    def first_holder(self) -> User | None:
        """Who held the case before its first move."""
        return self.moves[-1].from_officer if self.moves else None


def handover_of(case: Case, today: date) -> Handover:
    """What is due, what waits on whom, what was promised, who the people are. Nine queries."""
    entries = entries_of(case)
    clocks = clocks_of(case, entries, today)
    contacts = list(_to_answer_or_internal(case))
    return Handover(
        running=clocks.running,
        entries=entries,
        advice_out=tuple(_advice_out(entries)),
        promises=list(case.promises.filter(closed_at=None).select_related("made_by")),
        replies=[one for one in contacts if _waits(one)],
        questions=list(
            case.questions.filter(answered_at=None).select_related("asked_by", "asked_of")
        ),
        documents=list(_papers(case)[:LAST_FILED]),
        people=list(case.child.family.filter(removed_on=None).order_by("pk")),
        exceptions=[one for one in clocks.exceptions if one.withdrawn_at is None],
        decisions=list(case.decisions.exclude(state=Decision.State.DROPPED).select_related("by")),
        moves=who_held(case),
        internal=sum(1 for one in contacts if one.internal),
    )


def _to_answer_or_internal(case: Case) -> QuerySet[Contact]:
    here = Contact.objects.filter(case=case, moved_to=None)
    kept = here.filter(internal=True) | here.filter(reply_by__isnull=False, answered_by=None)
    return kept.select_related("member").order_by(F("reply_by").asc(nulls_last=True), "pk")


def _waits(contact: Contact) -> bool:
    return contact.reply_by is not None and not contact.internal


def _papers(case: Case) -> QuerySet[Document]:
    here = case.documents.filter(internal=False, moved_to=None, superseded_by=None)
    return here.order_by("-filed_at", "-pk")


def _advice_out(entries: Sequence[Entry]) -> list[Entry]:
    """Requests for advice that nothing was received for, as they stand."""
    standing = standing_in(entries)
    here = {one.about for one in standing if one.kind == Kind.ADVICE_RECEIVED.value}
    asked = {
        one.about: one
        for one in standing
        if one.kind == Kind.ADVICE_REQUEST_SENT.value and one.about not in here
    }
    return list(asked.values())


def cases_to_hand_over(officer: User, user: User) -> QuerySet[Case]:
    """The open cases of an officer that somebody may see, next date first."""
    rows = cases_visible_to(user).filter(officer=officer, closed_on=None)
    return shown(rows).order_by(F("next_due").asc(nulls_last=True), "pk")
