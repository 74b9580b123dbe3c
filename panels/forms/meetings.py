"""Planning meetings, moving one, opening one for urgent business."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest

from cases.fields import DatePartsField, Radios
from cases.refusals import Refused
from cases.screens.action_form import ActionForm
from providers.forms.plain import PlainText, box

from ..actions.meetings import ASK, LEAVE, MOST, MOVE
from ..models import Meeting, Panel
from .kept import number_field, time_field

LONGEST = 4000
_CLOSED = (
    (ASK, "Tell me, and plan nothing yet"),
    (MOVE, "Meet on the next working day"),
    (LEAVE, "Leave that meeting out"),
)


class SeriesForm(ActionForm):
    """The first day, how many meetings, how far apart."""

    first = DatePartsField(
        label="First meeting", name="First meeting", help_text="For example, 15 9 2026"
    )
    times = number_field("How many meetings?", 1, MOST)
    weeks = number_field("How many weeks apart?", 1, 26)
    closed = forms.ChoiceField(
        label="If a day is a bank holiday",
        choices=_CLOSED,
        widget=Radios(),
        error_messages={"required": "Select what to do about bank holidays"},
    )

    def __init__(self, request: HttpRequest, panel: Panel) -> None:
        self.panel = panel
        super().__init__(request)

    def set_up(self) -> None:
        weeks = self.panel.about.every_weeks
        self.initial.update({"times": 12, "weeks": weeks, "closed": ASK})


class UrgentForm(ActionForm):
    """Which day, and why it cannot wait."""

    on = DatePartsField(label="On which day?", name="The day", help_text="For example, 17 6 2026")
    because = PlainText(
        label="Why can it not wait for the next meeting?",
        help_text="Do not name a child here: the cases go on the agenda",
        max_length=LONGEST,
        widget=box(),
        error_messages={"required": "Say why it cannot wait"},
    )


class MoveForm(ActionForm):
    """The new day, time and place."""

    on = DatePartsField(label="On which day?", name="The day", help_text="For example, 17 6 2026")
    starts_at = time_field("When does it start?")
    place = forms.CharField(
        label="Where, or how to join (optional)", max_length=200, required=False
    )

    def __init__(self, request: HttpRequest, meeting: Meeting) -> None:
        self.meeting = meeting
        super().__init__(request)

    def set_up(self) -> None:
        self.initial["on"], self.initial["place"] = self.meeting.on, self.meeting.place
        self.initial["starts_at"] = f"{self.meeting.starts_at:%H:%M}"


class AgainForm(ActionForm):
    """A button under the places that are offered. What was shown goes with it."""

    offered = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, offered: str) -> None:
        self.shown = offered
        super().__init__(request)

    def set_up(self) -> None:
        self.initial["offered"] = self.shown

    def add_refusal(self, refusal: Refused) -> None:
        """The page shows the places as they are now: what is pressed next agrees to those."""
        super().add_refusal(refusal)
        self.data["offered"] = self.shown  # type: ignore[index]
