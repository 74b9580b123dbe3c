"""Batches of letters: how far each is, whose sample is left, what failed and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from accounts.models import User

from .. import roles
from ..access import cases_visible_to
from ..letters import LETTERS, Letter
from ..models import Case, LetterBatch, LetterInBatch, Message

SAMPLE = 5
State = LetterBatch.State
_MADE = Q(message__isnull=False)
_GOES = _MADE & Q(problem="", message__state=Message.State.HELD)
_WAITS = Q(message=None, problem="")


@dataclass(frozen=True)
class Standing:
    """How a batch stands, in numbers that are counted, so that no dead worker makes them wrong."""

    total: int
    made: int
    failed: int
    held: int
    waiting: int
    gone: int
    called_back: int
    sample: int
    looked_at: int

    @property
    def done(self) -> int:
        return self.made + self.failed


def standing_of(batch: LetterBatch) -> Standing:
    """One query: how many letters of a batch are made, failed, gone and left."""
    state = Message.State
    counts = LetterInBatch.objects.filter(batch=batch).aggregate(
        total=Count("pk"),
        made=Count("pk", filter=_MADE),
        failed=Count("pk", filter=Q(message=None) & ~Q(problem="")),
        held=Count("pk", filter=Q(message__state=state.HELD) & ~Q(problem="")),
        waiting=Count("pk", filter=Q(message__state__in=(state.HELD, state.QUEUED), problem="")),
        gone=Count("pk", filter=Q(message__state__in=(state.SENT, state.SENDING))),
        called_back=Count("pk", filter=Q(message__state=state.STOPPED)),
        sample=Count("pk", filter=Q(in_sample=True)),
        looked_at=Count("pk", filter=Q(in_sample=True, looked_at__isnull=False)),
    )
    return Standing(**counts)


def batches_for(user: User) -> QuerySet[LetterBatch]:
    """A person's own batches, and those about cases of which they may open every one."""
    elsewhere = LetterInBatch.objects.exclude(case__in=cases_visible_to(user)).values("batch")
    whole = ~Q(pk__in=elsewhere)
    return LetterBatch.objects.filter(Q(made_by=user) | whole).select_related("made_by")


def letters_of(batch: LetterBatch) -> QuerySet[LetterInBatch]:
    """The letters of a batch, with what a line about one needs."""
    rows = LetterInBatch.objects.filter(batch=batch).order_by("pk")
    return rows.select_related("batch", "case__child", "to__child", "document__case", "message")


def still_to_make(batch: LetterBatch) -> QuerySet[LetterInBatch]:
    """Rows whose letter was neither made nor found impossible."""
    return LetterInBatch.objects.filter(_WAITS, batch=batch)


def going(batch: LetterBatch) -> QuerySet[LetterInBatch]:
    """The letters that go when the batch is sent: made, and held by nothing but the sample."""
    return letters_of(batch).filter(_GOES)


def problems_of(batch: LetterBatch, user: User) -> list[LetterInBatch]:
    """What failed or is held, each with its reason; of cases this person may open."""
    rows = letters_of(batch).filter(case__in=cases_visible_to(user))
    return list(rows.exclude(problem=""))


def sample_of(batch: LetterBatch, user: User) -> list[LetterInBatch]:
    """The letters that the system chose to be looked at."""
    rows = letters_of(batch).filter(in_sample=True, case__in=cases_visible_to(user))
    return list(rows.select_related("looked_at_by"))


def sample_left(batch: LetterBatch) -> int:
    """How many of the sample nobody has looked at."""
    return LetterInBatch.objects.filter(batch=batch, in_sample=True, looked_at=None).count()


def letters_in_bulk(by: User, on: date) -> list[Letter]:
    """The letters that can be written in bulk by somebody: nothing is added to each by hand."""
    return [one for one in LETTERS if one.in_force_on(on) and not why_not_in_bulk(one, by)]


def why_not_in_bulk(letter: Letter, by: User) -> str:
    """Why a letter is only written one by one. Empty when it can be written in bulk."""
    if not letter.to_family:
        return "This letter goes to bodies, so it is written on its case"
    if letter.asks:
        return "Something is added to this letter by hand, so it is written on its case"
    if letter.decision and not roles.may(by.role, roles.DECIDE):
        return "A letter that tells of a decision is sent by somebody who may decide"
    return ""


def references_of(cases: QuerySet[Case], references: list[str]) -> dict[str, Case]:
    """Cases by reference, of those a person may open."""
    found = cases.filter(reference__in=references).select_related("child")
    return {case.reference: case for case in found}
