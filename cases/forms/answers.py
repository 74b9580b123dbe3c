"""A senior's answer to what waits for one, and an officer's giving up of what is held."""

from __future__ import annotations

from typing import Any

from django import forms

from ..fields import CharacterCount, Radios
from ..screens.action_form import ActionForm

LONGEST = 2000
YES, NO = "yes", "no"


def _why(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST,
        widget=CharacterCount(maxlength=LONGEST),
        error_messages={"max_length": f"This must be {LONGEST} characters or fewer"},
    )


class AnswerDecisionForm(ActionForm):
    """Explain a held decision, or send it back."""

    answer = forms.ChoiceField(
        label="What is your answer?",
        choices=[(YES, "It may stand: explain why"), (NO, "Send it back")],
        widget=Radios(
            hints={
                YES: "The decision is made today in the officer’s name, and the letter goes out",
                NO: "Nothing is sent. The time limit goes on running",
            }
        ),
        error_messages={"required": "Select your answer"},
    )
    because = _why(
        "Say why",
        "If it may stand: how the decision answers the test without these reasons."
        " If not: what must change",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("answer") and not cleaned.get("because", "").strip():
            self.add_error("because", "Say why")
        return cleaned


class AnswerExceptionForm(ActionForm):
    """Approve an exception, or refuse it."""

    answer = forms.ChoiceField(
        label="What is your answer?",
        choices=[(YES, "Approve it"), (NO, "Refuse it")],
        widget=Radios(
            hints={
                YES: "It goes on counting, and is no longer marked as not yet approved",
                NO: "It ends. The time limit binds again, on the date it always had",
            }
        ),
        error_messages={"required": "Select your answer"},
    )
    because = _why("Say why", "Needed if you refuse it")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("answer") == NO and not cleaned.get("because", "").strip():
            self.add_error("because", "Say why it is refused")
        return cleaned


class DropForm(ActionForm):
    """Why a held decision is given up."""

    because = _why("Why is the decision dropped?")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("because", "").strip():
            self.add_error("because", "Say why it is dropped")
        return cleaned
