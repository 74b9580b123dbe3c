"""Whether an invitation opens: not used, not too old, not ended, and still to the right person."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from cases.models import FamilyMember

from ..access import lets_others_in
from ..models import Helper, Invitation
from ..tokens import row_of

OPEN, USED, OVER, UNKNOWN = "open", "used", "over", "unknown"


@dataclass(frozen=True)
class Door:
    """What a link leads to today, and the address its code goes to."""

    state: str
    row: Invitation | Helper | None = None
    email: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """By what its tries are counted: this invitation alone."""
        return f"{type(self.row).__name__}:{self.row.pk}" if self.row else ""

    @property
    def is_open(self) -> bool:
        """Whether somebody may join by it."""
        return self.state == OPEN

    @property
    def is_for_helper(self) -> bool:
        """Whether it is for somebody who helps a family."""
        return isinstance(self.row, Helper)


def door_of(token: str) -> Door:
    """What the link leads to. It is asked again at each step."""
    row = row_of(token)
    if row is None:
        return Door(UNKNOWN)
    if isinstance(row, Helper):
        return Door(_state_of_helper(row), row, row.email.strip().lower(), row.name)
    return Door(_state_of(row), row, row.email.strip().lower(), row.member.name)


def _state_of(row: Invitation) -> str:
    if row.state == Invitation.State.USED:
        return USED
    is_open = row.state == Invitation.State.SENT and row.open_until is not None
    in_time = is_open and row.open_until >= timezone.localdate()  # type: ignore[operator]
    same = row.email.strip().lower() == row.member.email.strip().lower()
    return OPEN if in_time and same and _is_there(row.member) else OVER


def _state_of_helper(row: Helper) -> str:
    over = row.ended_at is not None or row.ends_on < timezone.localdate()
    if over or not _is_there(row.member) or not lets_others_in(row.member, row.case):
        return OVER
    if row.user_id is not None:
        return USED
    return OPEN if row.email else OVER


def _is_there(member: FamilyMember) -> bool:
    return member.removed_on is None and member.limited_on is None


def account_with(email: str) -> User | None:
    """Who signs in with an address, if anybody does."""
    return User.objects.filter(email__iexact=email.strip()).first()
