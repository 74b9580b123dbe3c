"""The second person: whoever wrote something down is not the one who approves it (H-046).

Neither with another role of theirs, nor by standing in for somebody, nor through whoever stands
in for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from accounts.models import User

from .. import roles
from ..refusals import Refused


def why_not(by: User, authors: Iterable[User], today: date) -> str:
    """Why this person may not answer what those wrote. Empty when they may."""
    if not by.is_active or not roles.may(by.role, roles.APPROVE):
        return "A senior or a manager answers this"
    for author in authors:
        if author.pk == by.pk:
            return "You wrote this yourself, so somebody else must answer it"
        stand_in = author.cover_on(today)
        if stand_in is not None and stand_in.pk == by.pk:
            return (
                f"You stand in for {author.name}, who wrote this, so somebody else must answer it"
            )
    return ""


def refuse_unless_second(by: User, authors: Iterable[User], today: date) -> None:
    """Stop anybody who may not answer what those wrote."""
    if reason := why_not(by, authors, today):
        raise Refused(reason)
