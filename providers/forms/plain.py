"""Text as people paste it, and an act that needs a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from cases.screens.action_form import ActionForm

from ..plain_text import made_plain

LONGEST = 20_000


class PlainText(forms.CharField):
    """Text that may be pasted from a word processor."""

    def to_python(self, value: Any) -> str:
        return made_plain(super().to_python(value) or "")


def box(rows: int = 4) -> forms.Textarea:
    """A box of some lines."""
    return forms.Textarea(attrs={"rows": rows})


class BecauseForm(ActionForm):
    """An act that needs a reason and nothing else."""

    because = PlainText(label="Why?", max_length=LONGEST, widget=box())

    def __init__(self, request: HttpRequest, label: str, hint: str = ""):
        self.label, self.hint = label, hint
        super().__init__(request)

    def set_up(self) -> None:
        self.fields["because"].label = self.label
        self.fields["because"].help_text = self.hint
