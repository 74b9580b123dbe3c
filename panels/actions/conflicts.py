"""Members too close to a case: written down in the meeting, and let stay where it is minor."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.refusals import Refused

from ..models import AgendaItem, Conflict, Meeting, Membership, Opening
from ..queries.conflicts import conflicts_on
from ..queries.meetings import held
from ..queries.record import is_open, under_way

OPEN = (Meeting.State.CIRCULATED, Meeting.State.BEGUN)
ADVISED = "The advice on this case is recorded already"
OWN = "Nobody writes down of themselves that they stay. The chair or the clerk does"
OF_THE_CHAIR = "Nobody lets the chair stay. Somebody else takes the chair for this case"


@action
def declare(
    item: AgendaItem,
    *,
    membership: Membership,
    what: str,
    stays_because: str = "",
    by: User,
) -> Conflict:
    """Write down that a member is too close to a case. They leave, or the chair says why not."""
    audit.leaving_unsaid("what", "stays_because")
    under_way(item.meeting)
    if membership.panel_id != item.meeting.panel_id:
        raise Refused("They do not sit on this panel", field="membership")
    if not what.strip():
        raise Refused("Say what connects them to the case", field="what")
    if item.conflicts.filter(membership=membership).exists():
        raise Refused(f"{membership.user.name} declared it already", field="membership")
    if not is_open(item):
        raise Refused(ADVISED)
    stays = bool(stays_because.strip())
    if stays:
        _refuse_own(membership, by, "stays_because")
    return Conflict.objects.create(
        item=item,
        membership=membership,
        what=what.strip(),
        leaves=not stays,
        stays_because=stays_because.strip(),
        stays_by=by if stays else None,
        stays_at=timezone.now() if stays else None,
        read_before=Opening.objects.filter(item=item, membership=membership).exists(),
        declared_by=by,
    )


@action
def let_stay(item: AgendaItem, *, membership: Membership, because: str, by: User) -> Conflict:
    """Write down that the chair holds what a member declared to be minor: they stay, and why.

    It holds for this meeting alone. What they declared stands beside it in the minutes.
    """
    audit.leaving_unsaid("because")
    meeting = held(item.meeting)
    if meeting.state not in OPEN:
        raise Refused("Somebody is let stay once the papers are sent, until the meeting ends")
    if not is_open(item):
        raise Refused(ADVISED)
    _refuse_own(membership, by, None)
    said = next((c for c in conflicts_on(item) if c.membership.user_id == membership.user_id), None)
    if said is None or not said.leaves:
        raise Refused("They declared nothing for which they leave")
    if not because.strip():
        raise Refused("Say why what they declared is minor", field="because")
    here = item.conflicts.filter(membership=membership).first() or Conflict(
        item=item,
        membership=membership,
        what=said.what,
        read_before=said.read_before,
        declared_by=said.declared_by,
    )
    here.leaves, here.stays_because = False, because.strip()
    here.stays_by, here.stays_at = by, timezone.now()
    here.save()
    audit.noting(before={"leaves": True}, after={"leaves": False})
    return here


def _refuse_own(membership: Membership, by: User, field: str | None) -> None:
    if membership.user_id == by.pk:
        raise Refused(OWN, field=field)
    if membership.seat == "chair":
        raise Refused(OF_THE_CHAIR, field=field)
