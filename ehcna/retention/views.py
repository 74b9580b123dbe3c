"""What is due to go, proposing it, saying yes as the second person, and the certificate."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import staff
from cases.models import Erasure
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form

from . import actions
from .due import due_of, reasons_to_keep
from .forms import ConfirmForm
from .queries import (
    certificate_of,
    due_for,
    erasures,
    kept_from,
    line_of,
    open_record,
    opened,
)
from .schedule import kept_as, schedule_on

MOST = 200
PROPOSING = (
    "Nothing goes yet. A manager looks at it and says yes, and that is somebody else than you.",
)
FOR_GOOD = "This cannot be undone. Backups hold it until they are overwritten."


@staff(roles.SEE_RETENTION)
def due(request: HttpRequest) -> HttpResponse:
    """The records whose time is over, and why some are kept."""
    user, today = cast(User, request.user), timezone.localdate()
    found = list(due_for(user)[:MOST])
    rows = [{"due": one, "line": kept_as(one.kind, today)} for one in found]
    waiting = erasures().filter(done_at=None, called_off_at=None)
    context = {"rows": rows, "kept_from": kept_from(user), "waiting": waiting}
    return render(request, "retention/due.html", context)


@staff(roles.SEE_RETENTION)
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """One record that is due: whose it is, what would go, and why it may not."""
    user, today = cast(User, request.user), timezone.localdate()
    found = open_record(user, pk)
    kind, due_on = due_of(found.child, today)
    context = {
        "pk": pk,
        "record": found,
        "line": kept_as(kind, today),
        "due_on": due_on,
        "reasons": list(reasons_to_keep(found.child)),
    }
    return render(request, "retention/record.html", context)


@staff(roles.PROPOSE_ERASURE)
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose that a record goes."""
    found = open_record(cast(User, request.user), pk)
    form, back = ActionForm(request), reverse("retention_record", args=[pk])

    def act() -> str:
        made = actions.propose_erasure(found.child, by=form.by)
        messages.success(request, "It is proposed. A manager looks at it.")
        return reverse("retention_erasure", args=[made.pk])

    facts = (("Cases", ", ".join(found.references)),)
    page = Page("Propose to erase this record", "Propose it", back, "Back", "", PROPOSING, facts)
    return one_form(request, form, act, page)


@staff(roles.SEE_RETENTION)
def listed(request: HttpRequest) -> HttpResponse:
    """What is proposed, and what is gone."""
    return render(request, "retention/erasures.html", {"erasures": erasures()[:MOST]})


@staff(roles.SEE_RETENTION)
def erasure(request: HttpRequest, pk: int) -> HttpResponse:
    """A proposal; or, when it is done, its certificate."""
    found = get_object_or_404(erasures(), pk=pk)
    user = cast(User, request.user)
    context = {
        "erasure": found,
        "line": line_of(found),
        "rows": certificate_of(found),
        "may_confirm": _may_confirm(user, found),
    }
    return render(request, "retention/erasure.html", context)


@staff(roles.CONFIRM_ERASURE)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes as the second person. The record goes at once."""
    proposed, form = _waiting(pk), ConfirmForm(request)
    found = opened(cast(User, request.user), proposed.child_number)
    back = reverse("retention_erasure", args=[pk])

    def act() -> str:
        typed = form.cleaned_data["reference"]
        done = actions.confirm_erasure(proposed, reference=typed, by=form.by)
        messages.success(request, "The record is erased. This is the certificate.")
        return reverse("retention_erasure", args=[done.pk])

    rows = tuple((words, str(count)) for words, count in found.rows)
    facts = (("Record of", str(found.child)), ("Cases", ", ".join(found.references)), *rows)
    page = Page("Erase this record", "Erase it", back, "Back", FOR_GOOD, (), facts, "warning")
    return one_form(request, form, act, page)


@staff(roles.PROPOSE_ERASURE)
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a proposed record does not go."""
    proposed, form, back = _waiting(pk), ActionForm(request), reverse("retention_erasures")

    def act() -> str:
        actions.call_off_erasure(proposed, by=form.by)
        messages.success(request, "It is called off. The record stays.")
        return back

    intro = ("The record stays. It is still due, and can be proposed again.",)
    page = Page("Call off this proposal", "Call it off", back, "Back", intro=intro)
    return one_form(request, form, act, page)


@staff(roles.SEE_RETENTION)
def schedule(request: HttpRequest) -> HttpResponse:
    """How long each kind of record is kept, why, and where that is written."""
    lines = schedule_on(timezone.localdate())
    return render(request, "retention/schedule.html", {"lines": lines})


def _may_confirm(user: User, found: Erasure) -> bool:
    waits = found.done_at is None and found.called_off_at is None
    may = roles.may(user.role, roles.CONFIRM_ERASURE)
    return waits and may and found.proposed_by_id != user.pk


def _waiting(pk: int) -> Erasure:
    return get_object_or_404(erasures(), pk=pk, done_at=None, called_off_at=None)
