"""Who a letter about a case goes to, and whether a message may still go to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from statutory import Holder, rights_holder

from ..models import Case, FamilyMember, Message
from . import LETTERS_BY_CODE, NOTICE_AGAIN


@dataclass(frozen=True)
class Recipients:
    """Those who hold the right on a day: whom we can write to, and whom we cannot, and why."""

    reachable: tuple[FamilyMember, ...]
    unreachable: tuple[tuple[FamilyMember, str], ...]
    young_person: bool

    @property
    def why_nobody(self) -> str:
        """Why no letter can go at all, in a sentence that says what to do. Empty when one can."""
        if self.reachable:
            return ""
        if self.unreachable:
            return " ".join(reason for _, reason in self.unreachable)
        if self.young_person:
            return (
                "The young person now holds the right, and nobody on the case is the young person."
                " Add them under People, with how to write to them."
            )
        return (
            "Nobody with parental responsibility is on the case."
            " Add the parent or carer under People, with how to write to them."
        )


def recipients_of(case: Case, on: date) -> Recipients:
    """The young person once the rights are theirs; until then each parent with responsibility."""
    young_person = rights_holder(case.child.date_of_birth, on) is Holder.YOUNG_PERSON
    family = FamilyMember.objects.filter(child=case.child_id, removed_on=None).order_by("pk")
    if young_person:
        holders = family.filter(is_young_person=True)
    else:
        holders = family.filter(is_young_person=False, parental_responsibility=True)
    judged = [(member, why_unreachable(member)) for member in holders]
    return Recipients(
        reachable=tuple(member for member, reason in judged if not reason),
        unreachable=tuple((member, reason) for member, reason in judged if reason),
        young_person=young_person,
    )


def why_unreachable(member: FamilyMember) -> str:
    """Why nothing can be sent to somebody as they wish to be written to. Empty when it can."""
    name = member.name.strip()
    if not name:
        return "Somebody on the case has no name recorded. Enter it under People."
    if member.is_doubtful:
        return f"Something came back from the address of {name}. Put it right under People."
    if member.channel == FamilyMember.Channel.EMAIL:
        return "" if member.email.strip() else f"No email address is recorded for {name}."
    return "" if member.address.strip() else f"No postal address is recorded for {name}."


def why_no_standing(member: FamilyMember, on: date) -> str:
    """Why a letter to the family is not for somebody. Empty when they hold the right that day."""
    young_person = rights_holder(member.child.date_of_birth, on) is Holder.YOUNG_PERSON
    if young_person and not member.is_young_person:
        return (
            f"The rights are now the young person’s own, so {member.name} is not written to"
            " in their place. Write to the young person."
        )
    if not young_person and (member.is_young_person or not member.parental_responsibility):
        return f"{member.name} does not have parental responsibility, so this is not for them."
    return ""


def why_stopped(message: Message, today: date | None = None) -> str:
    """Why a written message must no longer go, asked at the moment of sending. Empty when it may.

    The people on a case may have changed since the message was written (H-011), or where they
    live (H-013), or who holds the right (H-090).
    """
    member = message.to_member
    if member is None:
        return ""
    if member.removed_on is not None:
        return "The person is no longer on the case"
    if right_has_moved(message, today or timezone.localdate()):
        return "The rights are now the young person’s own: write to them instead"
    if member.is_doubted_by(message.channel):
        return "Something came back from the person's address"
    if message.document is None or "address" not in message.document.snapshot:
        return ""
    # A notice sent again goes another way than they wish, on purpose.
    wished = message.channel if message.code == NOTICE_AGAIN.code else member.channel
    if wished != message.channel:
        return "The person now wishes to be written to in another way"
    if message.document.snapshot["address"] != address_of(member, wished):
        return "The person's address has changed since it was written"
    return ""


def right_has_moved(message: Message, today: date) -> bool:
    """Whether a letter waits for a parent whose child has come to hold the rights (H-090)."""
    letter, member = LETTERS_BY_CODE.get(message.code), message.to_member
    if letter is None or member is None or member.is_young_person:
        return False
    return rights_holder(member.child.date_of_birth, today) is Holder.YOUNG_PERSON


def address_of(member: FamilyMember, channel: str = "") -> str:
    """Where a letter to somebody goes, line by line as on the envelope."""
    if (channel or member.channel) == FamilyMember.Channel.EMAIL:
        return member.email.strip()
    lines = [" ".join(line.split()) for line in member.address.splitlines()]
    return "\n".join(line for line in (*lines, member.postcode.strip()) if line)
