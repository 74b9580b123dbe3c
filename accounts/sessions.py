"""How long somebody stays signed in: not past a while of doing nothing, nor past a day's work."""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

BEGAN, SEEN = "signed_in_at", "seen_at"  # in the session, in seconds
NOTED_EACH = 60  # seconds: doing something is not written down at every press


def begin(session: SessionBase) -> None:
    """Somebody has just signed in."""
    session[BEGAN] = session[SEEN] = int(time.time())


def is_over(session: SessionBase) -> bool:
    """Whether it was left alone too long, or has gone on for as long as any may."""
    now = time.time()
    alone: int = settings.SESSION_IDLE_SECONDS  # type: ignore[misc]
    idle = now - session.get(SEEN, now) > alone
    return bool(idle or now - session.get(BEGAN, now) > settings.SESSION_COOKIE_AGE)


def note(session: SessionBase) -> None:
    """Somebody is still there."""
    if SEEN in session and time.time() - session[SEEN] >= NOTED_EACH:
        session[SEEN] = int(time.time())
