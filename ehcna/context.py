"""What every page needs to know: whose system this is, and where this person may go."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import Role
from cases import roles

from .seats import sits

SAFEGUARDING = "safeguarding"  # no role's, but that of the safeguarding leads
A_SEAT = "a_seat"  # nor is this: whoever sits on a panel

# Sections of the menu: what each is called, and its pages (name, words, what one must be allowed
# to do). A section with one page for this person is called after that page.
_MENU: tuple[tuple[str, tuple[tuple[str, str, str | None], ...]], ...] = (
    ("Worklist", (("worklist", "Worklist", roles.WORKLIST),)),
    (
        "Desk",
        (
            ("desk", "What waits", roles.SEE_DESK),
            ("caseloads", "Caseloads", roles.SEE_DESK),
            ("approvals", "To approve", roles.APPROVE),
            ("questions", "Questions to answer", roles.APPROVE),
            ("incidents", "Incidents", roles.APPROVE),
            ("contact_changes", "Contact changes", roles.WORKLIST),
            ("merges", "Merges", roles.MERGE),
            ("restricted_cases", "Restricted cases", roles.RESTRICT),
            ("audits", "Quality audits", roles.AUDIT_PLANS),
        ),
    ),
    (
        "Advice",
        (
            ("advice_chasing", "To chase", roles.ASK_ADVICE),
            ("advice_figures", "How services did", roles.SEE_ADVICE_FIGURES),
        ),
    ),
    (
        "Panels",
        (("panel_calendar", "Panels", roles.RUN_PANELS),),
    ),
    ("My panels", (("sitting_home", "My panels", A_SEAT),)),
    ("Concerns", (("concerns", "Concerns", SAFEGUARDING),)),
    ("Intake", (("intake", "Intake", roles.INTAKE),)),
    ("Record a request", (("record_request", "Record a request", roles.RECEIVE_REQUEST),)),
    ("Import", (("import", "Import", roles.IMPORT_REQUESTS),)),
    (
        "Letters",
        (
            ("letters_to_post", "To post", roles.SEND),
            ("batches", "In bulk", roles.SEND_BATCH),
            ("releases", "Held", roles.APPROVE),
            ("wordings", "Wording", roles.WORD_LETTERS),
        ),
    ),
    (
        "Directory",
        (
            ("directory", "Directory", roles.SEE_DIRECTORY),
            ("register", "National register", roles.IMPORT_REGISTER),
            ("closures", "School holidays", roles.SEE_DIRECTORY),
            ("good_weeks", "Good weeks", roles.SEE_DIRECTORY),
            ("leavers", "Somebody has left", roles.KEEP_DIRECTORY),
            ("sign_ins", "Who signs in", roles.KEEP_DIRECTORY),
            ("bands", "Top-up bands", roles.SEE_COSTS),
        ),
    ),
    (
        "Commitments",
        (
            ("commitments", "Commitments", roles.SEE_COMMITMENTS),
            ("ledger", "Ledger", roles.SEE_COMMITMENTS),
        ),
    ),
    (
        "Retention",
        (
            ("retention_due", "Due to go", roles.SEE_RETENTION),
            ("retention_holds", "Holds", roles.SEE_RETENTION),
            ("retention_erasures", "Certificates", roles.SEE_RETENTION),
            ("retention_schedule", "Schedule", roles.SEE_RETENTION),
        ),
    ),
    ("Jobs", (("jobs", "Jobs", roles.SEE_JOBS),)),
    ("Outbox", (("demo_outbox", "Outbox (demo)", roles.SEE_JOBS),)),
    ("Help", (("help_dates", "Help", None),)),
)


def site(request: HttpRequest) -> dict[str, Any]:
    """The council's name, whether this is a demonstration, and the links this person may open."""
    user = getattr(request, "user", None)
    sections = _sections(request) if user and user.is_authenticated else []
    open_one = next((pages for _, pages in sections if any(p["current"] for p in pages)), [])
    return {
        "la": settings.LOCAL_AUTHORITY,
        **_frame(request),
        "demo": settings.DEMO,
        "sits": sits(request),
        "nav": [_as_link(words, pages) for words, pages in sections],
        "subnav": open_one if len(open_one) > 1 else [],
    }


def _frame(request: HttpRequest) -> dict[str, Any]:
    """What stands around the pages on which somebody looks after their sign-in."""
    if getattr(getattr(request, "user", None), "role", "") != Role.FAMILY:
        return {"frame": "base.html"}
    home = {"text": "Your pages", "href": reverse("family_home"), "current": False}
    return {"frame": "family/base.html", "menu": [home]}


def _as_link(words: str, pages: list[dict[str, Any]]) -> dict[str, Any]:
    first = pages[0]
    text = words if len(pages) > 1 else first["text"]
    return {"text": text, "href": first["href"], "current": any(p["current"] for p in pages)}


def _sections(request: HttpRequest) -> list[tuple[str, list[dict[str, Any]]]]:
    """The sections of the menu in which this person may open something."""
    found = []
    for words, pages in _MENU:
        links = [
            {"text": text, "href": href, "current": request.path.startswith(href)}
            for name, text, doing in pages
            if _may(request, doing) and (href := _address(name))
        ]
        if links:
            found.append((words, links))
    return found


def _may(request: HttpRequest, doing: str | None) -> bool:
    user: Any = request.user
    if doing == A_SEAT:
        return sits(request)
    if doing == SAFEGUARDING:
        return bool(user.safeguarding_lead)
    return doing is None or roles.may(user.role, doing)


def _address(name: str) -> str:
    """Where a page is; nowhere for what only a demonstration has."""
    if name == "demo_outbox" and not settings.DEMO:
        return ""
    return reverse(name)
