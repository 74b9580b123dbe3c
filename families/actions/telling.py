"""tell: say to officers by email that something about a family's accounts waits for them."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from accounts.models import User
from cases.actions.alerts import alert
from cases.audit import action
from cases.models import Case, Message


@action
def tell(
    case: Case,
    to: Sequence[User],
    subject: str,
    *,
    once: str,
    path: str = "",
    by: User | None = None,
) -> list[Message]:
    """Write to each of them once: a line, the reference and a link."""
    return alert(
        case,
        to=to,
        code="family_account",
        subject=f"{subject}, {case.reference}",
        path=path or reverse("family_accounts", args=[case.reference]),
        once=once,
        by=by,
    )
