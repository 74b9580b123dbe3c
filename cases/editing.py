"""Editing without loss: two people may write on one record, and nobody writes over the other.

A page remembers the version it has shown: the newest line of the record's history. When it comes
back, three texts are laid side by side: what stood there then, what stands there now, and what was
typed. What only one side changed is taken; what both changed is asked about, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from accounts.models import User
from statutory import format_date

from .models import Case, FamilyMember
from .refusals import Refused

MINE, THEIRS = "mine", "theirs"
STILL_RIGHT = "Said to be still right"  # a line of history that changes nothing

Record = Any  # whatever is kept with a history: a child, somebody in the family, a line of a plan


@dataclass(frozen=True)
class Edit:
    """What somebody typed on a page, the version they had seen, and how they settled a clash.

    `answered` is the version they were shown beside their own, and `keep` says field by field
    whose text stays. An audit entry names the fields; the texts are in the history alone.
    """

    values: Mapping[str, Any]
    seen: int
    answered: int = 0
    keep: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return ", ".join(self.values)


@dataclass(frozen=True)
class Clash:
    """One field that two people changed in two ways."""

    name: str
    label: str
    before: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True)
class Comparison:
    """What is to be saved, and what has to be asked first."""

    values: Mapping[str, Any]
    clashes: tuple[Clash, ...]
    version: int
    by_name: str
    at: datetime | None

    @property
    def taken(self) -> dict[str, Any]:
        """The fields as they will stand once nothing is left to ask."""
        asked = {clash.name for clash in self.clashes}
        return {name: value for name, value in self.values.items() if name not in asked}


class Clashed(Refused):
    """Two people changed the same thing. Nothing is saved until the second has chosen."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__(
            f"{comparison.by_name} changed the same thing while you were writing. Nothing you"
            " typed is lost. Choose which to keep."
        )
        self.comparison = comparison


def version_of(record: Record) -> int:
    """The version of a record that a page shows: its newest line of history."""
    newest = record.history.order_by("-history_id").values_list("history_id", flat=True).first()
    return newest or 0


def compare(record: Record, edit: Edit) -> Comparison:
    """Lay what was typed beside what stands, and beside what stood when the page was opened.

    A version that is not one of this record's counts as never seen: every difference is asked.
    """
    newest = record.history.select_related("history_user").order_by("-history_id").first()
    version = newest.history_id if newest else 0
    opened = record.history.filter(history_id=edit.seen).first()
    values, clashes = {}, []
    for name, typed in edit.values.items():
        mine, theirs = plain(typed), plain(getattr(record, name))
        before = plain(getattr(opened, name)) if opened else None
        if mine in (before, theirs):
            values[name] = getattr(record, name)
        elif theirs == before:
            values[name] = typed
        elif edit.answered == version and edit.keep.get(name) in (MINE, THEIRS):
            values[name] = typed if edit.keep[name] == MINE else getattr(record, name)
        else:
            clashes.append(Clash(name, label_of(record, name), before, theirs, mine))
    who = newest.history_user if newest else None
    return Comparison(
        values=values,
        clashes=tuple(clashes),
        version=version,
        by_name=who.name if who else "The system",
        at=newest.history_date if newest else None,
    )


def settle(record: Record, edit: Edit) -> dict[str, Any]:
    """The values to save. Raises `Clashed` when two people changed the same thing."""
    comparison = compare(record, edit)
    if comparison.clashes:
        raise Clashed(comparison)
    return dict(comparison.values)


def held(case: Case, member: FamilyMember) -> FamilyMember:
    """Somebody of the case's family, read again and kept from others until we are done."""
    found = FamilyMember.objects.select_for_update(of=("self",)).filter(pk=member.pk).first()
    if found is None or found.child_id != case.child_id:
        raise Refused("That person is not on this case")
    return found


def save(record: Record, values: Mapping[str, Any], *, by: User | None, reason: str = "") -> bool:
    """Write what changed, with who and why in the history. Nothing changed writes nothing."""
    changed = [name for name, new in values.items() if plain(getattr(record, name)) != plain(new)]
    for name in changed:
        setattr(record, name, plain(values[name]))
    if changed:
        record._history_user = by
        record._change_reason = reason.strip()[:100]
        record.save()
    return bool(changed)


def plain(value: Any) -> Any:
    """A value as it is compared: a browser's line ends and spaces at the ends make no change."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return value


def label_of(record: Record | type[Record], name: str) -> str:
    """What a field is called on the screen."""
    return LABELS.get(name) or name.replace("_", " ").capitalize()


def in_words(record: Record | type[Record], name: str, value: Any) -> str:
    """A value as a person reads it."""
    if value is None or value == "":
        return "Nothing"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return format_date(value)
    choices: Iterable[tuple[Any, Any]] = record._meta.get_field(name).flatchoices
    return str(dict(choices).get(value, value))


LABELS = {
    "forename": "First name",
    "surname": "Last name",
    "date_of_birth": "Date of birth",
    "upn": "UPN",
    "name": "Full name",
    "relation": "Relation to the child",
    "parental_responsibility": "Parental responsibility",
    "is_young_person": "Is the young person",
    "channel": "We write by",
    "needs": "What helps them",
    "letter_format": "Format of letters",
    "interpreter": "Interpreter",
    "email": "Email address",
    "phone": "Telephone",
    "withheld": "Details kept from others",
    "withheld_because": "Why they are kept from others",
    "withheld_all": "Others may not know they are on the case",
    "known_as": "Name others know",
    "other_names": "Other names",
    "doubtful_since": "Address doubtful since",
    "doubtful_because": "Why it is doubtful",
    "doubtful_channel": "What is doubtful",
    "limited_on": "Court order made on",
    "limited_because": "What the court order limits",
    "limited_paper": "The order",
    "removed_on": "Removed from the case",
    "removed_because": "Why they were removed",
}
