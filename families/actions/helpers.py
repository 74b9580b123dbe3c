"""let_help, let_parent_in, change_help, end_help: whom a family lets see what, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User
from cases.actions.inboxes import send_to_inbox
from cases.audit import action
from cases.models import Case, FamilyMember
from cases.queries.shareable import shareable_members
from cases.refusals import Refused
from statutory import years_after

from ..access import lets_others_in
from ..models import Helper, Part
from ..words import INVITED, invitation_words

Kind = Helper.Kind


@dataclass(frozen=True)
class Leave:
    """What somebody may see and do, and until when."""

    parts: tuple[str, ...]
    may_write: bool
    ends_on: date


@dataclass(frozen=True)
class Named:
    """Who is to help. Their name and address stay out of the audit."""

    name: str
    email: str
    kind: str

    def __str__(self) -> str:
        return self.kind


@action
def let_help(
    case: Case,
    *,
    member: FamilyMember,
    who: Named,
    leave: Leave,
    by: User,
    today: date | None = None,
) -> Helper:
    """Let somebody help until a day. They get an invitation, and see nothing before they join."""
    today = today or timezone.localdate()
    _refuse_unless_theirs(member, case)
    _refuse_leave(leave, today)
    name, email = " ".join(who.name.split()), who.email.strip().lower()
    if not name:
        raise Refused("Enter their name", field="name")
    if not email:
        raise Refused("Enter their email address", field="email")
    if who.kind not in Kind.values or who.kind == Kind.PARENT:
        raise Refused("Select who they are to you", field="kind")
    if email in (by.email.lower(), member.email.strip().lower()):
        raise Refused("That is your own address. Enter theirs", field="email")
    live = Helper.objects.filter(member=member, case=case, ended_at=None, ends_on__gte=today)
    if live.filter(email__iexact=email).exists():
        raise Refused("You have let somebody with that address help already", field="email")
    made = _made(case, member, leave, by, name=name, email=email, kind=who.kind)
    send_to_inbox(
        case,
        body="Somebody who helps a family",
        inbox=email,
        code="helper-invitation",
        subject=INVITED,
        text=invitation_words(made, leave.ends_on),
        caused_by="A family lets somebody help",
        once=f"helper-invitation:{made.pk}",
        by=by,
    )
    return made


@action
def let_parent_in(
    case: Case,
    *,
    member: FamilyMember,
    parent: FamilyMember,
    leave: Leave,
    by: User,
    today: date | None = None,
) -> Helper:
    """The young person lets a parent see some parts. They take it back whenever they like."""
    today = today or timezone.localdate()
    _refuse_unless_theirs(member, case)
    _refuse_leave(leave, today)
    if not member.is_young_person:
        raise Refused("Only the young person lets a parent in")
    known = dict(shareable_members(case, member))
    if parent not in known or parent.is_young_person:
        raise Refused("Select one of the people we list", field="parent")
    live = Helper.objects.filter(parent=parent, case=case, ended_at=None, ends_on__gte=today)
    if live.exists():
        raise Refused("You have let them in already. Change what they may see", field="parent")
    return _made(case, member, leave, by, name=known[parent], kind=Kind.PARENT, parent=parent)


@action
def change_help(helper: Helper, *, leave: Leave, by: User, today: date | None = None) -> Helper:
    """Change what a helper may see, or until when. It holds from their next page on."""
    _refuse_leave(leave, today or timezone.localdate())
    helper = _held(helper)
    _refuse_unless_theirs(helper.member, helper.case)
    helper.parts, helper.may_write = list(leave.parts), leave.may_write
    helper.ends_on = leave.ends_on
    helper.save()
    return helper


@action
def end_help(helper: Helper, *, by: User) -> Helper:
    """A helper sees nothing any more, from their next page on. Nobody is asked why."""
    helper = _held(helper)
    helper.ended_at, helper.ended_by = timezone.now(), by
    helper.save()
    return helper


def _made(
    case: Case,
    member: FamilyMember,
    leave: Leave,
    by: User,
    *,
    name: str,
    kind: str,
    email: str = "",
    parent: FamilyMember | None = None,
) -> Helper:
    return Helper.objects.create(
        member=member,
        case=case,
        parent=parent,
        name=name[:200],
        email=email,
        kind=kind,
        parts=list(leave.parts),
        may_write=leave.may_write,
        ends_on=leave.ends_on,
        given_by=by,
    )


def _held(helper: Helper) -> Helper:
    rows = Helper.objects.select_for_update(of=("self",)).select_related("member__child", "case")
    helper = rows.get(pk=helper.pk)
    if helper.ended_at is not None:
        raise Refused("They cannot see anything any more already")
    return helper


def _refuse_unless_theirs(member: FamilyMember, case: Case) -> None:
    if not lets_others_in(member, case):
        raise Refused("Only who decides for this plan can let somebody else in")


def _refuse_leave(leave: Leave, today: date) -> None:
    if not leave.parts or not set(leave.parts) <= set(Part.values):
        raise Refused("Select what they may see", field="parts")
    if leave.ends_on < today:
        raise Refused("The last day must be today or later", field="ends_on")
    if leave.ends_on > years_after(today, 1):
        raise Refused("The last day must be within a year", field="ends_on")
