"""Letters to post: what waits to be printed, what is held, what did not go."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from statutory import counted

from .. import roles
from ..actions import posting
from ..guards import officer, staff
from ..letters.recipients import why_stopped
from ..models import Case, Message
from ..once import already_done, do_once
from ..queries.outbox import SHOWN, held, letters_to_post, not_sent
from ..refusals import Refused
from ..release import no_longer_right
from ..screens.action_form import ActionForm
from ..wording import identity_of

NONE_TICKED = "Select the letters that were posted"


@staff(roles.SEND)
def to_post(request: HttpRequest) -> HttpResponse:
    """What waits to be printed and posted, marked singly or together; and what did not go."""
    user: User = request.user  # type: ignore[assignment]
    if done := already_done(request):
        return done
    waiting = letters_to_post(user)
    if request.method == "POST":
        ticked = waiting.filter(pk__in=_numbers(request.POST.getlist("letters")))
        return do_once(request, lambda: _mark(request, list(ticked), user))
    context = {
        "form": ActionForm(request),
        "waiting": list(waiting[:SHOWN]),
        "count": waiting.count(),
        "held": list(held(user)[:SHOWN]),
        "not_sent": not_sent(user),
        "may_batch": roles.may(user.role, roles.SEND_BATCH),
    }
    return render(request, "cases/posting/to_post.html", context)


@officer(roles.SEND)
def print_sheet(request: HttpRequest, case: Case, pk: uuid.UUID) -> HttpResponse:
    """What goes in one envelope: the letter, and what is enclosed; unless it must not go."""
    message = get_object_or_404(
        case.messages.select_related("to_member__child", "document__case", "case"),
        pk=pk,
        state=Message.State.QUEUED,
        document__isnull=False,
    )
    if reason := why_stopped(message) or no_longer_right(message):
        messages.warning(request, f"Do not print this letter. {reason}.")
        return redirect("letters_to_post")
    papers = message.papers
    if len(papers) == 1:
        return redirect("document", case.reference, papers[0].pk)
    context = {
        "case": case,
        "identity": identity_of(case, timezone.localdate()),
        "row": message,
        "papers": papers,
    }
    return render(request, "cases/posting/envelope.html", context)


def _numbers(ticked: list[str]) -> list[uuid.UUID]:
    found = []
    for one in ticked:
        try:
            found.append(uuid.UUID(one))
        except ValueError:
            continue  # no number of a letter
    return found


def _mark(request: HttpRequest, ticked: list[Message], by: User) -> str:
    """Each by itself: one that must not go stops no other."""
    done = 0
    for message in ticked:
        try:
            posting.mark_posted(message, by=by)
            done += 1
        except Refused as refusal:
            reference = message.case.reference if message.case else ""
            messages.warning(request, f"{reference}: {refusal.sentence}")
    if done:
        messages.success(request, f"{counted(done, 'letter')} marked as posted.")
    elif not ticked:
        messages.warning(request, NONE_TICKED)
    return reverse("letters_to_post")
