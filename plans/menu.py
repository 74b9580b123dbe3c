"""The pages of a plan, in the order in which one works."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User
from cases import roles
from cases.models import Case
from cases.screens.frame import frame_of

from .models import Audit
from .queries.audits import actions_on

# Name of the page, words of the link, what one must be allowed to do (`cases.roles`).
PAGES: tuple[tuple[str, str, str], ...] = (
    ("case_plan", "Overview", roles.VIEW),
    ("plan_write", "Write", roles.WRITE_PLAN),
    ("plan_evidence", "Section K and recommendations", roles.VIEW),
    ("plan_naming", "Section I, J and health", roles.VIEW),
    ("plan_checks", "Checks", roles.VIEW),
    ("plan_points", "What the family says", roles.VIEW),
    ("plan_issue", "Check and issue", roles.VIEW),
    ("plan_versions", "Versions", roles.VIEW),
)


def plan_frame(
    request: HttpRequest, case: Case, current: str, *, is_begun: bool = True
) -> dict[str, Any]:
    """What every page of a plan shows around its own matter: the case's frame, the plan's pages."""
    role: str = request.user.role  # type: ignore[union-attr]
    if not is_begun:
        return frame_of(request, case, "case_plan")
    return frame_of(request, case, "case_plan") | {
        "plan_pages": [
            {"text": text, "href": reverse(name, args=[case.reference]), "current": name == current}
            for name, text, doing in PAGES
            if roles.may(role, doing)
        ],
        "audit_actions": _to_do(request, case) if current == "case_plan" else [],
    }


def _to_do(request: HttpRequest, case: Case) -> list[Audit]:
    """What audits ask this person to do about the plan: shown where one comes in."""
    return actions_on(case, cast(User, request.user))
