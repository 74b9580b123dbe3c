"""Requests that somebody writes, or has sent, without an account."""

from __future__ import annotations

import secrets
from datetime import date

from django.utils import timezone
from django.utils.crypto import salted_hmac

from cases.models import Case, IntakeItem
from statutory import days_after

from ..models import Ask

KEPT_DAYS = 28  # a request that was not sent, from the day it was last saved
_LETTERS = "0123456789"
_LONG = 10
SECRET, NUMBER = "families.asking.secret", "families.asking.number"


def digest(words: str, what: str) -> str:
    """What is kept of a secret or a number: nobody gets from it to what it was."""
    return salted_hmac(what, words, algorithm="sha256").hexdigest()


def new_number() -> str:
    """A number for a receipt that no other request has: "4821 773 056"."""
    while True:
        digits = "".join(secrets.choice(_LETTERS) for _ in range(_LONG))
        number = f"{digits[:4]} {digits[4:7]} {digits[7:]}"
        if not Ask.objects.filter(tracker_digest=digest(number, NUMBER)).exists():
            return number


def tidy_number(typed: str) -> str:
    """A number from a receipt, however it was typed."""
    digits = "".join(one for one in typed if one in _LETTERS)
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}"


def kept_until(today: date) -> date:
    """To when a request that is saved today can be finished."""
    return days_after(today, KEPT_DAYS)


def unsent(pk: int, today: date) -> Ask | None:
    """A request that is still being written, or was sent; none that was left too long."""
    ask = Ask.objects.filter(pk=pk).select_related("item__case__officer").first()
    return None if ask is None or _is_over(ask, today) else ask


def opened_by(secret: str, today: date) -> Ask | None:
    """Which unfinished request a link opens: only the newest link of one that is not too old."""
    ask = Ask.objects.filter(secret_digest=digest(secret, SECRET), sent_at=None).first()
    return None if ask is None or _is_over(ask, today) else ask


def followed_by(number: str, born: date) -> IntakeItem | None:
    """The request with this number, of a child born on this day. Both must be right."""
    wanted = digest(tidy_number(number), NUMBER)
    ask = Ask.objects.filter(tracker_digest=wanted).select_related("item__case").first()
    item = ask.item if ask else None
    return item if item is not None and item.date_of_birth == born else None


def left_too_long(today: date) -> list[Ask]:
    """Requests that were never sent and that nobody came back to."""
    old = Ask.objects.filter(sent_at=None, saved_at__date__lt=days_after(today, -KEPT_DAYS))
    return list(old.order_by("pk"))


def is_told_of(case: Case) -> bool:
    """Whether a number and a birthday are enough to be told how a case stands.

    Not where the case is closed to most, or an order limits somebody: then a person answers.
    """
    limited = case.child.family.exclude(limited_on=None).exists()
    return not case.restricted and not limited


def _is_over(ask: Ask, today: date) -> bool:
    last = timezone.localtime(ask.saved_at).date()
    return ask.sent_at is None and kept_until(last) < today
