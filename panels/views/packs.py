"""The papers of a meeting: chosen, redacted, sent, and taken back."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.models import User
from cases import roles
from cases.guards import staff
from cases.jobs.workers import ask_worker
from cases.models import AccessRecord
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form
from providers.forms.plain import BecauseForm

from ..access import cases_on
from ..actions import circulating
from ..forms.packs import ChooseForm, RedactForm
from ..models import AgendaItem, Meeting, Pack, PackPaper, Redaction
from ..queries.packs import (
    NOTHING_NEW,
    copies_of,
    listed,
    members_on,
    to_send,
    why_failed,
    why_not,
)
from ..tasks import make_pack
from .pack_paper import READS_PACK


@staff(roles.RUN_PANELS)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What goes to the members: papers of each case, what stands in the way, how far it is."""
    meeting = _meeting(pk)
    seen = set(_seen(request, meeting).values_list("pk", flat=True))
    going = {item.pk: (brief, len(new)) for item, brief, new in to_send(meeting)}
    making = meeting.packs.filter(state=Pack.State.MAKING).first()
    context = _around(meeting, seen) | {
        "items": [(one, one.pk in seen, going.get(one.pk)) for one in _with_papers(meeting)],
        "making": making,
    }
    response = render(request, "panels/packs/show.html", context)
    if making is not None:
        response["Refresh"] = "5"  # also without scripts
    return response


def _around(meeting: Meeting, seen: set[int]) -> dict[str, Any]:
    """What stands in the way, what went, and to whom; of a case only what this person may open."""
    reasons = why_not(meeting)
    return {
        "meeting": meeting,
        "reasons": [_said(one, seen) for one in reasons],
        "all_gone": [one.what for one in reasons] == [NOTHING_NEW],
        "packs": meeting.packs.select_related("asked_by"),
        "copies": [
            (one, {item.pk for item in one.items.all()} <= seen) for one in copies_of(meeting)
        ],
        "members": members_on(meeting),
    }


@staff(roles.RUN_PANELS)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Which papers of one case go with its brief."""
    item = _item(request, pk)
    form = ChooseForm(request, item)

    def act() -> str:
        circulating.choose(item, papers=form.chosen, by=form.by)
        messages.success(request, "The papers are chosen.")
        return _back(item.meeting)

    return one_form(request, form, act, _page(item, "Choose papers", "Keep"))


@staff(roles.RUN_PANELS)
def redact(request: HttpRequest, pk: int) -> HttpResponse:
    """Words that must not be readable in the copies of the members."""
    item = _item(request, pk)
    form = RedactForm(request, item)

    def act() -> str:
        told = form.cleaned_data
        circulating.redact(
            item, words=told["words"], because=told["because"], document=form.document, by=form.by
        )
        messages.success(request, "The words are on the list of what is taken out.")
        return _back(item.meeting)

    return one_form(request, form, act, _page(item, "Take words out", "Put on the list"))


@staff(roles.RUN_PANELS)
def unredact(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an entry off the list of what is taken out."""
    entry = get_object_or_404(Redaction, pk=pk, removed_at=None)
    item = _item(request, entry.item_id)

    def act() -> str:
        circulating.unredact(entry, by=cast(User, request.user))
        return _back(item.meeting)

    page = _page(item, "Leave these words in?", "Leave them in", intro=(entry.words,))
    return one_form(request, ActionForm(request), act, page)


@staff(roles.RUN_PANELS)
def circulate(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the papers. Each reason why they cannot go is named."""
    meeting = _meeting(pk)
    form = ActionForm(request)

    def act() -> str:
        pack = circulating.circulate(meeting, by=form.by)
        transaction.on_commit(lambda: start_making(pack.pk))
        return _back(meeting)

    said = "Each member gets one file with their name on each page. It stays as it is from then on."
    before = [f"It could not be made the last time. {one}" for one in why_failed(meeting)]
    intro = (said, *before)
    page = Page("Send the papers?", "Send them", _back(meeting), "The papers", intro=intro)
    return one_form(request, form, act, page)


@staff(roles.RUN_PANELS)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a paper that went out."""
    paper = get_object_or_404(PackPaper.objects.select_related("item"), pk=pk)
    item = _item(request, paper.item_id)
    form = BecauseForm(request, "Why is it taken back?", "Members read this.")

    def act() -> str:
        circulating.withdraw_paper(paper, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, "The paper is marked, and the next pack names it.")
        return _back(item.meeting)

    return one_form(request, form, act, _page(item, f"Take back “{paper.title}”", "Take it back"))


def start_making(pack_id: int) -> None:
    """Ask a worker to make a pack. If none can be asked, the schedule begins it."""
    ask_worker(make_pack, pack_id)


def _meeting(pk: int) -> Meeting:
    return get_object_or_404(Meeting.objects.select_related("panel"), pk=pk)


def _seen(request: HttpRequest, meeting: Meeting) -> Any:
    return cases_on(cast(User, request.user), meeting)


def _item(request: HttpRequest, pk: int) -> AgendaItem:
    """One case of a meeting that this person may read; that they opened it is noted."""
    found = get_object_or_404(AgendaItem.objects.select_related("meeting__panel"), pk=pk)
    item = _seen(request, found.meeting).filter(pk=pk).first()
    if item is None:
        raise Http404
    user = cast(User, request.user)
    AccessRecord.objects.create(user=user, user_name=user.name, case=item.case, doing=READS_PACK)
    return cast(AgendaItem, item)


def _with_papers(meeting: Meeting) -> list[AgendaItem]:
    from django.db.models import prefetch_related_objects

    items = listed(meeting)
    prefetch_related_objects(items, "chosen__document", "redactions", "papers__pack")
    return items


def _said(reason: Any, seen: set[int]) -> str:
    if reason.item is None or reason.item.pk in seen:
        return str(reason)
    return f"A case that you may not open: {reason.what}"


def _back(meeting: Meeting) -> str:
    return reverse("meeting_pack", args=[meeting.pk])


def _page(item: AgendaItem, title: str, button: str, intro: tuple[str, ...] = ()) -> Page:
    facts = (("Case", item.case.reference), ("Child or young person", str(item.case.child)))
    return Page(title, button, _back(item.meeting), "The papers", intro=intro, facts=facts)
