"""add_sender: whoever asked for the assessment is on the case, so that we can write back."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import User

from ..audit import action, leaving_unsaid
from ..editing import save
from ..likeness import fold
from ..models import Case, FamilyMember
from .people import add_family_member, withhold

ASKED = "As they asked"


@dataclass(frozen=True)
class Sender:
    """Who asked, when it is a parent, a carer or the young person, and how to write to them."""

    name: str
    relation: str
    channel: str
    parental_responsibility: bool = False
    address: str = ""
    postcode: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    interpreter: str = ""
    letter_format: str = FamilyMember.Format.STANDARD.value
    needs: str = ""
    withheld_because: str = ""  # why how to reach them is kept from others, where they ask for it


@action
def add_sender(case: Case, *, sender: Sender, by: User) -> FamilyMember | None:
    """Put who asked on the case. Nobody who is there, or was taken off it, is added again."""
    leaving_unsaid("sender")
    if any(fold(one.name) == fold(sender.name) for one in case.child.family.all()):
        return None
    member = add_family_member(
        case,
        name=sender.name,
        relation=sender.relation,
        parental_responsibility=sender.parental_responsibility,
        channel=sender.channel,
        address=sender.address,
        postcode=sender.postcode,
        email=sender.email,
        by=by,
    )
    save(member, {name: getattr(sender, name) for name in _WISHES}, by=by, reason=ASKED)
    if sender.withheld_because:
        member = withhold(case, member=member, because=sender.withheld_because, by=by).member
    return member


_WISHES = ("phone", "language", "interpreter", "letter_format", "needs")
