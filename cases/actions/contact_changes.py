"""ask, call_back, make, refuse: how to reach somebody is changed only once that is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..contact_rules import FIELDS, changed_since, why_not_yet, why_somebody_else
from ..editing import Edit, held, save, settle
from ..letters.recipients import address_of
from ..models import Case, ContactChange, FamilyMember
from ..refusals import Refused
from ..search import fold_postcode
from .correspondence import stop_queued_to
from .unreachable import NO_DOUBT

State = ContactChange.State
How = ContactChange.How
CODE = "They typed the code that went to the email address on file"


@dataclass(frozen=True)
class Asked:
    """Who told us, how, and what shows it. Its words stay out of the audit."""

    told_by: str
    told_how: str
    starts_on: date
    edit: Edit
    evidence: str = ""
    themselves: bool = True
    old_is_unsafe: bool = False

    def __str__(self) -> str:
        return f"{self.told_how}: {self.edit}"


@action
def ask(
    case: Case, *, member: FamilyMember, asked: Asked, by: User, today: date | None = None
) -> ContactChange:
    """Write down that somebody asked us to reach a person in another way. Nothing changes yet.

    Only what a person showed us face to face, or what we had copied wrongly, is made at once.
    """
    member = held(case, member)
    typed = settle(member, asked.edit)
    new = {name: _tidy(name, typed[name]) for name in FIELDS if name in typed}
    old = {name: getattr(member, name) for name in new}
    new = {name: value for name, value in new.items() if value != old[name]}
    _refuse_bad_request(member, asked, new)
    change = ContactChange.objects.create(
        case=case,
        member=member,
        told_by=asked.told_by.strip(),
        told_how=asked.told_how,
        themselves=asked.themselves,
        evidence=asked.evidence.strip(),
        starts_on=asked.starts_on,
        old={name: old[name] for name in new},
        new=new,
        asked_by=by,
    )
    if not why_not_yet(change, today or timezone.localdate()) and not why_somebody_else(change, by):
        because = CODE if asked.told_how == How.SITE_CODE else "Evidence seen"
        unsafe = asked.old_is_unsafe
        change = make(change, by=by, because=because, old_is_unsafe=unsafe, today=today)
    return change


@action
def call_back(
    change: ContactChange, *, on: date, said: str, confirmed: bool, by: User
) -> ContactChange:
    """We rang the number on file, never the one we were given, and asked."""
    if not said.strip():
        raise Refused("Write what they said", field="said")
    if on > timezone.localdate():
        raise Refused("The day must be today or in the past", field="on")
    audit.noting(after={"said": "Kept with the change"})
    change = _waiting(change)
    change.called_back_on, change.called_back_said = on, said.strip()
    change.called_back_confirmed = confirmed
    change.save()
    return change


@action
def make(
    change: ContactChange,
    *,
    by: User,
    because: str,
    old_is_unsafe: bool = False,
    despite: bool = False,
    today: date | None = None,
) -> ContactChange:
    """Change how we reach somebody. Old and new are kept; what waits for the old is stopped."""
    today = today or timezone.localdate()
    change = _waiting(change)
    if reason := why_not_yet(change, today) or why_somebody_else(change, by):
        raise Refused(reason)
    member = held(change.case, change.member)
    if (others := changed_since(change, member)) and not despite:
        raise Refused(
            f"Somebody else changed this since it was asked for: {', '.join(others).lower()}."
            " Look at all three, and say which is right.",
            field="despite",
        )
    before = address_of(member)
    values = dict(change.new)
    if member.doubtful_channel in ("", *_reached_by(change.new)):
        values |= NO_DOUBT
    save(member, values, by=by, reason=f"Contact change {change.pk}: {change.told_how}")
    if address_of(member) != before:
        stop_queued_to(member, because="The address has changed since it was written", by=by)
    change.old_is_unsafe = old_is_unsafe
    return _answer(change, State.MADE, because, by)


@action
def refuse(change: ContactChange, *, because: str, by: User) -> ContactChange:
    """The change is not made, and why. What was asked for stays on the case."""
    if not because.strip():
        raise Refused("Say why the change is not made", field="because")
    return _answer(_waiting(change), State.REFUSED, because, by)


@action
def told_old(change: ContactChange, *, on: date, by: User) -> ContactChange:
    """Word was sent to the old address, so that somebody who never asked can say so."""
    change = ContactChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if change.state != State.MADE or change.told_old_on is not None:
        raise Refused("Nobody waits to be told of this change")
    change.told_old_on, change.told_old_by = on, by
    change.save()
    return change


def _refuse_bad_request(member: FamilyMember, asked: Asked, new: Mapping[str, str]) -> None:
    if member.removed_on is not None:
        raise Refused(f"{member.name} was removed from the case. Bring them back first.")
    if not new:
        raise Refused("Nothing here is different from what is on file")
    if not asked.told_by.strip():
        raise Refused("Enter who told us", field="told_by")
    seen = asked.told_how in (How.IN_PERSON, How.OUR_MISTAKE)
    if seen and not asked.evidence.strip():
        raise Refused("Say what you saw that shows it", field="evidence")
    after = {name: new.get(name, getattr(member, name)) for name in FIELDS}
    if after["channel"] == FamilyMember.Channel.EMAIL and not after["email"]:
        raise Refused("Enter the email address we write to", field="email")
    if after["channel"] == FamilyMember.Channel.POST and not after["address"]:
        raise Refused("Enter the address letters are posted to", field="address")


def _reached_by(new: Mapping[str, str]) -> set[str]:
    """By which channels a change gives another address."""
    return ({"email"} if "email" in new else set()) | (
        {"post"} if {"address", "postcode"} & set(new) else set()
    )


def _waiting(change: ContactChange) -> ContactChange:
    rows = ContactChange.objects.select_for_update(of=("self",)).select_related("member", "case")
    change = rows.get(pk=change.pk)
    if change.state != State.WAITING:
        who = change.answered_by.name if change.answered_by else "Somebody"
        raise Refused(f"{who} has answered this: {change.get_state_display().lower()}.")
    return change


def _answer(change: ContactChange, state: str, because: str, by: User) -> ContactChange:
    change.state, change.answered_because = state, because.strip()
    change.answered_by, change.answered_at = by, timezone.now()
    change.save()
    return change


def _tidy(name: str, value: str) -> str:
    value = value.replace("\r\n", "\n").strip()
    return fold_postcode(value) if name == "postcode" else value
