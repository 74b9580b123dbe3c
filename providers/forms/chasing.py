"""Chasing late advice by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from cases.fields import CharacterCount, Radios
from cases.screens.action_form import ActionForm

from ..actions.chasing import BY_CALL, BY_EMAIL, TO_LEAD
from ..letters import inbox_of
from ..queries.chasing import Late, lead_in

LONGEST = 2000


class ChaseForm(ActionForm):
    """How it is chased, and what was said."""

    how = forms.ChoiceField(
        label="How do you chase it?",
        widget=Radios(),
        error_messages={"required": "Select how you chase it"},
    )
    note = forms.CharField(
        label="What did they say?",
        help_text="Only if you rang them. It is kept on the case as a call",
        widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 4}),
        max_length=LONGEST,
        required=False,
    )
    last = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, late: Late) -> None:
        self.late = late
        super().__init__(request, late.request.case)

    def set_up(self) -> None:
        provider = self.late.request.provider
        assert provider is not None
        choices = [(BY_CALL, "I rang them")]
        if inbox_of(provider):
            choices.append((BY_EMAIL, "Write a reminder to their inbox now"))
        if lead := lead_in(self.late.request, self.late.today):
            choices.append((TO_LEAD, f"Raise it with {lead.name}, who leads the service"))
        self.fields["how"].choices = choices  # type: ignore[attr-defined]
        self.initial["last"] = str(self.late.last.pk if self.late.last else 0)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("how") == BY_CALL and not cleaned.get("note", "").strip():
            self.add_error("note", "Write what they said")
        return cleaned

    @property
    def last_shown(self) -> int:
        """The newest chaser that the page showed."""
        typed = self.cleaned_data.get("last", "")
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0
