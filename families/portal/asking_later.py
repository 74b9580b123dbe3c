"""Finishing a request later: a link with a secret, a page with a button, and going on.

A mail scanner that opens the link changes nothing (H-180). Whoever it was sent on to does not know
the date of birth (H-181).
"""

from __future__ import annotations

import uuid

import structlog
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.addresses import may_be_written_to
from cases.post import Envelope, NotHandedOver, Refusal, post_office
from statutory import format_date

from ..actions import asking as actions
from ..forms.asking_more import LaterForm, OpenForm
from ..models import Ask
from ..queries.asking import kept_until, opened_by
from .asking import lost
from .asking_frame import asking, hold, let_go, limited, mark_of
from .asking_pages import first_missing

log = structlog.get_logger(__name__)
_SUBJECT = "Your link to finish what you began"
_BODY = """Open this link to finish what you began with {name}:

{link}

The link works until {day}. Only the newest link works. Do not send it on to anybody.

If you did not ask for this, you need do nothing.
"""


@asking
def later(request: HttpRequest, ask: Ask | None) -> HttpResponse:
    """Give a link with which the request can be finished from any phone or computer."""
    if ask is None:
        return lost(request)
    if ask.sent_at is not None:
        return redirect("ask_receipt")
    if request.POST.get("step") == "leave":
        let_go(request)
        messages.success(request, "Your request is closed on this device. Your link opens it.")
        return redirect("ask_start")
    form = LaterForm(request, mark=mark_of(ask), email=ask.answers.get("reach", {}).get("email"))
    if form.is_bound and form.is_valid():
        return limited(request, "ask_link", lambda: _give(request, ask, form))
    context = {"form": form, "back": first_missing(ask), "until": kept_until(timezone.localdate())}
    return render(request, "family/ask/later.html", context)


@asking
def come_back(request: HttpRequest, ask: Ask | None) -> HttpResponse:
    """What a link opens: a page with a button. Only the button changes anything."""
    link = request.POST.get("link") or request.GET.get("link", "")
    found = opened_by(link, timezone.localdate()) if link else None
    if link and found is None:
        log.warning("link_refused", why="unknown or over")
    if request.method == "POST":
        return limited(request, "ask_open", lambda: _open(request, found, link), link or "none")
    form = _open_form(request, found, link)
    return render(request, "family/ask/come_back.html", {"form": form, "found": found})


def _give(request: HttpRequest, ask: Ask, form: LaterForm) -> HttpResponse:
    day = kept_until(timezone.localdate())
    link = f"{settings.SITE_URL}{reverse('ask_come_back')}?link={actions.give_link(ask)}"
    email = form.cleaned_data["email"]
    sent = bool(email) and _email(email, link, format_date(day))
    context = {"link": link, "until": day, "email": email, "sent": sent, "back": first_missing(ask)}
    return render(request, "family/ask/link.html", context)


def _email(email: str, link: str, day: str) -> bool:
    """Send the link at once: a secret is written to no table, so it cannot wait in the outbox."""
    if not may_be_written_to(email):
        return False
    body = _BODY.format(name=settings.LOCAL_AUTHORITY["name"], link=link, day=day)
    own = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    number = uuid.uuid4().hex
    try:
        post_office().hand_over(Envelope(email, _SUBJECT, body, f"<{number}@{own}>", number))
    except (NotHandedOver, Refusal):
        return False
    return True


def _open(request: HttpRequest, found: Ask | None, link: str) -> HttpResponse:
    form = _open_form(request, found, link)
    if found is None or not form.is_valid():
        return render(request, "family/ask/come_back.html", {"form": form, "found": found})
    born = found.answers.get("born", {}).get("born")
    if born and form.cleaned_data["born"].isoformat() != born:
        form.add_error("born", "This is not the date of birth that you gave before")
        return render(request, "family/ask/come_back.html", {"form": form, "found": found})
    hold(request, found)
    return redirect(first_missing(found))


def _open_form(request: HttpRequest, found: Ask | None, link: str) -> OpenForm:
    form = OpenForm(request, link=link)
    if found is None or "born" not in found.answers:
        del form.fields["born"]
    return form
