"""propose, approve, refuse, undo: two records found to be one child, and taken apart again."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils import timezone

from accounts.models import User

from ..audit import action, noting
from ..likeness import looks_like_two
from ..models import Case, Child, Entry, FamilyMember, Merge, Relation
from ..refusals import Refused
from .chronology import enter_all

State = Merge.State
# What goes from the one record to the other, under the name by which `moved` keeps it.
MOVED: dict[str, type[models.Model]] = {
    "cases": Case,
    "family": FamilyMember,
    "relations": Relation,
}


@action
def propose(keep: Child, other: Child, *, why: str, by: User, why_not_two: str = "") -> Merge:
    """Say that two records are one child. Nothing moves until a senior has looked."""
    if keep.pk == other.pk:
        raise Refused("That is one record already", field="other")
    if not why.strip():
        raise Refused("Say why they are the same child", field="why")
    if doubt := looks_like_two(keep, other):
        if not why_not_two.strip():
            raise Refused(f"{doubt} Say how we know that it is one child", field="why_not_two")
        why = f"{why.strip()}\n{doubt} It is one child all the same: {why_not_two.strip()}"
    _refuse_if_merged(keep, other)
    pair = [keep.pk, other.pk]
    if Merge.objects.filter(state=State.PROPOSED, keep__in=pair, other__in=pair).exists():
        raise Refused("That these two are one child was proposed already, and waits for a senior")
    return Merge.objects.create(keep=keep, other=other, why=why.strip(), proposed_by=by)


@action
def approve(merge: Merge, *, by: User, today: date | None = None) -> Merge:
    """Make two records one. The cases and people of the one go to the other; nothing is lost."""
    merge = _held(merge, State.PROPOSED)
    if merge.proposed_by_id == by.pk:
        raise Refused("Somebody else must approve it: you proposed it")
    keep, other = _children(merge)
    _refuse_if_merged(keep, other)
    _refuse_two_open(keep, other)
    merge.moved = {name: _move(rows, keep) for name, rows in _belongings(other, keep).items()}
    other.merged_into = keep
    other.save()
    _note_on(merge, f"{_two(merge)} were found to be one child and merged.", by, today)
    noting(after={"moved": merge.moved})
    return _answer(merge, State.APPROVED, by, "")


@action
def refuse(merge: Merge, *, by: User, reason: str) -> Merge:
    """Say that they are two children, or that it cannot be told. Both records stay as they are."""
    merge = _held(merge, State.PROPOSED)
    if not reason.strip():
        raise Refused("Say why they are not merged", field="reason")
    return _answer(merge, State.REFUSED, by, reason)


@action
def undo(merge: Merge, *, by: User, reason: str, today: date | None = None) -> Merge:
    """Put everything back where it was, as long as nothing that contradicts it happened since."""
    merge = _held(merge, State.APPROVED)
    if not reason.strip():
        raise Refused("Say why they are two children after all", field="reason")
    keep, other = _children(merge)
    _refuse_contradiction(merge, keep, other)
    for name, model in MOVED.items():
        _move(model._default_manager.filter(pk__in=merge.moved.get(name, ())), other)
    other.merged_into = None
    other.save()
    _note_on(merge, f"{_two(merge)} were taken apart again: two children.", by, today)
    merge.state, merge.undone_at, merge.undone_by = State.UNDONE, timezone.now(), by
    merge.undone_because = reason.strip()
    merge.save()
    return merge


def _held(merge: Merge, wanted: str) -> Merge:
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if merge.state != wanted:
        raise Refused(f"This was answered meanwhile: {merge.get_state_display().lower()}")
    return merge


def _children(merge: Merge) -> tuple[Child, Child]:
    held = Child.objects.select_for_update(of=("self",)).order_by("pk")
    found = {child.pk: child for child in held.filter(pk__in=[merge.keep_id, merge.other_id])}
    return found[merge.keep_id], found[merge.other_id]


def _refuse_if_merged(keep: Child, other: Child) -> None:
    for child in (keep, other):
        if child.merged_into_id is not None:
            raise Refused(f"The record of {child} was itself merged into another already")


def _refuse_two_open(keep: Child, other: Child) -> None:
    first, second = (child.cases.filter(closed_on=None).first() for child in (keep, other))
    if first and second:
        raise Refused(
            f"Both have an open case: {first.reference} and {second.reference}. Join the request"
            " of the one to the other first, and close the one that does not go on"
        )


def _refuse_contradiction(merge: Merge, keep: Child, other: Child) -> None:
    if keep.merged_into_id is not None:
        raise Refused(f"The record of {keep} was merged into another since. Undo that first")
    if other.merged_into_id != keep.pk:
        raise Refused("The record that was merged is no longer part of the other")
    for name, model in MOVED.items():
        rows = model._default_manager.filter(pk__in=merge.moved.get(name, ()))
        elsewhere = rows.exclude(child=keep.pk).first()
        if elsewhere is not None:
            raise Refused(f"{elsewhere} went to another record since. Put that right first")


def _belongings(other: Child, keep: Child) -> dict[str, models.QuerySet]:  # type: ignore[type-arg]
    """What moves. A relation declared to both stays where it is: it closes the record anyhow."""
    already = keep.relations.filter(ended_at=None).values("user")
    return {
        "cases": other.cases.all(),
        "family": other.family.all(),
        "relations": other.relations.filter(ended_at=None).exclude(user__in=already),
    }


def _move(rows: models.QuerySet, to: Child) -> list[int]:  # type: ignore[type-arg]
    moved = []
    for row in rows.order_by("pk"):
        row.child = to
        row.save()
        moved.append(row.pk)
    return moved


def _note_on(merge: Merge, note: str, by: User, today: date | None) -> None:
    """Say on each case that moved what was done; its dates follow from the child's birth date."""
    on = today or timezone.localdate()
    for case in Case.objects.filter(pk__in=merge.moved.get("cases", ())).select_related("child"):
        enter_all(case, [{"kind": Entry.Note.NOTE.value, "on": on, "note": note}], by=by)


def _two(merge: Merge) -> str:
    return f"Records {merge.other_id} and {merge.keep_id}"


def _answer(merge: Merge, state: str, by: User, because: str) -> Merge:
    merge.state, merge.answered_at, merge.answered_by = state, timezone.now(), by
    merge.answered_because = because.strip()
    merge.save()
    return merge
