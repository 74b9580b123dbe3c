"""account_for, join, end_account, close_account: who signs in as whom, from when until when."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import Role, User
from cases.actions.correspondence import stop_queued_to
from cases.audit import action, leaving_unsaid, noting
from cases.editing import held, save
from cases.models import Case, FamilyMember
from cases.refusals import Refused

from ..access import case_of, holdings_of
from ..models import Helper, Holding, Invitation
from ..queries.joining import OPEN, account_with, door_of
from ..queries.officers import officer_of
from ..tokens import token_for
from .telling import tell

NOT_FREE = "This address signs in here for work. Ring us, and we use another address for you"
GONE = "This invitation does not work any more. Ask for a new one"
CLOSED = "Somebody of the family closed their account. We write to them by post from now on"
NO_ADDRESS = "Somebody of the family closed their account, and we have no address to post to"


@action
def account_for(*, email: str, name: str) -> User:
    """The account of an address that was proved by a code: the one there is, or a new one.

    Who has several children has one account. An address of work is never a family's.
    """
    leaving_unsaid("email", "name")
    user = account_with(email)
    if user is None:
        return User.objects.create_user(email, name=name[:150], role=Role.FAMILY)
    if user.role != Role.FAMILY:
        raise Refused(NOT_FREE)
    if not user.is_active:
        user.is_active = True
        user.set_unusable_password()
        user.save()
    return user


@action
def join(invitation: Invitation, *, by: User) -> Holding:
    """Somebody took up their invitation: from now on they sign in as this member of the family."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("member", "case")
    invitation = rows.get(pk=invitation.pk)
    if door_of(token_for(invitation)).state != OPEN:
        raise Refused(GONE)
    invitation.state, invitation.used_at = Invitation.State.USED, timezone.now()
    invitation.save()
    noting(after={"user": by.pk, "member": invitation.member_id})
    return Holding.objects.create(user=by, member=invitation.member, invitation=invitation)


@action
def join_as_helper(helper: Helper, *, by: User) -> Helper:
    """Somebody took up the invitation of a family to help them."""
    rows = Helper.objects.select_for_update(of=("self",)).select_related("member", "case")
    helper = rows.get(pk=helper.pk)
    if door_of(token_for(helper)).state != OPEN:
        raise Refused(GONE)
    helper.user, helper.joined_at = by, timezone.now()
    helper.save()
    noting(after={"user": by.pk})
    return helper


@action
def end_account(holding: Holding, *, because: str, by: User) -> Holding:
    """An officer ends an account. It opens nothing from the next page on, nor do its helpers."""
    if not because.strip():
        raise Refused("Say why the account ends", field="because")
    holding = _held(holding)
    if holding.ended_at is not None:
        raise Refused("This account was ended already")
    _end(holding, because, by)
    _close_if_nothing_is_left(holding.user)
    return holding


@action
def close_account(user: User, *, by: User) -> list[Holding]:
    """Somebody closes their own account. Their case goes on, and letters come by post (H-189)."""
    if by.pk != user.pk:
        raise Refused("Everybody closes their own account")
    ended = [_held(one) for one in holdings_of(user)]
    for holding in ended:
        _end(holding, "They closed their account", by)
        _write_by_post(holding, by)
    for helper in Helper.objects.filter(user=user, ended_at=None):
        _end_helper(helper, by)
    _close_if_nothing_is_left(user)
    return ended


@action
def unlock(member: FamilyMember, *, because: str, case: Case, by: User) -> FamilyMember:
    """Somebody who tried too many codes may try again: they rang, and we know who they are."""
    if not because.strip():
        raise Refused("Say how you know that it is them", field="because")
    return held(case, member)


def _end(holding: Holding, because: str, by: User) -> None:
    holding.ended_at, holding.ended_by = timezone.now(), by
    holding.ended_because = because.strip()[:200]
    holding.save()
    for helper in Helper.objects.filter(member=holding.member, parent=None, ended_at=None):
        _end_helper(helper, by)


def _end_helper(helper: Helper, by: User) -> None:
    helper.ended_at, helper.ended_by = timezone.now(), by
    helper.save()


def _write_by_post(holding: Holding, by: User) -> None:
    case = case_of(holding.member)
    if case is None:
        return
    member = held(case, holding.member)
    if member.channel != FamilyMember.Channel.POST:
        save(member, {"channel": FamilyMember.Channel.POST}, by=by, reason="Closed their account")
        stop_queued_to(member, because="They closed their account", by=by)
    said = CLOSED if member.address.strip() else NO_ADDRESS
    tell(case, officer_of(case), said, once=f"account-closed:{holding.pk}")


def _close_if_nothing_is_left(user: User) -> None:
    """With nothing left to open, the account itself is closed, and its sessions with it."""
    if holdings_of(user).exists() or Helper.objects.filter(user=user, ended_at=None).exists():
        return
    user.is_active = False
    user.set_unusable_password()
    user.save()


def _held(holding: Holding) -> Holding:
    rows = Holding.objects.select_for_update(of=("self",)).select_related("member__child", "user")
    return rows.get(pk=holding.pk)
