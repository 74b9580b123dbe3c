"""What a member does with a case, each on a page of its own."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from cases.screens.one_form import Page, one_form

from ..actions import sitting as actions
from ..forms.sitting import CommentForm, ConflictForm, DissentForm, PullOutForm
from ..guards import member_on_case
from ..models import AgendaItem, Membership
from ..queries.sitting import may_pull_out

LOG_STAYS = "It is kept that you opened it, if you did. The minutes say that you took no part."


@member_on_case("commenting")
def comment(request: HttpRequest, item: AgendaItem, seat: Membership) -> HttpResponse:
    """Say something of a case before the meeting."""
    form = CommentForm(request, item)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("to", "text")}
        sure = bool(form.cleaned_data.get("is_no_child"))
        said = actions.comment(item, seat=seat, is_no_child=sure, by=form.by, **typed)
        messages.success(request, "Comment kept." if said else "Sent to the safeguarding leads.")
        return _case(item)

    return one_form(request, form, act, _page(item, "Comment on this case", "Send the comment"))


@member_on_case("declaring")
def conflict(request: HttpRequest, item: AgendaItem, seat: Membership) -> HttpResponse:
    """Say that one is too close to a case: it leaves at once."""
    form = ConflictForm(request, item)

    def act() -> str:
        actions.declare_conflict(item, seat=seat, what=form.cleaned_data["what"], by=form.by)
        messages.success(request, "You declared it. The case has left your papers.")
        return reverse("sitting_meeting", args=[item.meeting_id])

    intro = ("The case leaves your papers at once, and you cannot open it again.", LOG_STAYS)
    page = _page(item, "Declare a conflict of interest", "Declare it", *intro)
    return one_form(request, form, act, page)


@member_on_case("asking for talk")
def pull_out(request: HttpRequest, item: AgendaItem, seat: Membership) -> HttpResponse:
    """Have a case of the list of clear cases talked about in the meeting."""
    form = PullOutForm(request, item)

    def act() -> str:
        actions.pull_out(item, seat=seat, by=form.by)
        messages.success(request, "The meeting will talk about this case.")
        return _case(item)

    if not form.is_bound and not may_pull_out(item, seat):
        raise Http404
    intro = (
        "It is among the clear cases that are advised together without being talked about.",
        "You need not say why. The record says that you asked.",
    )
    page = _page(item, "Have this case talked about", "Have it talked about", *intro)
    return one_form(request, form, act, page)


@member_on_case("dissenting")
def dissent(request: HttpRequest, item: AgendaItem, seat: Membership) -> HttpResponse:
    """Say after the meeting that one would have advised otherwise."""
    said = getattr(item, "recommendation", None)
    if said is None:
        raise Http404
    form = DissentForm(request, item)

    def act() -> str:
        actions.dissent(said, seat=seat, words=form.cleaned_data["words"], by=form.by)
        messages.success(request, "Kept with the advice, in your words.")
        return reverse("sitting_after", args=[item.meeting_id])

    page = _page(item, "You would have advised otherwise", "Keep it", f"Advised: {said.words}")
    return one_form(request, form, act, page)


def _case(item: AgendaItem) -> str:
    return reverse("sitting_case", args=[item.pk])


def _page(item: AgendaItem, title: str, button: str, *intro: str) -> Page:
    facts = (
        ("Child or young person", str(item.case.child)),
        ("Asked", item.get_question_display()),
    )
    return Page(title, button, _case(item), intro=intro, facts=facts)
