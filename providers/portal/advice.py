"""One request for advice: what is asked, about whom, by when; and what is said before answering."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from statutory import format_date

from ..access import other_advice_for
from ..actions import replying as actions
from ..actions.advice_marks import mark as mark_advice
from ..advice_paper import lines_by_kind
from ..forms.advice_answers import MarkForm
from ..forms.advice_replies import AssignForm, MissedForm, MoreTimeForm, SendBackForm
from ..guards import asked_for_advice
from ..holding import draft_of
from ..models import AdviceRequest, AdviceVersion
from ..queries.asked import clock_of
from .files import handed_out, papers_along
from .frame import OF_ADVICE, Page, around, ask, to_advice

SAME_DATE = "The date by which the law wants the advice does not move. It stays on this page."


@asked_for_advice
def advice(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Everything about one request that its author needs, and nothing else of the case."""
    given = asked.versions.exclude(state=AdviceVersion.State.DRAFT).order_by("-number")
    context = around(request) | {
        "asked": asked,
        "child": asked.case.child,
        "officer": asked.case.officer,
        "clock": clock_of(asked),
        "today": timezone.localdate(),
        "papers": papers_along(asked),
        "draft": draft_of(asked),
        "versions": given.select_related("document", "lines_document", "given_by"),
        "marks": asked.marks.filter(removed_at=None),
        "others": other_advice_for(asked).order_by("request", "number"),
        "is_open": asked.state == AdviceRequest.State.ASKED,
    }
    return render(request, "portal/advice.html", context)


@asked_for_advice
def assign(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Say who of the organisation answers."""
    form = AssignForm(request, asked)

    def act() -> str:
        actions.assign(asked, to=form.chosen, by=form.by)
        messages.success(request, "Saved.")
        return to_advice(asked)

    page = Page("Who answers?", "Save", to_advice(asked), "Back", template=OF_ADVICE)
    return ask(request, form, act, page, asked=asked)


@asked_for_advice
def send_back(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Send a request back, because somebody else has to be asked."""
    form = SendBackForm(request)

    def act() -> str:
        typed = form.cleaned_data
        actions.decline(asked, why=typed["why"], because=typed["because"], by=form.by)
        messages.success(request, "It is sent back. The officer is told, and it is off your list.")
        return reverse("portal_home")

    page = Page(
        "Send this back",
        "Send it back",
        to_advice(asked),
        "Back",
        intro=("It leaves your list at once. Look at the date of birth too: names change.",),
        template=OF_ADVICE,
    )
    return ask(request, form, act, page, asked=asked)


@asked_for_advice
def more_time(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Say that it will be later, and why."""
    form = MoreTimeForm(request)
    clock = clock_of(asked)

    def act() -> str:
        typed = form.cleaned_data
        actions.ask_more_time(asked, until=typed["until"], because=typed["because"], by=form.by)
        messages.success(request, f"The officer is told. {SAME_DATE}")
        return to_advice(asked)

    due = f"It is due by {format_date(clock.due)}. " if clock and clock.due else ""
    page = Page(
        "Ask for more time",
        "Tell the officer",
        to_advice(asked),
        "Back",
        warning=due + SAME_DATE,
        template=OF_ADVICE,
    )
    return ask(request, form, act, page, asked=asked)


@asked_for_advice
def missed(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Tell of an appointment that did not take place."""
    form = MissedForm(request)

    def act() -> str:
        typed = form.cleaned_data
        actions.report_missed(
            asked, day=typed["day"], reached=typed["reached"], words=typed["words"], by=form.by
        )
        messages.success(request, f"The officer is told. {SAME_DATE}")
        return to_advice(asked)

    intro = (
        "This is written on the case and the officer is told. If the child or young person did not"
        " come, the council may rely on that to be late with what comes next (regulation 8(2) of"
        " the SEND Regulations 2014). The officer decides that.",
        "If your invitation never reached the family, they did not miss it: say so, and it is not"
        " held against them.",
    )
    page = Page(
        "Report a missed appointment",
        "Tell the officer",
        to_advice(asked),
        "Back",
        warning=SAME_DATE,
        intro=intro,
        template=OF_ADVICE,
    )
    return ask(request, form, act, page, asked=asked)


@asked_for_advice
def mark(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """Say that part of the advice must be kept from somebody."""
    form = MarkForm(request)

    def act() -> str:
        typed = form.cleaned_data
        mark_advice(
            asked,
            kind=typed["kind"],
            kept_from=typed["kept_from"],
            because=typed["because"],
            by=form.by,
        )
        messages.success(request, "Marked. The officer is told.")
        return to_advice(asked)

    page = Page(
        "Keep part of the advice from somebody",
        "Mark the advice",
        to_advice(asked),
        "Back",
        warning="Only a senior officer of the council can take the mark away again.",
        intro=("Until then, no paper of this advice is shared with the family.",),
        template=OF_ADVICE,
    )
    return ask(request, form, act, page, asked=asked)


@asked_for_advice
def other(request: HttpRequest, asked: AdviceRequest, *, number: int) -> HttpResponse:
    """What somebody else advised, where the officer lets this author read it."""
    version = _other(asked, number)
    context = around(request) | {
        "asked": asked,
        "child": asked.case.child,
        "version": version,
        "groups": lines_by_kind(list(version.lines.all())),
    }
    return render(request, "portal/other.html", context)


@asked_for_advice
def other_file(request: HttpRequest, asked: AdviceRequest, *, number: int) -> HttpResponse:
    """The paper of somebody else's advice, under the same rule."""
    return handed_out(_other(asked, number).document)


def _other(asked: AdviceRequest, number: int) -> AdviceVersion:
    version = other_advice_for(asked).filter(pk=number).first()
    if version is None:
        raise Http404
    return version
