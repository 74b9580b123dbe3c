"""Putting right a line of attendance; letting a member stay."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from cases.screens.action_form import ActionForm
from plans.forms.fields import words as text

from ..models import Attendance

_INVALID = {"invalid": "Enter a time, such as 10:15"}


def _time(label: str, hint: str = "") -> forms.TimeField:
    look = forms.TimeInput(
        format="%H:%M", attrs={"autocomplete": "off", "class": "govuk-input--width-5"}
    )
    return forms.TimeField(
        label=label, help_text=hint, required=False, widget=look, error_messages=_INVALID
    )


class LineForm(ActionForm):
    """When somebody really came and left, and what was wrong."""

    came = _time("When did they come?", "For example, 10:15")
    went = _time("When did they leave?", "Leave empty if they are still there")
    remote = forms.BooleanField(label="They took part from elsewhere", required=False)
    never = forms.BooleanField(label="They were not there at all", required=False)
    because = text("What was wrong?", rows=2, missing="Say what was wrong")

    def __init__(self, request: HttpRequest, line: Attendance) -> None:
        self.line = line
        super().__init__(request)

    def set_up(self) -> None:
        line = self.line
        # In words: a form writes a time as people say it, and does not read that back.
        self.initial["came"] = f"{timezone.localtime(line.joined_at):%H:%M}"
        self.initial["went"] = f"{timezone.localtime(line.left_at):%H:%M}" if line.left_at else ""
        self.initial["remote"] = line.remote

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("never") and not cleaned.get("came") and "came" not in self.errors:
            self.add_error("came", "Enter when they came")
        return cleaned

    @property
    def times(self) -> dict[str, Any]:
        """When they were there, on the day of the meeting."""
        typed = self.cleaned_data
        return {
            "joined_at": self._at(typed["came"]),
            "left_at": self._at(typed["went"]) if typed["went"] else None,
            "remote": typed["remote"],
        }

    def _at(self, typed: time) -> datetime:
        """The time typed; the very moment that is kept, where it was left as it stood."""
        for kept in (self.line.joined_at, self.line.left_at):
            if kept and timezone.localtime(kept).time().replace(second=0, microsecond=0) == typed:
                return kept
        began = timezone.localtime(self.line.meeting.begun_at)
        return began.replace(hour=typed.hour, minute=typed.minute, second=0, microsecond=0)


class StayForm(ActionForm):
    """Why what a member declared is minor."""

    because = text(
        "Why does the member stay?",
        "In the chair’s words. The minutes give what was declared, and this",
        rows=3,
        missing="Say why what they declared is minor",
    )
