"""The reply to what the family said: chosen, looked at, sent."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.letters.markup import one_level_down
from cases.models import Case
from cases.once import already_done, do_once
from cases.refusals import Refused
from cases.screens.action_form import CHANGE, DO
from cases.wording import identity_of
from statutory import counted

from ..actions.replying import send_replies
from ..forms.replies import ReplyForm, mark_of
from ..queries.points import open_points
from ..queries.versions import plan_of

CHANGED = "What would be sent has changed since you looked at it. Look at it again, then send."


@officer(roles.SEND)
def reply(request: HttpRequest, case: Case) -> HttpResponse:
    """Choose who gets a reply and what it answers; look at each letter; send."""
    plan = plan_of(case)
    if plan is None:
        raise Http404
    if done := already_done(request):
        return done
    form = ReplyForm(request, case, plan)
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        try:
            return _looked_at(request, case, form)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = _context(case, form) | {"waiting": open_points(plan).count()}
    return render(request, "plans/points/reply.html", context)


def _looked_at(request: HttpRequest, case: Case, form: ReplyForm) -> HttpResponse:
    """Each letter as it will be; sent only if that is what was looked at."""
    composed = form.composed(form.today)
    mark = mark_of(composed)
    if form.step == DO and form.data.get("looked_at") == mark:
        return do_once(request, lambda: _send(request, case, form), case=case)
    context = _context(case, form) | {
        "mark": mark,
        "changed": CHANGED if form.step == DO else "",
        "sheets": [(one, one_level_down(one.body)) for one in composed],
    }
    return render(request, "plans/points/reply_look.html", context)


def _send(request: HttpRequest, case: Case, form: ReplyForm) -> str:
    form.refuse_if_moved_on()
    sent = send_replies(form.plan, wanted=form.wanted, on=form.today, by=form.by)
    messages.success(request, f"{counted(len(sent), 'letter')} made. See below how each stands.")
    return reverse("case_letters", args=[case.reference])


def _context(case: Case, form: ReplyForm) -> dict[str, Any]:
    identity = identity_of(case, timezone.localdate())
    return {"case": case, "identity": identity, "form": form}
