"""Whether the menu leads to “My panels”: asked once, when somebody signs in.

It opens nothing. Each page asks for itself whether there is a seat today.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from panels.access import memberships_of

UNTIL, NO_END = "seat_until", "9999-12-31"


@receiver(user_logged_in, dispatch_uid="ehcna.seats")
def remember_seat(sender: Any, request: HttpRequest, user: User, **_: Any) -> None:
    """Keep with the session until which day somebody sits on a panel."""
    ends = [seat.until_on for seat in memberships_of(user)]
    if ends:
        last = max(day.isoformat() if day else NO_END for day in ends)
        request.session[UNTIL] = last


def sits(request: HttpRequest) -> bool:
    """Whether somebody sat on a panel when they signed in, and that day has not passed."""
    session = getattr(request, "session", None)
    until = session.get(UNTIL, "") if session is not None else ""
    return bool(until >= timezone.localdate().isoformat())
