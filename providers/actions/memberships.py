"""invite, describe, set_admin, end: who signs in for a setting or service.

Work belongs to the organisation. Who leaves leaves nothing behind that only they could open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core import signing
from django.utils import timezone

from accounts.models import Role, User
from cases import roles
from cases.actions.correspondence import send
from cases.audit import action
from cases.models import Message
from cases.refusals import Refused
from statutory import days_after

from ..access import live_memberships, memberships_of
from ..models import AdviceRequest, Membership, Provider

SALT = "providers.invitation"
INVITED = "You are invited to sign in"
NOT_FREE = "This address cannot be invited. Ask the council, or use the address of their work."


@dataclass(frozen=True)
class Invited:
    """Who is invited, and as what."""

    email: str
    name: str
    post: str = ""
    register_number: str = ""
    registered_until: date | None = None
    is_admin: bool = False


@action
def invite(provider: Provider, *, who: Invited, by: User, today: date | None = None) -> Membership:
    """Let somebody sign in for an organisation. They choose a password of their own.

    The invitation goes to the address alone: it says nothing of any child or person, and opens
    nothing by itself, so that it may be scanned or forwarded without harm.
    """
    today = today or timezone.localdate()
    _refuse_unless_in_charge(provider, by)
    email, name = who.email.strip().lower(), " ".join(who.name.split())
    if not name:
        raise Refused("Enter their name", field="name")
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User.objects.create_user(email, name=name, role=Role.PROVIDER)
    elif user.role != Role.PROVIDER or not user.is_active:
        raise Refused(NOT_FREE, field="email")
    if live_memberships(today).filter(user=user, provider=provider).exists():
        raise Refused("They sign in for this organisation already", field="email")
    made = Membership.objects.create(
        user=user,
        provider=provider,
        is_admin=who.is_admin,
        post=who.post.strip(),
        register_number=who.register_number.strip(),
        registered_until=who.registered_until,
        began_on=today,
        added_by=by,
    )
    send_invitation(made, by=by)
    return made


@action
def send_invitation(membership: Membership, *, by: User) -> Message:
    """Send the invitation, or send it again. Once a day is enough."""
    council = settings.LOCAL_AUTHORITY["name"]
    token = signing.dumps(membership.pk, salt=SALT)
    return send(
        None,
        to=membership.user,
        code="invitation",
        subject=INVITED,
        body=(
            f"{council} asks settings and services for advice and answers, and you are invited to"
            f" sign in.\n\nOpen this page and press the button:"
            f" {settings.SITE_URL}/for-providers/join/{token}/\n\nThe page then sends a link to"
            " this address, with which you choose a password. If you did not expect this, do"
            " nothing.\n"
        ),
        caused_by="An invitation to sign in",
        once=f"invitation:{membership.pk}:{timezone.localdate().isoformat()}",
        by=by,
    )


@action
def describe(
    membership: Membership,
    *,
    post: str,
    register_number: str,
    registered_until: date | None,
    by: User,
) -> Membership:
    """Say as what somebody works, and in which register of a profession they stand."""
    if by.pk != membership.user_id:
        raise Refused("Everybody says this of themselves")
    membership.post, membership.register_number = post.strip(), register_number.strip()
    membership.registered_until = registered_until
    membership.save()
    return membership


@action
def set_admin(membership: Membership, *, is_admin: bool, by: User) -> Membership:
    """Let somebody look after the organisation's people and share out its work; or no longer."""
    membership = _held(membership)
    _refuse_unless_in_charge(membership.provider, by)
    if not is_admin:
        _refuse_last_admin(membership, by)
    membership.is_admin = is_admin
    membership.save()
    return membership


@action
def end(
    membership: Membership, *, by: User, last_day: date | None = None, today: date | None = None
) -> Membership:
    """Somebody leaves: at once, or after a last day. From then on they open nothing, and what
    was given to them is the team's again (H-051, H-052).
    """
    today = today or timezone.localdate()
    membership = _held(membership)
    _refuse_unless_in_charge(membership.provider, by)
    _refuse_last_admin(membership, by)
    if last_day is not None and last_day < today:
        raise Refused("The last day must be today or later", field="last_day")
    membership.ends_on = last_day or days_after(today, -1)
    membership.ended_by = by
    membership.save()
    if membership.ends_on < today:
        take_back(membership)
    return membership


@action
def take_back(membership: Membership, *, on: date | None = None) -> list[AdviceRequest]:
    """What was given to somebody who left is nobody's, and their sessions end."""
    given = AdviceRequest.objects.filter(
        provider=membership.provider, assigned_to=membership.user, state=AdviceRequest.State.ASKED
    )
    back = list(given.select_for_update(of=("self",)))
    for request in back:
        request.assigned_to = None
        request.save()
    user = membership.user
    if not memberships_of(user, on).exists() and user.has_usable_password():
        # A session lasts as long as the password with which it began.
        user.set_unusable_password()
        user.save()
    return back


def _held(membership: Membership) -> Membership:
    Provider.objects.select_for_update().get(pk=membership.provider_id)
    return Membership.objects.select_related("user", "provider").get(pk=membership.pk)


def _refuse_unless_in_charge(provider: Provider, by: User) -> None:
    runs = memberships_of(by).filter(provider=provider, is_admin=True).exists()
    if not runs and not roles.may(by.role, roles.KEEP_DIRECTORY):
        raise Refused("Only an admin of the organisation, or the council, does this")


def _refuse_last_admin(membership: Membership, by: User) -> None:
    """An organisation names a successor first. The council may end anybody all the same."""
    if not membership.is_admin or roles.may(by.role, roles.KEEP_DIRECTORY):
        return
    others = live_memberships().filter(provider=membership.provider, is_admin=True, ends_on=None)
    if not others.exclude(pk=membership.pk).exists():
        raise Refused("Make somebody else an admin first: nobody could look after your people.")
