"""Whether an author of advice may read what the others advised."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest

from cases.fields import Radios
from cases.screens.action_form import ActionForm

from ..models import AdviceRequest


class SharingForm(ActionForm):
    """Yes or no, said by the officer."""

    allowed = forms.ChoiceField(
        label="May they read the advice of the others?",
        choices=[("no", "No"), ("yes", "Yes: the family has been asked and does not object")],
        widget=Radios,
    )

    def __init__(self, request: HttpRequest, asked: AdviceRequest):
        self.asked = asked
        super().__init__(request)

    def set_up(self) -> None:
        self.initial["allowed"] = "yes" if self.asked.sees_others else "no"
