"""Checking a request, sending it once, the receipt, and how far it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from cases.models import IntakeItem
from cases.queries.intake import clock_of
from statutory import RULES_BY_ID

from ..actions import asking as actions
from ..forms.asking_more import FollowForm
from ..models import Ask
from ..queries.ask_stages import stage_of
from ..queries.asking import followed_by, tidy_number
from .asking import lost
from .asking_frame import asking, let_go, limited, mark_of
from .asking_pages import first_missing, rows_of

_UNKNOWN = "We find nothing with this number and this date of birth. Check both, or ring us"


@asking
def check(request: HttpRequest, ask: Ask | None) -> HttpResponse:
    """Everything that was answered, with a way to change each, and the button that sends it."""
    if ask is None:
        return lost(request)
    if ask.sent_at is not None:
        return redirect("ask_receipt")
    missing = first_missing(ask)
    if missing != request.path:
        return redirect(missing)
    if request.method == "POST":
        return limited(request, "ask_send", lambda: _send(ask))
    context = {"rows": rows_of(ask), "mark": mark_of(ask), "secret": _keeps_secret(ask)}
    return render(request, "family/ask/check.html", context)


@asking
def receipt(request: HttpRequest, ask: Ask | None) -> HttpResponse:
    """What was received and when, who has it, and what happens by when."""
    if ask is None or ask.item is None:
        return lost(request)
    if request.method == "POST":
        let_go(request)
        return redirect("ask_start")
    item = ask.item
    context = _around(item) | {
        "emailed": ask.answers.get("emailed"),
        "wishes": ask.answers.get("wishes", {}),
        "uploads": list(item.uploads.order_by("pk")),
    }
    return render(request, "family/ask/receipt.html", context)


@asking
def follow(request: HttpRequest, ask: Ask | None) -> HttpResponse:
    """How far a request is, for who knows its number and the date of birth. Nothing else."""
    form = FollowForm(request)
    if form.is_bound and form.is_valid():
        number = tidy_number(form.cleaned_data["number"])
        return limited(request, "ask_follow", lambda: _follow(request, form), number)
    return render(request, "family/ask/follow.html", {"form": form})


def _send(ask: Ask) -> HttpResponse:
    actions.send(ask, today=timezone.localdate())
    return redirect("ask_receipt")


def _follow(request: HttpRequest, form: FollowForm) -> HttpResponse:
    found = followed_by(form.cleaned_data["number"], form.cleaned_data["born"])
    if found is None:
        form.add_error(None, _UNKNOWN)
        return render(request, "family/ask/follow.html", {"form": form})
    told = stage_of(found, timezone.localdate())
    return render(request, "family/ask/stage.html", {"told": told})


def _around(item: IntakeItem) -> dict[str, Any]:
    clock = clock_of(item)
    return {
        "item": item,
        "officer": item.case.officer if item.case else None,
        "due": clock.due,
        "source": clock.rule.citation,
        "rule": RULES_BY_ID[clock.rule.id],
    }


def _keeps_secret(ask: Ask) -> bool:
    return bool(ask.answers.get("safe", {}).get("secret") == "yes")
