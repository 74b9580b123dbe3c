"""One case in the live record: the note as it is typed, the advice, conflicts, dissent, tasks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.editing import Clashed, version_of
from cases.once import new_token
from cases.refusals import Refused
from cases.screens.one_form import Page, one_form
from plans.views.saving import saves_alone

from ..access import cases_on
from ..actions import conflicts, recording
from ..forms.record import AdviceForm, ConflictForm, DissentForm, FollowUpForm, NoteForm
from ..guards import keeper_of_record
from ..kinds import QUESTIONS
from ..models import AgendaItem, Meeting, Note, Recommendation
from ..queries.conflicts import conflicts_on
from ..queries.record import (
    clocks_if_put_off,
    deferrals_of,
    explained,
    lacked_by,
    next_meeting,
    present_for,
    seats_of,
    warnings_in,
)

BACK = "Back to the case"


@keeper_of_record
def show(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Write what is said of one case. It saves itself, and works without that too."""
    form = NoteForm(request, item)
    if saves_alone(request):
        return _alone(item, form)

    def act() -> str:
        recording.write_note(item, edit=form.edit, by=form.by)
        if request.POST.get("then") == "advice":
            return reverse("panel_record_advice", args=[item.pk])
        messages.success(request, "The note is saved. It is no advice until it is recorded.")
        return home(item)

    back = reverse("meeting_record", args=[item.meeting_id])
    page = Page(f"{item.case.child}, {item.case.reference}", "Save the note", back,
                "Back to the record", template="panels/record/item.html")  # fmt: skip
    return one_form(request, form, act, page, case=item.case, more=_around(item, form))


def _around(item: AgendaItem, form: NoteForm) -> dict[str, Any]:
    present, note = present_for(item), form.record
    later = next_meeting(item.meeting)
    until = note.more_by or (later.on if later else None)
    return {
        "item": item,
        "here": home(item),
        "asked": QUESTIONS[item.question],
        "present": present,
        "lacked": lacked_by(item, present),
        "conflicts": conflicts_on(item),
        "follow_ups": item.follow_ups.select_related("owner"),
        "said": Recommendation.objects.filter(item=item).first(),
        "clocks": clocks_if_put_off(item.case, until),
        "until": until,
        "put_off": deferrals_of(item),
        "meeting_is_on": item.meeting.state == Meeting.State.BEGUN,
        "note_said": note.said,
        "next": _next(form.by, item),
        "warned": _warned(item, note),
    }


def _next(user: User, item: AgendaItem) -> AgendaItem | None:
    """The next case of the meeting that waits for its advice."""
    waiting = cases_on(user, item.meeting).filter(state=AgendaItem.State.LISTED)
    found = waiting.exclude(pk=item.pk).order_by("number", "pk")
    return next((one for one in found if not one.is_by_consent), None)


def _warned(item: AgendaItem, note: Note) -> list[dict[str, str]]:
    return explained(warnings_in(item, note.said, note.words, note.reasons, note.conditions))


def _alone(item: AgendaItem, form: NoteForm) -> HttpResponse:
    """Save what is typed so far, and say when; or say why not."""
    if not form.is_valid():
        sentences = [str(line) for lines in form.errors.values() for line in lines]
        return JsonResponse({"not_saved": sentences[0]}, status=422)
    try:
        with transaction.atomic():
            note = recording.write_note(item, edit=form.edit, by=form.by)
    except Clashed as clash:
        return JsonResponse({"clash": f"{clash.sentence} Press Save to see both."}, status=409)
    except Refused as refusal:
        return JsonResponse({"not_saved": refusal.sentence, "closed": True}, status=409)
    told = {"saved_at": f"{timezone.localtime():%H:%M}", "seen": str(version_of(note))}
    return JsonResponse(told | {"home": home(item), "once": new_token()})


@keeper_of_record
def advice(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Record the advice from the note."""
    note = Note.objects.filter(item=item).first() or Note(item=item)
    warned = _warned(item, note)
    third = note.said == "defer" and deferrals_of(item) >= 2
    form = AdviceForm(request, warned=bool(warned), third=third)

    def act() -> str:
        why = {name: form.typed(name) for name in ("kept_because", "agreed_because")}
        recording.recommend(item, **why, by=form.by, today=timezone.localdate())
        messages.success(request, "The advice is recorded. An officer decides.")
        return reverse("meeting_record", args=[item.meeting_id])

    facts = (("Advice", note.get_said_display() or "Not selected"), ("In words", note.words),
             ("Reasons", note.reasons))  # fmt: skip
    lacked = lacked_by(item, present_for(item))
    intro = tuple(f"“{w['words']}”: {w['stops']}. {w['instead']}" for w in warned)
    warning = f"Not quorate: it is the advice of those present. Lacking: {', '.join(lacked)}."
    page = Page("Record the advice", "Record it", home(item), BACK, facts=facts, intro=intro,
                warning=warning if lacked else "")  # fmt: skip
    return one_form(request, form, act, page, case=item.case)


@keeper_of_record
def conflict(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Write down that a member is too close to the case."""
    form = ConflictForm(request, seats_of(item.meeting))

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("what", "stays_because")}
        made = conflicts.declare(item, membership=form.seat, **typed, by=form.by)
        is_own = made.leaves and made.membership.user_id == form.by.pk
        return reverse("meeting_record", args=[item.meeting_id]) if is_own else home(item)

    page = Page("Who is too close to this case?", "Write it down", home(item), BACK)
    return one_form(request, form, act, page, case=item.case)


@keeper_of_record
def dissent(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Write down that a member would have advised otherwise."""
    said = Recommendation.objects.filter(item=item).select_related("item__meeting").first()
    if said is None:
        raise Http404
    there = {one["membership"] for one in said.present}
    form = DissentForm(request, [one for one in seats_of(item.meeting) if one.pk in there])

    def act() -> str:
        told = {"membership": form.seat, "words": form.cleaned_data["words"]}
        recording.dissent(said, **told, by=form.by)
        return home(item)

    page = Page("Who would have advised otherwise?", "Write it down", home(item), BACK)
    return one_form(request, form, act, page, case=item.case)


@keeper_of_record
def follow_up(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Write down what somebody does after the meeting."""
    form = FollowUpForm(request, item)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("what", "owner", "due")}
        recording.follow_up(item, **typed, by=form.by)
        return home(item)

    page = Page("What has to be done afterwards?", "Write it down", home(item), BACK)
    return one_form(request, form, act, page, case=item.case)


def home(item: AgendaItem) -> str:
    """The page of one case in the live record."""
    return reverse("panel_record", args=[item.pk])
