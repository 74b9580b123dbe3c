"""propose_erasure, call_off_erasure, confirm_erasure, erase_again: a record goes by two people."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases import audit, roles
from cases.audit import action
from cases.models import Child, Erasure
from cases.refusals import Refused
from statutory import days_after

from .belonging import Record, mark_of_reference, record_of, references_of
from .due import due_of, reasons_to_keep
from .erasing import erase
from .files import finish

NOT_DUE = "Its time is not over"
WAITING = {"done_at": None, "called_off_at": None}
NOT_THAT = "That is not a reference of this record"


@action
def propose_erasure(child: Child, *, by: User) -> Erasure:
    """Propose that a record goes, whose time is over. Nothing goes before a second person."""
    _may(by, roles.PROPOSE_ERASURE)
    kind = _refuse_unless_due(child, timezone.localdate())
    if Erasure.objects.filter(child_number=child.pk, **WAITING).exists():
        raise Refused("It is proposed already")
    marks = [mark_of_reference(one) for one in references_of(child.pk)]
    made = Erasure.objects.create(child_number=child.pk, marks=marks, kind=kind, proposed_by=by)
    audit.noting(after={"erasure": made.pk})
    return made


@action
def call_off_erasure(erasure: Erasure, *, by: User) -> Erasure:
    """Say that a proposed record does not go."""
    _may(by, roles.PROPOSE_ERASURE)
    return _call_off(_waiting(erasure), by)


@action
def confirm_erasure(erasure: Erasure, *, reference: str, by: User) -> Erasure:
    """The second person says yes, having typed a reference of the record. It goes at once."""
    audit.leaving_unsaid("reference")
    _may(by, roles.CONFIRM_ERASURE)
    erasure = _waiting(erasure)
    if erasure.proposed_by_id == by.pk:
        raise Refused("Somebody else confirms what you proposed")
    child = Child.objects.select_for_update().get(pk=erasure.child_number)
    _refuse_unless_due(child, timezone.localdate())
    if mark_of_reference(reference) not in erasure.marks:
        raise Refused(NOT_THAT, field="reference")
    erasure.confirmed_by = by
    return _erase(erasure, record_of(child.pk))


@action
def erase_again(*, first: Erasure) -> Erasure:
    """After a restore: what two people had erased goes again, under their names."""
    for waiting in Erasure.objects.filter(child_number=first.child_number, **WAITING):
        _call_off(waiting, first.proposed_by)  # a proposal that came back with the rest
    again = Erasure.objects.create(
        child_number=first.child_number,
        marks=first.marks,
        kind=first.kind,
        proposed_by=first.proposed_by,
        confirmed_by=first.confirmed_by,
        again_of=first.again_of,
    )
    audit.leaving_unsaid("first")
    return _erase(again, record_of(first.child_number))


def _erase(erasure: Erasure, record: Record) -> Erasure:
    erasure.backups_until = days_after(timezone.localdate(), settings.RETENTION.backup_days)
    erasure.save()
    erase(erasure, record)
    erasure.done_at = timezone.now()
    erasure.save()
    said = {"erasure": erasure.pk, "entries": erasure.entries, "counts": erasure.counts}
    audit.noting(after=said | {"entries_mark": erasure.entries_mark})
    transaction.on_commit(lambda: finish(erasure.pk))
    return erasure


def _call_off(erasure: Erasure, by: User) -> Erasure:
    erasure.called_off_by, erasure.called_off_at = by, timezone.now()
    erasure.save(update_fields=["called_off_by", "called_off_at"])
    return erasure


def _refuse_unless_due(child: Child, today: date) -> str:
    kind, due_on = due_of(child, today)
    if due_on > today:
        raise Refused(NOT_DUE)
    if reasons := list(reasons_to_keep(child)):
        raise Refused(*reasons)
    return kind


def _waiting(erasure: Erasure) -> Erasure:
    held = Erasure.objects.select_for_update().get(pk=erasure.pk)
    if held.done_at is not None or held.called_off_at is not None:
        raise Refused("This was done or called off already")
    return held


def _may(by: User, doing: str) -> None:
    if not roles.may(by.role, doing):
        raise Refused("A manager or a data officer does this")
