"""What runs by itself, how it went, and the messages that need a person."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.models import User

from .. import roles
from ..access import cases_visible_to, references_kept_from
from ..actions import posting, settling
from ..forms.messages import SettleForm
from ..guards import officer, staff
from ..jobs.delivery import MOST_AT_ONCE
from ..models import Case, JobRun, Message
from ..queries.jobs import latest_runs
from ..queries.lateness import all_stand_still, late_jobs
from ..queries.outbox import letters_to_print, messages_to_settle
from ..queries.restoring import last_restoration
from ..queries.waiting import going
from ..refusals import Refused


@staff(roles.SEE_JOBS)
def show(request: HttpRequest) -> HttpResponse:
    """The last run of each job, their problems, and what waits for a person."""
    user: User = request.user  # type: ignore[assignment]
    latest, runs = latest_runs(), list(JobRun.objects.all()[:20])
    _leave_out_restricted([*latest, *runs], user)
    uncertain = _to_settle(user)
    late = late_jobs(timezone.now())
    context = {
        "late": late,
        "still": all_stand_still(late),
        "latest": latest,
        "runs": runs,
        "going": going(timezone.now(), most_a_minute=MOST_AT_ONCE),
        "uncertain": uncertain,
        "uncertain_elsewhere": messages_to_settle().count() - len(uncertain),
        "to_print": letters_to_print().filter(case__in=cases_visible_to(user)),
        "may_settle": roles.may(user.role, roles.SETTLE_MESSAGES),
        "may_send": roles.may(user.role, roles.SEND),
        "brought_back": last_restoration(),
    }
    return render(request, "jobs/jobs.html", context)


def _to_settle(user: User) -> QuerySet[Message]:
    """Doubtful messages about no case, or about one this person may know of."""
    return messages_to_settle().filter(Q(case=None) | Q(case__in=cases_visible_to(user)))


def _leave_out_restricted(runs: list[JobRun], user: User) -> None:
    named = (problem["reference"] for run in runs for problem in run.problems)
    kept = references_kept_from(user, named)
    for run in runs:
        for problem in run.problems:
            if problem["reference"] in kept:
                problem["reference"] = "A restricted case:"


@staff(roles.SETTLE_MESSAGES)
def settle(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Say of one message whether it went: GET shows it, POST settles it."""
    message = get_object_or_404(_to_settle(request.user), pk=pk)  # type: ignore[arg-type]
    form = SettleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data
        try:
            settling.settle(
                message,
                sent=answer["sent"] == "yes",
                because=answer["because"],
                by=request.user,  # type: ignore[arg-type]
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "Thank you. The message is settled.")
            return redirect("jobs")
    return render(request, "jobs/settle.html", {"form": form, "row": message})


@officer(roles.SEND)
def posted(request: HttpRequest, case: Case, pk: uuid.UUID) -> HttpResponse:
    """Say that a printed letter was posted: GET shows it, POST does it."""
    letters = case.messages.filter(channel=Message.Channel.POST)
    message = get_object_or_404(letters.select_related("to_member", "document"), pk=pk)
    if request.method != "POST" and message.state == Message.State.QUEUED:
        return render(request, "jobs/posted.html", {"case": case, "row": message})
    try:
        if request.method == "POST":
            posting.mark_posted(message, by=request.user)  # type: ignore[arg-type]
            messages.success(request, "The letter is marked as posted.")
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("case_messages", case.reference)
