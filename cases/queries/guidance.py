"""What helps each person of the family when we write or speak to them, for whoever does so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Case, FamilyMember


@dataclass(frozen=True)
class Guidance:
    """One person of the family, as an officer sees them before they ring or write."""

    member: FamilyMember
    lines: tuple[str, ...]


def guidance_of(case: Case) -> list[Guidance]:
    """Everybody on a case, each with what helps. How to reach them stands under People."""
    family = case.child.family.filter(removed_on=None).order_by("pk")
    return [Guidance(one, tuple(helps_of(one))) for one in family]


def helps_of(member: FamilyMember) -> Iterable[str]:
    """What was told us that helps: an interpreter, a language, a form of letters, and in words."""
    if member.interpreter:
        yield f"Interpreter: {member.interpreter}"
    if member.language:
        yield f"Language: {member.language}"
    if member.letter_format != FamilyMember.Format.STANDARD:
        yield f"Letters: {member.get_letter_format_display().lower()}"
    if member.needs:
        yield member.needs
