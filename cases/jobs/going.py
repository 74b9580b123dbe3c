"""Looked at again just before a message goes: is it still true, and still to the right person."""

from __future__ import annotations

from django.utils import timezone

from accounts.addresses import may_be_texted, may_be_written_to, mobile_in

from ..digests import digest_code, digest_text, still_true
from ..letters.recipients import why_no_standing, why_stopped
from ..models import Deadline, Message
from ..release import no_longer_right

MAY_NOT = "This installation may not write to that address"


def why_not(message: Message) -> str:
    """Why a message must not go after all. Empty when it may."""
    if message.channel == Message.Channel.TEXT:
        return _why_no_text(message)
    if message.code == digest_code:
        reminders = still_true(message)
        if not reminders:
            return "Every date in it had been met or had stopped running"
        message.subject, message.body = digest_text(reminders, timezone.localdate())
    if reason := why_stopped(message) or no_longer_right(message) or _why_over(message):
        return reason
    if message.to_user and not message.to_user.is_active:
        return "The person no longer signs in"
    address = address_of(message)
    if not may_be_written_to(address):
        return MAY_NOT
    return "" if address else "There is no email address"


def address_of(message: Message) -> str:
    """Where a message goes: an email address, or the number of a mobile telephone."""
    if message.channel == Message.Channel.TEXT:
        return mobile_in(message.to_member.phone) if message.to_member else ""
    person = message.to_user or message.to_member
    if person is None and message.to_body and message.document is not None:
        return str(message.document.snapshot.get("address", ""))  # as the letter was addressed
    return person.email if person else message.inbox


def _why_no_text(message: Message) -> str:
    member, number = message.to_member, address_of(message)
    if member is None or not number:
        return "There is no mobile number"
    if member.removed_on is not None:
        return "The person is no longer on the case"
    if why_no_standing(member, timezone.localdate()):
        return "The person no longer holds the rights"
    return "" if may_be_texted(number) else MAY_NOT


def _why_over(message: Message) -> str:
    """What was waited for came while the message waited to go (H-164)."""
    if not message.while_about:
        return ""
    still = Deadline.objects.filter(met_on=None, ended_on=None, disapplied=False)
    running = still.filter(case=message.case_id, about=message.while_about)
    return "" if running.exists() else "What it asks for came in the meantime, or is not needed"
