"""Writing the wording of a letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from ..fields import CharacterCount
from ..letters import Letter
from ..letters.samples import faults_of
from ..screens.action_form import ActionForm

LONGEST = 20_000


class WordingForm(ActionForm):
    """The words of one version, and what is new in it."""

    words = forms.CharField(
        label="The wording",
        help_text=(
            "Plain text. A line that begins with ## is a heading, with - a point in a list."
            " Fields stand in {{ }} and locked parts in [[ ]], as listed below"
        ),
        widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 28}),
        max_length=LONGEST,
        error_messages={
            "required": "Enter the wording of the letter",
            "max_length": f"The wording must be {LONGEST} characters or fewer",
        },
    )
    note = forms.CharField(
        label="What is new in this version?",
        max_length=200,
        error_messages={
            "required": "Say what is new in this version",
            "max_length": "This must be 200 characters or fewer",
        },
    )

    def __init__(self, request: HttpRequest, letter: Letter, words: str, note: str = "") -> None:
        self.letter = letter
        super().__init__(request)
        self.initial.setdefault("words", words)
        self.initial.setdefault("note", note)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for fault in faults_of(self.letter, cleaned.get("words", "")):
            self.add_error("words", fault.replace("%", "%%"))
        return cleaned


class PublishForm(ActionForm):
    """Putting a draft in use: nothing more is asked than to do it."""
