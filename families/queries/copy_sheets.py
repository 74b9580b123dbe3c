"""The lists in a copy of everything that are about its reader: details, changes, who sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User
from cases.editing import in_words, label_of
from cases.models import FamilyMember
from cases.queries.shareable import OWN, may_know_childs_address, shareable_history
from statutory import format_date

from ..access import Sight
from ..models import Helper
from .accounts import parts_in_words

_OF_THE_CHILD = ("forename", "surname", "date_of_birth", "upn")


@dataclass(frozen=True)
class Sheet:
    """One list: what its file is called, its title, a line above it, its columns and rows."""

    name: str
    title: str
    intro: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def own_sheets(sight: Sight) -> list[Sheet]:
    """The lists that hold nothing but the reader's own."""
    return [_details(sight), _changes(sight)]


def seen_by_others(sight: Sight) -> Sheet:
    """How others see the reader: those who help, and what any other adult may learn."""
    rows = [
        (one.name, f"Sees: {parts_in_words(one.parts)}", f"Until {format_date(one.ends_on)}")
        for one in Helper.objects.filter(member=sight.member, case=sight.case, ended_at=None)
    ]
    others = ("Any other adult on the case who may know of you", _to_others(sight.member), "")
    staff = ("People who work on the case here", "All you gave us, and your details", "")
    return Sheet(
        "how-others-see-you",
        "How others see you",
        "Who can see what of you.",
        ("Who", "What they see", "Until"),
        [others, staff, *rows],
    )


def about_the_child(sight: Sight) -> Sheet:
    """What we hold of the child or young person themselves."""
    child = sight.case.child
    rows = [(label_of(child, n), in_words(child, n, getattr(child, n))) for n in _OF_THE_CHILD]
    if may_know_childs_address(sight.case, sight.member):
        rows += [(label_of(child, n), in_words(child, n, getattr(child, n))) for n in _HOME]
    rows += [("Reference of the case", sight.case.reference)]
    if sight.case.officer:
        rows += [("Officer", sight.case.officer.name)]
    return Sheet("the-child", "The child or young person", "", ("What", "We hold"), rows)


_HOME = ("address", "postcode")


def day(on: date | None) -> str:
    """A date as it is written in a copy."""
    return format_date(on) if on else ""


def by_whom(name: str, user: User) -> str:
    """Who did something: the reader, or us. Nobody else is named."""
    return "You" if name == user.name else "We"


def _details(sight: Sight) -> Sheet:
    one = sight.member
    rows = [(label_of(one, name), in_words(one, name, getattr(one, name))) for name in OWN]
    rows += [("You sign in with", sight.user.email)] if sight.user.email else []
    title = "Your details"
    return Sheet("your-details", title, "What we hold of you.", ("What", "We hold"), rows)


def _changes(sight: Sight) -> Sheet:
    """What was changed on the reader's own record, and on nobody else's (H-024)."""
    rows = [
        (
            day(timezone.localdate(one.at)),
            by_whom(one.by_name, sight.user),
            line.label,
            *_sides(line),
        )
        for one in shareable_history(sight.case, sight.member)
        for line in one.lines
    ]
    head = ("On", "Who changed it", "What", "It was", "It is since")
    intro = "Every change of your details, newest first."
    return Sheet("changes-of-your-details", "Changes of your details", intro, head, rows)


def _sides(line: object) -> tuple[str, str]:
    return getattr(line, "before", ""), getattr(line, "after", "")


def _to_others(member: FamilyMember) -> str:
    if member.withheld_all:
        return "Nothing, not even that you are on the case"
    name = member.known_as if member.withheld and member.known_as else member.name
    kept = " Not how to reach you" if member.withheld else ""
    return f"The name {name}, and that you are: {member.relation}.{kept}"
