"""mark_doubtful, settle_doubtful, deal_with_stopped: when something came back, or never went."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..editing import held, save
from ..models import Case, FamilyMember, Message
from ..refusals import Refused
from ..wording import short_date
from .correspondence import stop_queued_to

Channel = FamilyMember.Channel
CAME_BACK = {Channel.POST.value: "Post came back", Channel.EMAIL.value: "Email came back"}


@action
def mark_doubtful(
    case: Case,
    *,
    member: FamilyMember,
    channel: str,
    on: date,
    because: str,
    by: User | None,
    message: Message | None = None,
    today: date | None = None,
) -> FamilyMember:
    """Post or an email came back. Nothing more goes there until somebody put it right (H-013)."""
    if on > (today or timezone.localdate()):
        raise Refused("The day must be today or in the past", field="on")
    if not because.strip():
        raise Refused("Say what came back and what was written on it", field="because")
    if message is not None and message.to_member_id != member.pk:
        raise Refused("That letter did not go to this person")
    audit.noting(after={"because": "Kept on the person's record"})
    member = held(case, member)
    # One that was doubtful before stays so: only both together stop everything.
    both = member.doubtful_since is not None and member.doubtful_channel != channel
    values = {
        "doubtful_since": member.doubtful_since or on,
        "doubtful_because": f"{CAME_BACK[channel]} on {short_date(on)}: {because.strip()}"[:200],
        "doubtful_channel": "" if both else channel,
    }
    save(member, values, by=by, reason=CAME_BACK[channel])
    if message is not None:
        message.problem = f"Came back on {short_date(on)}: {because.strip()}"[:300]
        message.returned_at = message.returned_at or timezone.now()
        message.save(update_fields=["problem", "returned_at"])
    if member.is_doubtful:
        stop_queued_to(member, because=f"{CAME_BACK[channel]} from their address", by=by)
    return member


@action
def settle_doubtful(case: Case, *, member: FamilyMember, reason: str, by: User) -> FamilyMember:
    """The address is right after all. Says how we know, for the next one it comes back from."""
    if not reason.strip():
        raise Refused("Say how you know that the address is right", field="reason")
    member = held(case, member)
    if member.doubtful_since is None:
        raise Refused(f"The address of {member.name} is not in doubt.")
    save(member, NO_DOUBT, by=by, reason=reason)
    return member


@action
def deal_with_stopped(case: Case, *, message: Message, reason: str, by: User) -> Message:
    """Say what was done about a letter that was stopped, so that it leaves the list."""
    if not reason.strip():
        raise Refused("Say what was done instead", field="reason")
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk, case=case)
    if message.state != Message.State.STOPPED or message.settled_by_id:
        raise Refused("This letter is not waiting for anybody")
    message.settled_by, message.settled_because = by, reason.strip()
    message.save(update_fields=["settled_by", "settled_because"])
    return message


NO_DOUBT: dict[str, object] = {
    "doubtful_since": None,
    "doubtful_because": "",
    "doubtful_channel": "",
}
