"""Saying that two records are one child, and answering that."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from ..fields import CharacterCount, Radios
from ..models import Merge
from ..screens.action_form import ActionForm

APPROVE, REFUSE, UNDO = "approve", "refuse", "undo"
LONGEST = 2000
ANSWERS = {
    Merge.State.PROPOSED.value: [
        (APPROVE, "They are one child: merge the records"),
        (REFUSE, "They are not, or it cannot be told: leave both"),
    ],
    Merge.State.APPROVED.value: [(UNDO, "They are two children: take the records apart again")],
}


def _words(label: str, *, hint: str = "", required: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 4}),
        max_length=LONGEST,
        required=bool(required),
        error_messages={
            "required": required,
            "max_length": f"It must be {LONGEST} characters or fewer",
        },
    )


class ProposeForm(ActionForm):
    """Why two records are one child, and (where they look like two) how we know."""

    why = _words(
        "Why are they the same child?",
        hint="For example: same UPN, the mother says so, the old spelling of the name",
        required="Say why they are the same child",
    )
    why_not_two = _words("How do we know that it is one child?")

    def __init__(self, request: HttpRequest, doubt: str) -> None:
        self.doubt = doubt
        super().__init__(request)

    def set_up(self) -> None:
        field = self.fields["why_not_two"]
        field.help_text = self.doubt
        field.required = bool(self.doubt)
        field.error_messages["required"] = "Say how we know that it is one child"
        if not self.doubt:
            del self.fields["why_not_two"]


class AnswerForm(ActionForm):
    """What a senior says of a proposal, or of a merge that was made."""

    answer = forms.ChoiceField(
        label="What do you decide?",
        widget=Radios(),
        error_messages={"required": "Select what you decide"},
    )
    reason = _words("Why?", hint="Needed to refuse, and to take records apart")

    def __init__(self, request: HttpRequest, merge: Merge) -> None:
        self.merge = merge
        super().__init__(request)

    def set_up(self) -> None:
        self.fields["answer"].choices = ANSWERS.get(self.merge.state, [])  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        needs_reason = cleaned.get("answer") in (REFUSE, UNDO)
        if needs_reason and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Enter the reason")
        return cleaned
