"""Putting right who was there, and who is let stay for a case they declared a connection to."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from cases.screens.one_form import Page, one_form

from ..actions import attending, conflicts
from ..forms.attending import LineForm, StayForm
from ..guards import keeper_of_meeting, keeper_of_record
from ..models import AgendaItem, Attendance, Meeting
from ..queries.conflicts import conflicts_on
from ..queries.record import seats_of

KEPT = "The line that was wrong stays in the minutes, struck out, with today’s date and the reason."
ADVICE = "An advice that is recorded keeps who was there when it was recorded."


@keeper_of_meeting
def correct(request: HttpRequest, meeting: Meeting, line: int) -> HttpResponse:
    """Put right when somebody came and left, or that they were there at all."""
    rows = Attendance.objects.filter(meeting=meeting, struck_at=None)
    found = get_object_or_404(rows.select_related("membership__user"), pk=line)
    form = LineForm(request, found)
    home = reverse("meeting_record", args=[meeting.pk])

    def act() -> str:
        why = form.cleaned_data["because"]
        if form.cleaned_data["never"]:
            attending.strike_line(found, because=why, by=form.by)
        else:
            attending.correct_line(found, **form.times, because=why, by=form.by)
        messages.success(request, "Put right. What stood there is kept.")
        return home

    title = f"Put right when {found.membership.user.name} was there"
    page = Page(title, "Put it right", home, "Back to the record", intro=(KEPT, ADVICE))
    return one_form(request, form, act, page)


@keeper_of_record
def stay(request: HttpRequest, item: AgendaItem, membership: int) -> HttpResponse:
    """Write down that the chair holds what a member declared to be minor, and why."""
    seat = next((one for one in seats_of(item.meeting) if one.pk == membership), None)
    said = [c for c in conflicts_on(item) if seat and c.membership.user_id == seat.user_id]
    if seat is None or not said or not said[0].leaves:
        raise Http404
    form = StayForm(request, item.case)
    home = reverse("panel_record", args=[item.pk])

    def act() -> str:
        why = form.cleaned_data["because"]
        conflicts.let_stay(item, membership=seat, because=why, by=form.by)
        messages.success(request, f"{seat.user.name} stays for this case. The minutes say why.")
        return home

    facts = (("Member", seat.user.name), ("Declared", said[0].what))
    intro = ("The chair decides this. It holds for this case at this meeting only.",)
    page = Page("The member stays for this case", "They stay", home, "Back to the case",
                intro=intro, facts=facts)  # fmt: skip
    return one_form(request, form, act, page, case=item.case)
