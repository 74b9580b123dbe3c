"""Finding a case by reference, UPN, birth date, postcode or name, whatever the spelling."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.models import User

from .. import roles
from ..access import cases_to_search
from ..guards import staff
from ..search import find_cases
from .rows import rows_of

MOST = 50  # one fewer than the search brings back, so that it can say that there are more


@staff(roles.WORKLIST)
def search(request: HttpRequest) -> HttpResponse:
    """Cases this person may see that match. What they may not see answers as if it were not there.

    The words are sent by POST, so that no name stands in an address or a log.
    """
    text, user = request.POST.get("words", "").strip()[:100], cast(User, request.user)
    found = []
    if text:
        few = roles.SCOPE.get(user.role) is not roles.Scope.ALL
        found = find_cases(cases_to_search(user), text, few=few)
    context = {
        "words": text,
        "rows": rows_of(found[:MOST], timezone.localdate()),
        "more": len(found) > MOST,
        "may_break_glass": roles.may(user.role, roles.BREAK_GLASS),
        "may_receive": roles.may(user.role, roles.RECEIVE_REQUEST),
    }
    return render(request, "cases/search.html", context)
