"""withhold, record_order: what one member of a family may not learn of another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User
from statutory import format_date

from .. import audit, roles
from ..audit import action
from ..editing import held, save
from ..models import Case, Document, Entry, FamilyMember, Message
from ..queries.people import already_with_others
from ..refusals import Refused
from .chronology import enter_all
from .correspondence import stop_queued_to

ON_RECORD = "Kept on the person's record"
CHECK_AGAIN = "It was written before somebody's details were withheld. Check it and write it again"
CHECK_ORDER = "It was written before a court order was recorded. Check it and write it again"


@dataclass(frozen=True)
class Withheld:
    """Whose details are now kept, which letters were stopped, and what others have already."""

    member: FamilyMember
    stopped: tuple[Message, ...]
    sent: tuple[Document, ...]

    def __str__(self) -> str:
        return f"{len(self.stopped)} stopped, {len(self.sent)} with others already"


@action
def withhold(
    case: Case,
    *,
    member: FamilyMember,
    because: str,
    by: User,
    known_as: str = "",
    withheld_all: bool = False,
) -> Withheld:
    """Keep how to reach somebody from everybody else on the case, from this moment.

    Letters that wait to go to the others are stopped: they were written before. What the others
    have already is given back, so that somebody can look at what is in it (H-028).
    """
    if not because.strip():
        raise Refused("Say why their details are kept from others", field="because")
    audit.noting(after=dict.fromkeys(("because", "known_as"), ON_RECORD))
    member = held(case, member)
    values = {
        "withheld": True,
        "withheld_because": because,
        "withheld_all": withheld_all,
        "known_as": known_as.strip() or member.known_as or member.name,
    }
    save(member, values, by=by, reason="Details withheld")
    others = FamilyMember.objects.filter(child=case.child_id).exclude(pk=member.pk).order_by("pk")
    stopped = [m for one in others for m in stop_queued_to(one, because=CHECK_AGAIN, by=by)]
    return Withheld(member, tuple(stopped), tuple(already_with_others(member)))


@action
def stop_withholding(case: Case, *, member: FamilyMember, reason: str, by: User) -> FamilyMember:
    """Others may learn again how to reach somebody. A senior says so: it cannot be unlearnt."""
    if not roles.may(by.role, roles.APPROVE):
        raise Refused("Ask a senior: only they may stop keeping somebody's details from others")
    if not reason.strip():
        raise Refused("Say why their details need not be kept any more", field="reason")
    member = held(case, member)
    if not member.withheld:
        raise Refused(f"The details of {member.name} are not withheld.")
    values = {"withheld": False, "withheld_because": "", "withheld_all": False, "known_as": ""}
    save(member, values, by=by, reason=reason)
    return member


@action
def record_order(
    case: Case,
    *,
    limits: FamilyMember,
    what: str,
    made_on: date,
    by: User,
    protects: FamilyMember | None = None,
    paper: Document | None = None,
    today: date | None = None,
) -> FamilyMember:
    """Keep on the case that a court limits what somebody may get; what waits for them is stopped.

    Where the order protects another person of the family, their details are withheld too (H-030).
    """
    if not what.strip():
        raise Refused("Say what kind of order it is and what it limits", field="what")
    if made_on > (today or timezone.localdate()):
        raise Refused("The day must be today or in the past", field="made_on")
    if paper is not None and paper.case_id != case.pk:
        raise Refused("That paper is not on this case", field="paper")
    if protects is not None and protects.pk == limits.pk:
        raise Refused("Choose the person it protects, not the one it limits", field="protects")
    audit.noting(after={"what": ON_RECORD})
    limits = held(case, limits)
    values = {"limited_on": made_on, "limited_because": what, "limited_paper": paper}
    save(limits, values, by=by, reason="Court order recorded")
    stop_queued_to(limits, because=CHECK_ORDER, by=by)
    if protects is not None:
        because = f"Court order of {format_date(made_on)}"
        withhold(case, member=protects, because=because, by=by)
    # Whom and what it limits stands on the person: the chronology may be read more widely.
    note = f"A court order of {format_date(made_on)} was recorded. See People."
    day = today or timezone.localdate()
    enter_all(case, [{"kind": Entry.Note.NOTE.value, "on": day, "note": note}], by=by)
    return limits


@action
def end_order(case: Case, *, member: FamilyMember, reason: str, by: User) -> FamilyMember:
    """A court order no longer limits somebody. Details it had us withhold stay withheld."""
    if not roles.may(by.role, roles.APPROVE):
        raise Refused("Ask a senior: only they may say that an order has ended")
    if not reason.strip():
        raise Refused("Say how you know that the order has ended", field="reason")
    member = held(case, member)
    if member.limited_on is None:
        raise Refused(f"No order is recorded that limits what {member.name} may get.")
    values = {"limited_on": None, "limited_because": "", "limited_paper": None}
    save(member, values, by=by, reason=reason)
    return member
