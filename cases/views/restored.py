"""After a backup was brought back: what is missing, what may have gone, opening the post."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from .. import roles
from ..actions import restoring as acting
from ..forms.restored import SHOWN, MayHaveGoneForm, MendedForm
from ..guards import staff
from ..models import Restoration
from ..queries.restoring import gap, last_restoration, post_is_shut, to_look_through, unanswered
from ..screens.action_form import ActionForm
from ..screens.one_form import Page, one_form

BACK_TEXT = "Backup brought back"
LOOK = "jobs/restored/look_through.html"


@staff(roles.SEE_JOBS)
def show(request: HttpRequest) -> HttpResponse:
    """From when to when something may be missing, what waits for whom, and what is next."""
    last = _last()
    left = unanswered().count()
    mine = to_look_through(request.user).count() if left else 0  # type: ignore[arg-type]
    role = request.user.role  # type: ignore[union-attr]
    context = {
        "last": last,
        "gap": gap(),
        "shut": post_is_shut(),
        "left": left,
        "mine": mine,
        "may_settle": roles.may(role, roles.SETTLE_MESSAGES),
        "may_mend": roles.may(role, roles.MEND_RESTORE),
    }
    return render(request, "jobs/restored/restored.html", context)


@staff(roles.SETTLE_MESSAGES)
def look_through(request: HttpRequest) -> HttpResponse:
    """Say of messages that may have gone already what became of them."""
    _last()
    form = MayHaveGoneForm(request)

    def act() -> str:
        return _answer(request, form)

    page = Page(
        "Did these messages go?", "Save the answer", reverse("restored"), BACK_TEXT, template=LOOK
    )
    more = {"rows": form.offered, "most": SHOWN, "left": to_look_through(form.by).count()}
    return one_form(request, form, act, page, more=more)


@staff(roles.MEND_RESTORE)
def open_post(request: HttpRequest) -> HttpResponse:
    """Let messages go out again: GET says what that means, POST does it."""
    last, form = _last(), ActionForm(request)

    def act() -> str:
        acting.open_post(last, by=form.by)
        messages.success(request, "The post is open. Messages go out again.")
        return reverse("restored")

    intro = (
        "Emails and texts that wait go out within a minute. Reminders, chasers and notices are"
        " written again at their hours.",
    )
    page = Page("Open the post", "Open the post", reverse("restored"), BACK_TEXT, intro=intro)
    return one_form(request, form, act, page)


@staff(roles.MEND_RESTORE)
def mend(request: HttpRequest) -> HttpResponse:
    """Say that what was missing is mended: nobody is told of it any more."""
    last, form = _last(), MendedForm(request)

    def act() -> str:
        acting.mend(last, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, "Nobody is told any more that something may be missing.")
        return reverse("restored")

    intro = ("Officers, families, settings and panel members are then no longer told of it.",)
    page = Page(
        "What was missing is mended", "It is mended", reverse("restored"), BACK_TEXT, intro=intro
    )
    return one_form(request, form, act, page)


def _answer(request: HttpRequest, form: MayHaveGoneForm) -> str:
    said = form.cleaned_data
    done = acting.answer(
        form.chosen, saying=said["answer"], because=said["because"], went_on=form.day, by=form.by
    )
    messages.success(request, f"Thank you. You answered for {done}.")
    return reverse("restored_messages" if to_look_through(form.by).exists() else "restored")


def _last() -> Restoration:
    found = last_restoration()
    if found is None:
        raise Http404
    return found
