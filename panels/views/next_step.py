"""What comes next for a meeting: one sentence and one button, for whoever is looking at it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from statutory import format_date

from ..models import Meeting

State = Meeting.State


@dataclass(frozen=True)
class NextStep:
    """What is to be done now, and where."""

    said: str
    button: str = ""
    href: str = ""


def next_step(meeting: Meeting, *, cases: int, runs: bool, keeps: bool) -> NextStep | None:
    """The next thing to do; none for a meeting that was cancelled."""
    record = reverse("meeting_record", args=[meeting.pk])
    minutes = reverse("minutes_show", args=[meeting.pk])
    if meeting.state == State.PLANNED and not cases:
        return NextStep("No case is on the agenda. Each is put on it from its own page, “Panels”.")
    if meeting.state == State.PLANNED and runs:
        papers = reverse("meeting_pack", args=[meeting.pk])
        said = f"The papers have to go out by {format_date(meeting.papers_due)}."
        return NextStep(said, "Prepare the papers", papers)
    if meeting.state in (State.CIRCULATED, State.BEGUN) and keeps:
        under_way = meeting.state == State.BEGUN
        said = "The meeting is under way." if under_way else "The papers have gone."
        return NextStep(said, "Go on with the record" if under_way else "Open the record", record)
    if meeting.state == State.HELD and keeps:
        return NextStep("The meeting is over.", "Go to the minutes", minutes)
    words = {
        State.PLANNED: "The papers have still to go out.",
        State.CIRCULATED: "The papers have gone.",
        State.BEGUN: "The meeting is under way.",
        State.HELD: "The meeting is over. An officer decides on each case.",
    }
    return NextStep(words[State(meeting.state)]) if meeting.state in words else None
