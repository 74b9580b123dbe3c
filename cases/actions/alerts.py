"""alert: tell staff by email that something waits for them. A line and a link, nothing more."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from accounts.models import User

from ..audit import action
from ..models import Case, Message
from .correspondence import send


@action
def alert(
    case: Case | None,
    *,
    to: Iterable[User],
    code: str,
    subject: str,
    path: str,
    once: str,
    by: User | None,
) -> list[Message]:
    """Write to each of these once. With no case, nothing shows on a case that it was written."""
    body = f"{subject}.\n\nSign in to see it: {settings.SITE_URL}{path}\n"
    return [
        send(
            case,
            to=user,
            code=code,
            subject=subject,
            body=body,
            caused_by=subject,
            once=f"{once}:{user.pk}",
            by=by,
        )
        for user in to
    ]
