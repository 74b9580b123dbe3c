"""In which form somebody wants their letters."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest

from ..fields import Radios
from ..models import Case, FamilyMember
from ..screens.action_form import ActionForm

Format = FamilyMember.Format


class LetterFormatForm(ActionForm):
    """Standard, large print or plain."""

    to = forms.ChoiceField(
        label="How do they want their letters?",
        choices=Format.choices,
        widget=Radios(
            hints={
                Format.LARGE_PRINT.value: "18 point or larger, with room between the lines",
                Format.PLAIN.value: "One column, no tables; by email it is a page, not a PDF",
            }
        ),
        error_messages={"required": "Select how they want their letters"},
    )

    def __init__(self, request: HttpRequest, case: Case, member: FamilyMember) -> None:
        super().__init__(request, case)
        self.initial["to"] = member.letter_format
