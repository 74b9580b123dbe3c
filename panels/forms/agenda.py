"""Putting a case on an agenda. Taking it off needs a reason and nothing else."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from cases.fields import Radios
from cases.screens.action_form import ActionForm
from providers.forms.plain import PlainText, box
from statutory import format_date

from ..kinds import QUESTIONS
from ..models import Meeting
from ..queries.meetings import open_for

LONGEST = 4000


class ListForm(ActionForm):
    """Which meeting, and which of its questions."""

    meeting = forms.ChoiceField(
        label="Which meeting?",
        choices=[],
        widget=Radios(),
        error_messages={"required": "Select a meeting", "invalid_choice": "Select a meeting"},
    )
    question = forms.ChoiceField(
        label="What is the panel asked?",
        choices=[],
        widget=Radios(),
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Select a question"),
    )
    over_because = PlainText(
        label="If the meeting is full: why does this case come on top? (optional)",
        required=False,
        max_length=LONGEST,
        widget=box(2),
    )

    def set_up(self) -> None:
        found = open_for(list(QUESTIONS), timezone.localdate())
        self.meetings = {str(one.pk): one for one in found}
        field = self.fields["meeting"]
        field.choices = [(pk, _called(one)) for pk, one in self.meetings.items()]  # type: ignore[attr-defined]
        field.widget.hints = {pk: _room_on(one) for pk, one in self.meetings.items()}  # type: ignore[attr-defined]
        asked = {code for one in found for code in one.panel.about.questions}
        questions = [(one.code, one.asks) for one in QUESTIONS.values() if one.code in asked]
        self.fields["question"].choices = questions  # type: ignore[attr-defined]

    def refuse_if_moved_on(self) -> None:
        """Nothing to refuse: being listed changes no fact of the case."""

    @property
    def chosen(self) -> Meeting:
        """The meeting that was chosen."""
        return self.meetings[self.cleaned_data["meeting"]]


class WhyForm(ActionForm):
    """The reason for something done to a case on an agenda."""

    because = PlainText(
        label="Why?",
        max_length=LONGEST,
        widget=box(),
        error_messages={"required": "Say why"},
    )

    def refuse_if_moved_on(self) -> None:
        """Nothing to refuse: it changes no fact of the case."""


class SureForm(ActionForm):
    """A button and nothing to fill in."""

    def refuse_if_moved_on(self) -> None:
        """Nothing to refuse: it changes no fact of the case."""


def _called(meeting: Meeting) -> str:
    urgent = " (urgent business)" if meeting.is_urgent else ""
    return f"{meeting.panel.name}, {format_date(meeting.on)}{urgent}"


def _room_on(meeting: Meeting) -> str:
    free = meeting.capacity - meeting.taken  # type: ignore[attr-defined]
    room = f"{free} of {meeting.capacity} places free" if free > 0 else "Full"
    if meeting.state != Meeting.State.PLANNED:
        return f"{room}. The papers have gone: the case comes late."
    return f"{room}. Papers go out by {format_date(meeting.papers_due)}."
