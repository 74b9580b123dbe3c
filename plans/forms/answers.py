"""Answering what the family says: point by point, and in a meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

from cases.fields import CharacterCount, DatePartsField, Radios
from cases.models import Case
from cases.screens.action_form import ActionForm
from providers.forms.plain import PlainText, box

from ..actions.answering import LONGEST as LONGEST_ANSWER
from ..models import Point, Representation


class AnswerForm(ActionForm):
    """Our answer to one point, with why and what is changed in the plan."""

    stood = forms.CharField(required=False, widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label="What is our answer?",
        choices=Point.Answer.choices,
        widget=Radios(),
        error_messages={"required": "Select an answer"},
    )
    change = PlainText(
        label="What is changed in the plan?",
        help_text="For the family, if it is accepted or accepted in part: F1 now says 40 minutes",
        required=False,
        max_length=LONGEST_ANSWER,
        widget=CharacterCount(maxlength=LONGEST_ANSWER, attrs={"rows": 3}),
    )
    why = PlainText(
        label="Why?",
        help_text="For the family. Needed unless it is accepted",
        required=False,
        max_length=LONGEST_ANSWER,
        widget=CharacterCount(maxlength=LONGEST_ANSWER, attrs={"rows": 4}),
    )

    def __init__(self, request: HttpRequest, case: Case, point: Point) -> None:
        self.point = point
        super().__init__(request, case)

    def set_up(self) -> None:
        point = self.point
        self.initial.update(answer=point.answer, change=point.change, why=point.why)
        self.initial["stood"] = point.answered_at.isoformat() if point.answered_at else ""

    def refuse_if_moved_on(self) -> None:
        """What else is recorded on the case matters nothing here: the answer itself is compared."""

    @property
    def page_saw(self) -> Any:
        """The moment of the answer that was on the page."""
        try:
            return parse_datetime(self.cleaned_data["stood"])
        except ValueError:
            return None


class MeetingForm(ActionForm):
    """When a meeting was held, and what was agreed in it."""

    on = DatePartsField(label="When was it?", name="The day of the meeting", not_future=True)
    note = PlainText(
        label="What was agreed, and what was not?",
        max_length=LONGEST_ANSWER * 2,
        widget=box(8),
        error_messages={"required": "Write what was agreed and what was not"},
    )

    def __init__(self, request: HttpRequest, case: Case, representation: Representation) -> None:
        self.representation = representation
        super().__init__(request, case)

    def set_up(self) -> None:
        self.initial["on"] = self.representation.meeting_on
        self.initial["note"] = self.representation.meeting_note
