"""The family of a case as staff see it: who changed what, what is in doubt, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from django.db.models import Exists, OuterRef, Q, QuerySet

from ..editing import Record, in_words, label_of
from ..models import Case, Child, ContactChange, Document, FamilyMember, Message

State = Message.State
# A change that waits to be checked, or was made and the old address has not been told.
_OPEN = Q(state="waiting") | Q(state="made", told_old_on=None, old_is_unsafe=False)
# Written by the system for searching, or the record's own number: no change a person made.
_NOT_SHOWN = {"id", "child", "name_key", "sound_key", "merged_into", "is_young_person"}


@dataclass(frozen=True)
class Line:
    """One field that was changed: what stood there, and what stands there since."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """One change of a record: when, by whom, why, and each field. The first is its beginning."""

    version: int
    at: datetime
    by_name: str
    reason: str
    is_first: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Person:
    """One member of the family, with what the page says beside them."""

    member: FamilyMember
    last_by: str = ""
    last_at: datetime | None = None
    waiting: tuple[ContactChange, ...] = ()


@dataclass(frozen=True)
class Family:
    """Everybody on a case, those who were removed, and what somebody has to see to."""

    present: tuple[Person, ...]
    removed: tuple[Person, ...]
    untold: tuple[ContactChange, ...] = ()
    stopped: tuple[Message, ...] = field(default=())

    @property
    def doubtful(self) -> list[FamilyMember]:
        return [one.member for one in self.present if one.member.doubtful_since]

    @property
    def has_tasks(self) -> bool:
        waiting = any(one.waiting for one in self.present)
        return bool(self.doubtful or self.untold or self.stopped or waiting)


def family_of(case: Case) -> Family:
    """The family of a case with everything the People page says, in four queries."""
    members = list(case.child.family.order_by("pk"))
    rows = FamilyMember.history.filter(id__in=[m.pk for m in members]).order_by("history_id")
    last = {
        pk: (name or "The system", at)
        for pk, name, at in rows.values_list("id", "history_user__name", "history_date")
    }
    changes = list(_open_changes(ContactChange.objects.filter(member__child=case.child_id)))
    people = [
        Person(
            member,
            *last.get(member.pk, ("", None)),
            waiting=tuple(c for c in changes if c.member_id == member.pk and c.state == "waiting"),
        )
        for member in members
    ]
    return Family(
        present=tuple(one for one in people if one.member.removed_on is None),
        removed=tuple(one for one in people if one.member.removed_on is not None),
        untold=tuple(change for change in changes if change.state == "made"),
        stopped=tuple(stopped_letters(Case.objects.filter(pk=case.pk))),
    )


def _open_changes(changes: QuerySet[ContactChange]) -> QuerySet[ContactChange]:
    """Changes that wait to be checked, and made ones of which the old address was not told."""
    return (
        changes.filter(_OPEN)
        .select_related("member", "asked_by", "case")
        .order_by("asked_at", "pk")
    )


def changes_to_check(visible: QuerySet[Case]) -> QuerySet[ContactChange]:
    """Changes of contact details that wait, on the cases somebody may see, oldest first."""
    waiting = ContactChange.objects.filter(state="waiting", case__in=visible)
    return waiting.select_related("member", "asked_by", "case__child").order_by("asked_at", "pk")


def doubtful_addresses(visible: QuerySet[Case]) -> QuerySet[FamilyMember]:
    """People whose post or email came back, on the cases somebody may see: for the desk."""
    children = visible.values("child")
    doubtful = FamilyMember.objects.filter(child__in=children, removed_on=None)
    return doubtful.exclude(doubtful_since=None).order_by("doubtful_since", "pk")


def stopped_letters(visible: QuerySet[Case]) -> QuerySet[Message]:
    """Letters to families that were stopped by a rule, and of which nobody said what was done."""
    stopped = Message.objects.filter(state=State.STOPPED, case__in=visible)
    open_ones = stopped.filter(settled_by=None, stopped_by=None).exclude(to_member=None)
    return open_ones.select_related("to_member", "document", "case").order_by("written_at")


def already_with_others(member: FamilyMember) -> QuerySet[Document]:
    """Papers that others on the case were sent or shown: to be looked at once details are kept."""
    gone = Message.objects.filter(
        case__child=member.child_id, state__in=(State.SENT, State.SENDING, State.UNCERTAIN)
    ).exclude(to_member=member)
    papers = Document.objects.filter(case__child=member.child_id).exclude(addressed_to=member)
    with_them = Q(pk__in=gone.exclude(to_member=None).values("document"))
    shown = Q(shared_with_family_at__isnull=False)
    return papers.filter(with_them | shown).select_related("addressed_to", "case").order_by("pk")


def history_of(record: Record, only: Iterable[str] | None = None) -> list[Changed]:
    """What was changed on a record, newest first, in words. `only` names the fields to tell of."""
    shown = [
        one.attname
        for one in record.history.model.tracked_fields
        if one.name not in _NOT_SHOWN and (only is None or one.name in set(only))
    ]
    rows = list(record.history.select_related("history_user").order_by("history_id"))
    told = [_changed(record, None, row, shown) for row in rows[:1]]
    told += [_changed(record, before, after, shown) for before, after in pairwise(rows)]
    return [one for one in reversed(told) if one.lines or one.is_first]


def _changed(record: Record, before: object | None, row: object, shown: Sequence[str]) -> Changed:
    lines = [
        _line(record, name, getattr(before, name) if before else None, getattr(row, name))
        for name in shown
        if before is None or getattr(before, name) != getattr(row, name)
    ]
    who = row.history_user  # type: ignore[attr-defined]
    return Changed(
        version=row.history_id,  # type: ignore[attr-defined]
        at=row.history_date,  # type: ignore[attr-defined]
        by_name=who.name if who else "The system",
        reason=row.history_change_reason or "",  # type: ignore[attr-defined]
        is_first=before is None,
        lines=tuple(line for line in lines if before is not None or line.after != "Nothing"),
    )


def _line(record: Record, attname: str, before: object, after: object) -> Line:
    name = attname.removesuffix("_id")
    said = [in_words(record, name, value) for value in (before, after)]
    return Line(label_of(record, name), *said)


def latest_of(child: Child) -> tuple[str, datetime | None]:
    """Who last changed the child's record, and when."""
    row = child.history.select_related("history_user").order_by("-history_id").first()
    if row is None:
        return "", None
    return (row.history_user.name if row.history_user else "The system"), row.history_date


def number_on_file(change: ContactChange) -> str:
    """The number to ring about a change: as it stood before anybody asked for another.

    A number that was itself changed on nobody's word is passed over, or whoever changed it would
    be the one who answers.
    """
    unsure = ContactChange.objects.filter(
        member=change.member_id, state="made", called_back_confirmed=None, new__has_key="phone"
    ).exclude(told_how__in=("in_person", "our_mistake", "site_code"))
    first = unsure.order_by("answered_at").first()
    if first is not None and change.member.phone == first.new["phone"]:
        return str(first.old["phone"])
    return str(change.old.get("phone", change.member.phone))


def with_people_tasks(visible: QuerySet[Case]) -> QuerySet[Case]:
    """The cases on which somebody has to see to a person: for the case's page and the desk."""
    doubtful = FamilyMember.objects.filter(child=OuterRef("child"), removed_on=None)
    changes = ContactChange.objects.filter(case=OuterRef("pk"))
    stopped = Message.objects.filter(case=OuterRef("pk"), state=State.STOPPED, settled_by=None)
    return visible.filter(
        Exists(doubtful.exclude(doubtful_since=None))
        | Exists(changes.filter(_OPEN))
        | Exists(stopped.filter(stopped_by=None).exclude(to_member=None))
    )
