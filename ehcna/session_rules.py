"""How long people stay signed in, and what their browser is told of the cookie."""

from __future__ import annotations

from typing import Any

import environ


def session_rules(env: environ.Env, *, https: bool) -> dict[str, Any]:
    """The settings of sessions. What was typed when one ends is kept (`cases.keeping`)."""
    # A browser takes a cookie of such a name from this very host alone, and over https alone.
    of_host = "__Host-" if https else ""
    return {
        "SESSION_COOKIE_NAME": f"{of_host}sessionid",
        "CSRF_COOKIE_NAME": f"{of_host}csrftoken",
        # From signing in, whatever is done; and of doing nothing.
        "SESSION_COOKIE_AGE": env.int("SESSION_SECONDS", default=12 * 60 * 60),
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        # What a banner says may name people: it waits on the server, never in the browser.
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
    }
