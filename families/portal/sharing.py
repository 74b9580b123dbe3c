"""With whom we shared what is kept about a child, and who looked at it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ..access import Sight
from ..guards import family
from ..queries.looking import NEWEST, who_looked
from ..queries.sharing import shared_with
from .frame import around

CURRENT = "family_account"


@family(own=True)
def sharing(request: HttpRequest, sight: Sight) -> HttpResponse:
    """With whom we shared what, and who looked. Only for who may see the whole case."""
    if not sight.sees_all:
        raise Http404
    looked = who_looked(sight)
    more = {
        "shared": shared_with(sight),
        "looked": looked[:NEWEST],
        "has_older": len(looked) > NEWEST,
    }
    return render(request, "family/sharing.html", around(sight, CURRENT) | more)
