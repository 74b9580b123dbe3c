"""invite, agree, end_invitation: an officer lets one member of a family have an account.

Who they are and what they are to the child was seen first. Where the details of anybody on the
case are withheld, a second person says yes before anything goes.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from cases.actions.correspondence import mail_member
from cases.audit import action, leaving_unsaid, noting
from cases.deciding.second_person import refuse_unless_second
from cases.editing import held
from cases.models import Case, FamilyMember, Message
from cases.refusals import Refused
from statutory import days_after

from ..models import Holding, Invitation
from ..queries.joining import account_with
from ..queries.officers import needs_second, officer_of, seconds_of
from ..words import INVITED, invitation_words
from .telling import tell

State = Invitation.State
OPEN = (State.WAITING, State.SENT)
TO_AGREE = "Somebody of a family is to be invited to sign in. A second person looks at it first"
ASKED_AGAIN = "Somebody whose invitation is over asks for a new one"


@action
def invite(
    case: Case,
    *,
    member: FamilyMember,
    identity_seen: str,
    relation_seen: str,
    by: User,
    today: date | None = None,
) -> Invitation:
    """Invite somebody, or ask a second person first where anybody's details are withheld."""
    today = today or timezone.localdate()
    leaving_unsaid("identity_seen", "relation_seen")
    if not identity_seen.strip():
        raise Refused("Say how you saw who they are", field="identity_seen")
    if not relation_seen.strip():
        raise Refused("Say how you saw what they are to the child", field="relation_seen")
    member = held(case, member)
    _refuse_who_cannot(member, today)
    made = Invitation.objects.create(
        member=member,
        case=case,
        email=member.email.strip().lower(),
        identity_seen=identity_seen.strip(),
        relation_seen=relation_seen.strip(),
        asked_by=by,
    )
    if needs_second(case):
        _ask_second(made, by)
    else:
        _go(made, today, by)
    return made


@action
def agree(invitation: Invitation, *, by: User, today: date | None = None) -> Invitation:
    """The second person says yes. Whoever asked for it never does, nor who stands in for them."""
    today = today or timezone.localdate()
    invitation = _held(invitation)
    if invitation.state != State.WAITING:
        raise Refused("This invitation does not wait for a second person any more")
    refuse_unless_second(by, [invitation.asked_by], today)
    if invitation.email != invitation.member.email.strip().lower():
        raise Refused("Their email address was changed meanwhile. End this and invite them anew")
    _refuse_gone(invitation.member)
    invitation.second_by, invitation.second_at = by, timezone.now()
    _go(invitation, today, by)
    return invitation


@action
def end_invitation(invitation: Invitation, *, because: str, by: User) -> Invitation:
    """The link stops working at once."""
    if not because.strip():
        raise Refused("Say why the invitation ends", field="because")
    invitation = _held(invitation)
    if invitation.state not in OPEN:
        raise Refused("This invitation is not open any more")
    _end(invitation, because)
    return invitation


@action
def ask_again(invitation: Invitation, *, today: date | None = None) -> list[Message]:
    """Whoever has an old link asks for a new one: the officer of the case is told, once a day."""
    day = (today or timezone.localdate()).isoformat()
    once = f"invitation-asked:{invitation.pk}:{day}"
    return tell(invitation.case, officer_of(invitation.case), ASKED_AGAIN, once=once)


def _refuse_who_cannot(member: FamilyMember, today: date) -> None:
    _refuse_gone(member)
    email = member.email.strip()
    if not email:
        raise Refused("No email address is recorded for them. Enter it under People.")
    if member.is_doubted_by(FamilyMember.Channel.EMAIL):
        raise Refused("Something came back from their email address. Put it right under People.")
    if Holding.objects.filter(member=member, ended_at=None).exists():
        raise Refused("They have an account already")
    for one in Invitation.objects.filter(member=member, state__in=OPEN):
        if one.open_until is None or one.open_until >= today:
            raise Refused("They are invited already. End that invitation first")
        _end(one, "It was not used in time")
    _refuse_taken(member, email)


def _refuse_gone(member: FamilyMember) -> None:
    if member.removed_on is not None:
        raise Refused("They were removed from the case, so they are not invited")
    if member.limited_on is not None:
        raise Refused("A court order limits what they get. Ask a senior what it still allows")


def _refuse_taken(member: FamilyMember, email: str) -> None:
    """Each adult apart: never two of one family with one address, nor an address of work."""
    known = account_with(email)
    if known is not None and known.role != Role.FAMILY:
        raise Refused("That address signs in here for work. They need an address of their own")
    others = FamilyMember.objects.filter(child=member.child_id).exclude(pk=member.pk)
    invited = Invitation.objects.filter(member__in=others, email__iexact=email, state__in=OPEN)
    holds = Holding.objects.filter(member__in=others, user__email__iexact=email, ended_at=None)
    if invited.exists() or holds.exists():
        raise Refused(
            "Another person of this family signs in with that address. Each needs their own"
        )


def _go(invitation: Invitation, today: date, by: User) -> None:
    invitation.state, invitation.sent_at = State.SENT, timezone.now()
    invitation.open_until = days_after(today, settings.INVITATION_DAYS)
    invitation.save()
    noting(after={"sent": True, "open_until": invitation.open_until})
    mail_member(
        invitation.case,
        to=invitation.member,
        code="family-invitation",
        subject=INVITED,
        body=invitation_words(invitation, invitation.open_until),
        caused_by="An invitation to sign in",
        once=f"family-invitation:{invitation.pk}",
        by=by,
    )


def _ask_second(invitation: Invitation, by: User) -> None:
    case, once = invitation.case, f"invitation-second:{invitation.pk}"
    path = reverse("family_account_second", args=[case.reference, invitation.pk])
    others = [one for one in seconds_of(case) if one.pk != by.pk]
    tell(case, others, TO_AGREE, once=once, path=path, by=by)


def _held(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",))
    return rows.select_related("member__child", "case__officer", "asked_by").get(pk=invitation.pk)


def _end(invitation: Invitation, because: str) -> None:
    invitation.state, invitation.ended_because = State.ENDED, because.strip()[:200]
    invitation.save()
