"""How often somebody may try something: counted in the cache, as the tries to sign in are.

The rates stand in the settings, under ACCOUNT_RATE_LIMITS.
"""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest


def may_try(request: HttpRequest, what: str, of: str = "") -> bool:
    """Count one more try, of one thing (`of`) where it says so; no when there were too many."""
    return bool(ratelimit.consume(request, action=what, key=of or None))


def has_tries_left(request: HttpRequest, what: str, of: str = "") -> bool:
    """Whether the next try would be allowed. Counts nothing."""
    return ratelimit.consume(request, action=what, key=of or None, dry_run=True)


def forget_tries(request: HttpRequest, what: str, of: str = "") -> None:
    """Begin anew, after a try that was right or when somebody helps."""
    ratelimit.clear(request, action=what, key=of or None)
