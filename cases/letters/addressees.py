"""Whom one letter goes to: a person of the family, or a body that the law has us write to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.conf import settings

from ..models import Case, FamilyMember
from . import Body, Letter
from .recipients import address_of, why_unreachable


@dataclass(frozen=True)
class Addressee:
    """One reader of one letter, with all that the envelope needs."""

    key: str  # tells them apart on one case: "member-12", "health"
    name: str
    role: str  # who they are to the child: "Mother", "Health"
    dear: str
    address: str  # line by line as on the envelope; an email address where that is wished
    channel: str = FamilyMember.Channel.POST.value
    email: str = ""  # where a body can be written to by email, if it is held
    shape: str = FamilyMember.Format.STANDARD.value
    member: FamilyMember | None = None
    why_not: str = ""  # why nothing can be sent to them, and what to add
    in_directory: bool = False  # a setting or service of the directory, not a body of ours

    @property
    def body(self) -> str:
        """The name of the body; empty for a person of the family."""
        return "" if self.member else self.name


def of_member(member: FamilyMember) -> Addressee:
    """A person of the family, in the way and in the form in which they wish to be written to."""
    name = " ".join(member.name.split())
    return Addressee(
        key=f"member-{member.pk}",
        name=name,
        role=member.relation,
        dear=name,
        address=address_of(member),
        channel=member.channel,
        shape=member.letter_format,
        member=member,
        why_not=why_unreachable(member),
    )


def by_post(member: FamilyMember) -> Addressee:
    """A person of the family by post, however they wish to be written to otherwise."""
    reader = of_member(member)
    lacks = "" if member.address.strip() else "No postal address is recorded for them."
    return replace(
        reader,
        channel=FamilyMember.Channel.POST.value,
        address=address_of(member, FamilyMember.Channel.POST.value),
        why_not=lacks,
    )


def bodies_for(letter: Letter, case: Case) -> tuple[Addressee, ...]:
    """The bodies that a letter is for, as they are for this case."""
    return tuple(body_of(body, case) for body in letter.to)


def body_of(body: Body, case: Case) -> Addressee:
    """One body: the child's setting as the case knows it, the others as the authority set them."""
    if body is Body.SETTING:
        return _setting(case)
    known: Mapping[str, str] = settings.LETTER_BODIES[body.value]
    name, address = " ".join(known["name"].split()), _lines(known["address"])
    email = known.get("email", "").strip()
    where = f"LA_{body.value.upper()}"
    return _reached(
        Addressee(
            key=body.value,
            name=name,
            role=_ROLES[body],
            dear="Colleague",
            address=address,
            email=email,
            why_not=""
            if name and (address or email)
            else f"No name and address is set for {_ROLES[body].lower()}. Whoever runs the system"
            f" sets {where}_NAME and {where}_ADDRESS.",
        )
    )


def by_email(body: Addressee) -> Addressee:
    """The same body, written to by email: a line and a link to sign in, as to anybody."""
    return replace(body, channel=FamilyMember.Channel.EMAIL.value, address=body.email)


_ROLES = {
    Body.SETTING: "School, college or early years setting",
    Body.HEALTH: "Health",
    Body.SOCIAL_CARE: "Social care",
    Body.PSYCHOLOGY: "Educational psychology",
}


def _setting(case: Case) -> Addressee:
    name = " ".join(case.setting_name.split())
    address, email = _lines(case.setting_address), case.setting_email.strip()
    why_not = ""
    if not name:
        why_not = "No school, college or early years setting is recorded on the case. Add it below."
    elif not address and not email:
        why_not = f"No address is recorded for {name}. Add it below."
    return _reached(
        Addressee(
            key=Body.SETTING.value,
            name=f"Head or principal, {name}" if name else "Head or principal",
            role=_ROLES[Body.SETTING],
            dear="Head or Principal",
            address=address,
            email=email,
            why_not=why_not,
        )
    )


def _reached(body: Addressee) -> Addressee:
    """By post where we can; by email alone where that is all we hold."""
    return by_email(body) if body.email and not body.address else body


def _lines(address: str) -> str:
    """An address as lines: settings part them by commas, people by lines."""
    parts = (" ".join(part.split()) for part in address.replace(",", "\n").splitlines())
    return "\n".join(part for part in parts if part)
