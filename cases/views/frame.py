"""What every page about a case shows around its own matter."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from .. import roles
from ..models import Case
from ..wording import identity_of

# Name of the page, words of the link, what one must be allowed to do.
TABS = (
    ("case", "Dates and chronology", roles.VIEW),
    ("case_contact", "Contact", roles.VIEW),
    ("case_people", "People", roles.VIEW),
    ("case_decisions", "Decisions", roles.VIEW),
    ("case_documents", "Documents", roles.VIEW),
    ("case_letters", "Letters", roles.SEND),
    ("case_messages", "Messages", roles.VIEW),
    ("case_access", "Who looked", roles.LOOK_AT_AUDIT),
)


def frame_of(request: HttpRequest, case: Case, current: str) -> dict[str, Any]:
    """What every page about a case shows around its own matter."""
    role: str = request.user.role  # type: ignore[union-attr]
    tabs = [
        {"text": text, "href": reverse(name, args=[case.reference]), "current": name == current}
        for name, text, doing in TABS
        if roles.may(role, doing)
    ]
    return {
        "case": case,
        "identity": identity_of(case, timezone.localdate()),
        "tabs": tabs,
        "may": {doing: roles.may(role, doing) for doing in roles.ALL},
    }
