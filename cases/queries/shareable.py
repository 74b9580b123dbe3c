"""What one member of a family may learn of the others: the one place that says so.

Used by every page, letter, list and export that goes to a family. Of somebody whose details are
withheld, nobody on the case learns an address, a telephone number, an email, a new or other name,
or that they sign in here; where even their place on the case is kept, nobody learns of them at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Case, FamilyMember
from .people import Changed, history_of

# What somebody may see of their own record, and of its history.
OWN = (
    "name",
    "other_names",
    "relation",
    "parental_responsibility",
    "channel",
    "address",
    "postcode",
    "email",
    "phone",
    "needs",
    "letter_format",
    "language",
    "interpreter",
)
# The same line whatever is left out, so that it gives nothing away.
LEFT_OUT = "What we hold about other people is not part of this."


@dataclass(frozen=True)
class Shareable:
    """Another adult on the case, as the reader may know of them."""

    name: str
    relation: str
    parental_responsibility: bool


def shareable_people(case: Case, reader: FamilyMember) -> list[Shareable]:
    """The other adults with parental responsibility, by the names the reader knows already."""
    return [
        Shareable(
            name=name, relation=one.relation, parental_responsibility=one.parental_responsibility
        )
        for one, name in shareable_members(case, reader)
    ]


def shareable_members(case: Case, reader: FamilyMember) -> list[tuple[FamilyMember, str]]:
    """The same people, each with the name to call them by: nothing else of them is shown."""
    if reader.child_id != case.child_id or reader.removed_on is not None:
        return []
    others = FamilyMember.objects.filter(
        child=case.child_id, parental_responsibility=True, removed_on=None, withheld_all=False
    )
    return [
        (one, one.known_as if one.withheld else one.name)
        for one in others.exclude(pk=reader.pk).order_by("pk")
        if one.known_as or not one.withheld
    ]


def may_know_childs_address(case: Case, reader: FamilyMember) -> bool:
    """Whether the reader may learn where the child lives: not where it shows where another does."""
    withheld = FamilyMember.objects.filter(child=case.child_id, withheld=True)
    return not withheld.exclude(pk=reader.pk).exists()


def shareable_history(case: Case, reader: FamilyMember) -> list[Changed]:
    """What was changed on the reader's own record; never a line of anybody else's (H-024)."""
    if reader.child_id != case.child_id:
        return []
    return history_of(reader, only=OWN)
