"""Deciding whether to assess: the answer, the reasons, the day the family is told, who is told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from ..fields import CharacterCount, DatePartsField, Radios
from ..letters import NOT_TO_ASSESS, WILL_ASSESS, Letter
from ..recipients import recipients_of
from .base import ActionForm

ASSESS, NOT_ASSESS = "assess", "not_assess"
LONGEST_REASONS = 5000
TOLD_HINT = (
    "Today: we write the letter and it goes out. An earlier day: the family was already told"
    " then, so we record that day and send no letter"
)


class DecideForm(ActionForm):
    """The authority's answer, written down with its reasons before anything happens."""

    decision = forms.ChoiceField(
        label="What is the decision?",
        choices=[(ASSESS, "Carry out an assessment"), (NOT_ASSESS, "Do not carry out one")],
        widget=Radios(
            hints={
                NOT_ASSESS: "The family can appeal. The letter tells them how, with your reasons"
            }
        ),
        error_messages={"required": "Select what the decision is"},
    )
    reasons = forms.CharField(
        label="Reasons for the decision",
        help_text=(
            "Answer both parts of the test, with what the evidence shows."
            " Write for the family: a refusal is sent to them in these words"
        ),
        widget=CharacterCount(maxlength=LONGEST_REASONS, attrs={"rows": 8}),
        max_length=LONGEST_REASONS,
        error_messages={
            "required": "Enter the reasons for the decision",
            "max_length": f"Reasons must be {LONGEST_REASONS} characters or fewer",
        },
    )
    on = DatePartsField(
        label="What day is the family told?",
        name="The day the family is told",
        help_text=TOLD_HINT,
        not_future=True,
        error_messages={"required": "Enter the day the family is told"},
    )
    name = forms.CharField(label="Name", max_length=200, required=False)
    relation = forms.CharField(
        label="Relation to the child",
        help_text="For example, mother or foster carer",
        max_length=60,
        required=False,
    )
    address = forms.CharField(
        label="Address", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    postcode = forms.CharField(
        label="Postcode",
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )

    def set_up(self) -> None:
        assert self.case is not None
        self.today = timezone.localdate()
        self.recipients = recipients_of(self.case, self.today)
        self.initial["on"] = self.today
        self.someone_needed = not self.recipients.reachable
        if not self.someone_needed:
            for name in ("name", "relation", "address", "postcode"):
                del self.fields[name]
        elif self.recipients.young_person:
            self.initial["name"] = str(self.case.child)
            del self.fields["relation"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.someone_needed and cleaned.get("on") == self.today:
            wanted = {
                "name": "Enter the name of the person we write to",
                "relation": "Enter their relation to the child",
                "address": "Enter the address the letter is posted to",
            }
            for name, sentence in wanted.items():
                if name in self.fields and not cleaned.get(name):
                    self.add_error(name, ValidationError(sentence, code="required"))
        return cleaned

    @property
    def sends_letter(self) -> bool:
        """Whether a letter goes out: the family is told today."""
        return bool(self.cleaned_data["on"] == self.today)

    @property
    def letter(self) -> Letter:
        """The letter that tells the family of the answer."""
        return WILL_ASSESS if self.cleaned_data["decision"] == ASSESS else NOT_TO_ASSESS

    @property
    def adds_person(self) -> bool:
        """Whether somebody is put on the case to be written to."""
        return self.someone_needed and bool(self.cleaned_data.get("name", "").strip())
