"""What an officer writes down for somebody who told us by telephone, by letter or at a visit."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.fields import DatePartsField, Radios

from ..models.part import HOW_TOLD
from .accepting import AcceptForm
from .saying import CommentForm, SayForm


class Told(forms.Form):
    """How it was told and the day it reached us: asked before anything else."""

    data: Any
    how = forms.ChoiceField(
        label="How did they tell us?",
        choices=[(how, f"{words[0].upper()}{words[1:]}") for how, words in HOW_TOLD.items()],
        widget=Radios(),
        error_messages={"required": "Select how they told us"},
    )
    reached_on = DatePartsField(
        label="What day did it reach us?",
        name="The day it reached us",
        help_text="The time to reply runs from this day. Leave empty if it was today",
        not_future=True,
        required=False,
    )

    def set_up(self) -> None:
        super().set_up()  # type: ignore[misc]
        self.order_fields(["how", "reached_on"])


class SayForThem(Told, SayForm):
    """One question, asked of them and written down."""


class CommentForThem(Told, CommentForm):
    """What they think of the draft, part by part."""


class AcceptForThem(Told, AcceptForm):
    """Whether they accept our answers."""
