"""Finding a case by reference, UPN or name, whatever the spelling."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from .. import roles
from ..access import cases_visible_to
from ..guards import staff
from ..search import find_cases
from .worklist import rows_of

MOST = 50


@staff(roles.WORKLIST)
def search(request: HttpRequest) -> HttpResponse:
    """Cases this person may see that match. What they may not see answers as if it were not there.

    The words are sent by POST, so that no name stands in an address or a log.
    """
    text = request.POST.get("words", "").strip()[:100]
    found = []
    if text:
        found = list(find_cases(cases_visible_to(request.user), text)[: MOST + 1])  # type: ignore[arg-type]
    context = {
        "words": text,
        "rows": rows_of(found[:MOST], timezone.localdate()),
        "more": len(found) > MOST,
        "may_break_glass": roles.may(request.user.role, roles.BREAK_GLASS),  # type: ignore[union-attr]
        "may_receive": roles.may(request.user.role, roles.RECEIVE_REQUEST),  # type: ignore[union-attr]
    }
    return render(request, "cases/search.html", context)
