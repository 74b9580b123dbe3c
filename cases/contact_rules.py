"""When a change of how to reach somebody may be made, and by whom."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from statutory import days_after, format_date

from . import roles
from .editing import label_of, plain
from .models import ContactChange, FamilyMember

How = ContactChange.How
FIELDS = ("channel", "address", "postcode", "email", "phone")
SEEN = (How.IN_PERSON, How.OUR_MISTAKE)
# What they typed themselves where they sign in: no officer writes these down.
ON_THE_SITE = (How.SITE_CODE, How.SITE)


def may_be_made_from(change: ContactChange) -> date:
    """The first day on which a change that nobody confirmed may be made."""
    asked = timezone.localtime(change.asked_at).date()
    return max(days_after(asked, settings.CONTACT_CHANGE_DAYS), change.starts_on)


def why_not_yet(change: ContactChange, today: date) -> str:
    """Why a change must wait, whoever makes it. Empty when it need not."""
    if change.called_back_confirmed is False:
        return (
            f"{change.member.name} said that they did not ask for this. Refuse the change, and"
            " think of who did."
        )
    if change.starts_on > today:
        return f"It holds from {format_date(change.starts_on)}. Make the change on that day."
    sure = change.called_back_confirmed or (
        change.told_how in (*SEEN, How.SITE_CODE) and change.themselves
    )
    if not sure and (first := may_be_made_from(change)) > today:
        return (
            "Ring the person on the number on file first. Without their word the change can be"
            f" made from {format_date(first)}."
        )
    return ""


def needs_second(change: ContactChange) -> str:
    """Why a second person must look at a change. Empty when none need.

    A code from the address we had is the word of the person, whoever else is on the case.
    """
    if change.told_how == How.SITE_CODE:
        return ""
    if change.member.withheld:
        return "Their details are kept from others on the case"
    if not change.themselves:
        return "Somebody else asked for it"
    if change.told_how not in SEEN and not change.called_back_confirmed:
        return "Nobody has spoken to the person on the number on file"
    return ""


def why_somebody_else(change: ContactChange, user: User) -> str:
    """Why this person must not make the change, and who may. Empty when they may."""
    if not (why := needs_second(change)):
        return ""
    if user.pk == change.asked_by_id:
        return f"{why}. Another person must make the change: you wrote it down."
    if not roles.may(user.role, roles.APPROVE):
        return f"{why}. Ask a senior to make the change."
    return ""


def changed_since(change: ContactChange, member: FamilyMember) -> list[str]:
    """What somebody else has changed since it was asked for, in words (H-106)."""
    return [
        label_of(member, name)
        for name, old in change.old.items()
        if plain(getattr(member, name)) not in (plain(old), plain(change.new[name]))
    ]
