"""What waits for a senior, across cases: decisions to explain and exceptions to approve."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from .. import roles
from ..guards import staff
from ..queries.answers import claims_to_answer, decisions_to_explain


@staff(roles.APPROVE)
def show(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this senior's answer, oldest first."""
    user, today = request.user, timezone.localdate()
    context = {
        "decisions": decisions_to_explain(user),  # type: ignore[arg-type]
        "claims": claims_to_answer(user),  # type: ignore[arg-type]
        "today": today,
    }
    return render(request, "cases/approvals.html", context)
