"""The officer’s decision after the advice. Which advice there was is read, never typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from cases.fields import DatePartsField, Radios
from cases.screens.action_form import ActionForm
from plans.forms.fields import words as text

from ..actions.deciding import Chosen

DEPARTS = "Why do you decide otherwise than advised?"
ONLY_IF = "Only if your decision is not what was advised"


class _When(ActionForm):
    reasons = text(
        "Your reasons",
        "In your own name, for the family. Reasons of the advice are yours once you say so",
        rows=8,
        missing="Enter your reasons",
    )
    departs_because = text(DEPARTS, ONLY_IF)
    on = DatePartsField(
        label="When do you decide?", name="The day of the decision", not_future=True
    )

    def set_up(self) -> None:
        self.initial["on"] = timezone.localdate()


class OtherForm(_When):
    """A decision on a question that is none of the assessment path."""

    follows = forms.ChoiceField(
        label="Do you follow the advice?",
        choices=[("yes", "Yes"), ("no", "No, I decide otherwise")],
        widget=Radios(),
        error_messages={"required": "Select whether you follow the advice"},
    )
    decided = text("What do you decide?", rows=3, missing="Enter what you decide")
    field_order = ("follows", "decided", "reasons", "departs_because", "on")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("follows") == "no" and not cleaned.get("departs_because", "").strip():
            self.add_error("departs_because", "Say why you decide otherwise than advised")
        return cleaned

    @property
    def chosen(self) -> Chosen:
        """What was decided."""
        typed = self.cleaned_data
        kept = {name: typed[name] for name in ("decided", "reasons", "departs_because", "on")}
        return Chosen(follows=typed["follows"] == "yes", **kept)


class PutOffForm(ActionForm):
    """Why a senior agrees that a case is put off again."""

    agreed_because = text(
        "Why do you agree to putting it off again?", missing="Say why you agree"
    )  # fmt: skip
    kept_because = text("If a reason the law does not know is kept: why?", rows=2)


class DoneForm(ActionForm):
    """What was done, and when."""

    note = text("What was done?", missing="Say what was done")
    on = DatePartsField(label="When?", name="The day it was done", not_future=True)

    def set_up(self) -> None:
        self.initial["on"] = timezone.localdate()
