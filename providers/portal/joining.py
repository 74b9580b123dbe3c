"""An invitation: a page with a button, which sends a link to the address that was invited.

Opening it changes nothing, so a mail scanner does no harm (H-180); and whoever it was forwarded to
can only have the link sent to the one who was invited.
"""

from __future__ import annotations

import structlog
from allauth.account.forms import ResetPasswordForm
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cases.guards import public

from ..access import live_memberships
from ..actions.memberships import SALT
from ..models import Membership

log = structlog.get_logger(__name__)
DAYS = 14
OLD = DAYS * 24 * 60 * 60  # seconds
PAUSE = 60  # seconds between two links


@public
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Say what the invitation is; on a press, send the link to choose a password."""
    membership = _invited(token)
    sent = request.GET.get("sent") == "yes"
    if request.method == "POST" and membership is not None:
        if cache.add(f"invited:{membership.pk}", True, PAUSE):
            form = ResetPasswordForm({"email": membership.user.email})
            if form.is_valid():
                form.save(request)
        return redirect(f"{request.path}?sent=yes")
    return render(request, "portal/join.html", {"open": membership is not None, "sent": sent})


def _invited(token: str) -> Membership | None:
    """Whom an invitation is for, while it is open: not too old, and they have not left.

    That one was tried which opens nothing is noted (H-056).
    """
    try:
        pk = signing.loads(token, salt=SALT, max_age=OLD)
    except signing.BadSignature as fault:
        log.warning("link_refused", why=type(fault).__name__)
        return None
    found = live_memberships().filter(pk=pk).first()
    if found is None:
        log.warning("link_refused", why="over", membership=pk)
    return found
