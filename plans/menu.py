"""The pages of a plan, in the order in which one works."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from cases import roles
from cases.models import Case
from cases.screens.frame import frame_of

# Name of the page, words of the link, what one must be allowed to do (`cases.roles`).
PAGES: tuple[tuple[str, str, str], ...] = (
    ("case_plan", "Overview", roles.VIEW),
    ("plan_checks", "Checks", roles.VIEW),
    ("plan_issue", "Check and issue", roles.VIEW),
)


def plan_frame(request: HttpRequest, case: Case, current: str) -> dict[str, Any]:
    """What every page of a plan shows around its own matter: the case's frame, the plan's pages."""
    role: str = request.user.role  # type: ignore[union-attr]
    return frame_of(request, case, "case_plan") | {
        "plan_pages": [
            {"text": text, "href": reverse(name, args=[case.reference]), "current": name == current}
            for name, text, doing in PAGES
            if roles.may(role, doing)
        ]
    }
