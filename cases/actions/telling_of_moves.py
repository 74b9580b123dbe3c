"""tell_of_moves: one message to each officer whom a batch of moves touches. References only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings

from accounts.models import User
from statutory import counted

from ..audit import action
from ..models import Allocation, Message
from .correspondence import send

_GIVEN = ("given to you", "These cases are yours now.")
_TAKEN = ("no longer yours", "These cases are held by somebody else now.")


@action
def tell_of_moves(moves: Iterable[Allocation], *, by: User) -> list[Message]:
    """Write to who holds the cases now and to who held them, once each; not to who moved them."""
    touched: dict[tuple[User, tuple[str, str]], list[Allocation]] = defaultdict(list)
    for move in moves:
        for officer, words in ((move.to_officer, _GIVEN), (move.from_officer, _TAKEN)):
            if officer is not None and officer.is_active and officer.pk != by.pk:
                touched[officer, words].append(move)
    return [_write(officer, words, theirs, by) for (officer, words), theirs in touched.items()]


def _write(officer: User, words: tuple[str, str], moves: list[Allocation], by: User) -> Message:
    batch, (subject, first) = moves[0].batch, words
    lines = [first, ""]
    for move in moves:
        reference = move.case.reference
        lines.append(f"{reference}: {settings.SITE_URL}/cases/{reference}/")
    if words is _GIVEN:
        lines += ["", "Each case has a handover page: what is due, what waits, what was promised."]
    return send(
        None,
        to=officer,
        code="cases_moved",
        subject=f"{counted(len(moves), 'case')} {subject}",
        body="\n".join(lines),
        caused_by=f"Batch {batch}",
        once=f"moved:{batch}:{'to' if words is _GIVEN else 'from'}:{officer.pk}",
        by=by,
    )
