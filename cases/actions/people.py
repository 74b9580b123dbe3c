"""add_family_member: who may be written to about a case."""

from __future__ import annotations

from accounts.models import User

from ..audit import action
from ..models import Case, FamilyMember
from ..refusals import Refused
from ..search import fold_postcode


@action
def add_family_member(
    case: Case,
    *,
    name: str,
    relation: str,
    by: User,
    address: str = "",
    postcode: str = "",
    email: str = "",
    channel: str = FamilyMember.Channel.POST,
    parental_responsibility: bool = True,
) -> FamilyMember:
    """Put a parent, carer or the young person on the case, as somebody letters go to."""
    if not name.strip():
        raise Refused("Enter the person's name", field="name")
    if not relation.strip():
        raise Refused("Enter their relation to the child", field="relation")
    if channel == FamilyMember.Channel.EMAIL and not email.strip():
        raise Refused("Enter the email address we write to", field="email")
    if channel == FamilyMember.Channel.POST and not address.strip():
        raise Refused("Enter the address letters are posted to", field="address")
    return FamilyMember.objects.create(
        child=case.child,
        name=name.strip(),
        relation=relation.strip(),
        address=address.strip(),
        postcode=fold_postcode(postcode),
        email=email.strip(),
        channel=channel,
        parental_responsibility=parental_responsibility,
        is_young_person=relation.strip().casefold() == "young person",
    )
