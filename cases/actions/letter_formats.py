"""set_letter_format: how somebody wants their letters, kept for every later one."""

from __future__ import annotations

from accounts.models import User

from .. import audit
from ..audit import action
from ..models import FamilyMember
from ..refusals import Refused


@action
def set_letter_format(member: FamilyMember, *, to: str, by: User) -> FamilyMember:
    """Keep the form in which somebody wants letters: standard, large print or plain."""
    if to not in FamilyMember.Format.values:
        raise Refused("Select how they want their letters", field="to")
    audit.noting(before={"letter_format": member.letter_format})
    member.letter_format = to
    member.save(update_fields=["letter_format"])
    return member
