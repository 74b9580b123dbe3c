"""What every page needs to know: whose system this is, and where this person may go."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from cases import roles

SAFEGUARDING = "safeguarding"  # no role's, but that of the safeguarding leads

# Name of the page, words of the link, what one must be allowed to do.
_NAVIGATION = (
    ("worklist", "Worklist", roles.WORKLIST),
    ("desk", "Desk", roles.SEE_DESK),
    ("caseloads", "Caseloads", roles.SEE_DESK),
    ("intake", "Intake", roles.INTAKE),
    ("record_request", "Record a request", roles.RECEIVE_REQUEST),
    ("merges", "Merges", roles.MERGE),
    ("questions", "Questions to answer", roles.APPROVE),
    ("restricted_cases", "Restricted cases", roles.RESTRICT),
    ("concerns", "Concerns", SAFEGUARDING),
    ("approvals", "To approve", roles.APPROVE),
    ("contact_changes", "Contact changes", roles.WORKLIST),
    ("import", "Import", roles.IMPORT_REQUESTS),
    ("wordings", "Letters", roles.WORD_LETTERS),
    ("letters_to_post", "Letters to post", roles.SEND),
    ("batches", "Letters in bulk", roles.SEND_BATCH),
    ("releases", "Held letters", roles.APPROVE),
    ("jobs", "Jobs", roles.SEE_JOBS),
    ("demo_outbox", "Outbox (demo)", roles.SEE_JOBS),
    ("help_dates", "Help", None),
)


def site(request: HttpRequest) -> dict[str, Any]:
    """The council's name, whether this is a demonstration, and the links this person may open."""
    return {
        "la": settings.LOCAL_AUTHORITY,
        "demo": settings.DEMO,
        "nav": list(_links(request)) if getattr(request, "user", None) else [],
    }


def _links(request: HttpRequest) -> Any:
    if not request.user.is_authenticated:
        return
    for name, text, doing in _NAVIGATION:
        if doing == SAFEGUARDING and not request.user.safeguarding_lead:
            continue
        if doing not in (None, SAFEGUARDING) and not roles.may(request.user.role, doing):
            continue
        if name == "demo_outbox" and not settings.DEMO:
            continue
        try:
            href = reverse(name)
        except NoReverseMatch:
            continue
        yield {"text": text, "href": href, "current": request.path.startswith(href)}
