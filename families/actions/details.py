"""change_reach, keep_from_others: somebody changes how we reach them, or has it kept from others.

Whoever signs in is not believed for that alone: a code goes to the address we had before (H-027).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.actions import contact_changes
from cases.actions.contact_changes import Asked
from cases.actions.inboxes import send_to_inbox
from cases.actions.people import withhold
from cases.audit import action, leaving_unsaid, noting
from cases.editing import Clashed, Edit
from cases.models import Case, ContactChange, FamilyMember
from cases.refusals import Refused

from ..queries.joining import account_with
from ..queries.officers import officer_of
from .telling import tell

How, State = ContactChange.How, ContactChange.State
MEANWHILE = "We changed this while you were writing. Look at what we hold now, then change it again"
NOT_FREE = "This address cannot be used here. Use another one, or ring us"
NOTICE = (
    "Hello\n\nHow we reach you was changed today on the website of {council}. It was changed by"
    " somebody who is signed in and typed a code that we sent to this address.\n\n"
    "If it was you, do nothing. If it was not, ring us now on {phone}.\n"
)
ASKED = "They asked for it where they sign in"
_CHANGED = "Somebody of the family changed how we reach them"
_WAITS = "Somebody of the family wants to change how we reach them. Ring the number on file first"
_KEPT = "Somebody of the family asks to keep their details from the others, and we do from now on"


@dataclass(frozen=True)
class Reach:
    """What somebody typed of how we reach them, which version they saw, and what is safe."""

    new: Mapping[str, Any]
    seen: int
    old_is_unsafe: bool = False
    by_code: bool = False  # whether a code from the old email was typed

    def __str__(self) -> str:
        return ", ".join(self.new)


@action
def change_reach(case: Case, *, member: FamilyMember, reach: Reach, by: User) -> ContactChange:
    """Change how we reach somebody who typed the code; without a code it waits for our call."""
    leaving_unsaid("reach")
    old = member.email.strip().lower()
    change = _ask(case, member, reach, by)
    if change.state == State.MADE:
        _sign_in_follows(change, old, by)
        _tell_old(change, old, by)
    said = _CHANGED if change.state == State.MADE else _WAITS
    path = reverse("contact_change", args=[case.reference, change.pk])
    tell(case, officer_of(case), said, once=f"reach:{change.pk}", path=path)
    noting(after={"change": change.pk, "state": change.state})
    return change


@action
def keep_from_others(case: Case, *, member: FamilyMember, because: str, by: User) -> FamilyMember:
    """Keep how to reach somebody from everybody else on the case, as they ask us, at once."""
    leaving_unsaid("because")
    if member.withheld:
        raise Refused("We keep your details from the others already")
    words = because.strip()
    kept = withhold(case, member=member, because=f"{ASKED}. {words}" if words else ASKED, by=by)
    path = reverse("case_people", args=[case.reference])
    once = f"kept:{member.pk}:{timezone.now().isoformat()}"
    tell(case, officer_of(case), _KEPT, once=once, path=path)
    noting(after={"with others already": len(kept.sent)})
    return kept.member


def _ask(case: Case, member: FamilyMember, reach: Reach, by: User) -> ContactChange:
    asked = Asked(
        told_by=member.name,
        told_how=How.SITE_CODE.value if reach.by_code else How.SITE.value,
        starts_on=timezone.localdate(),
        edit=Edit(reach.new, reach.seen),
        old_is_unsafe=reach.old_is_unsafe,
    )
    try:
        return contact_changes.ask(case, member=member, asked=asked, by=by)
    except Clashed:
        raise Refused(MEANWHILE) from None


def _sign_in_follows(change: ContactChange, old: str, by: User) -> None:
    """Who signs in with the old address signs in with the new one from now on."""
    new = str(change.new.get("email", "")).lower()
    if not new or by.email.lower() != old:
        return
    if account_with(new) is not None:
        raise Refused(NOT_FREE)
    by.email = new
    by.save()


def _tell_old(change: ContactChange, old: str, by: User) -> None:
    """The address we had hears of it, so that somebody who never asked can say so."""
    if change.old_is_unsafe or not old:
        return
    council = settings.LOCAL_AUTHORITY
    send_to_inbox(
        change.case,
        body="The address we had of somebody on the case",
        inbox=old,
        code="contact-changed",
        subject="How we reach you was changed",
        text=NOTICE.format(council=council["name"], phone=council["phone"]),
        caused_by="A change of contact details",
        once=f"contact-changed:{change.pk}",
        by=by,
    )
    contact_changes.told_old(change, on=timezone.localdate(), by=by)
