"""Kinds of question that several forms ask."""

from __future__ import annotations

from django import forms

from ..fields import CharacterCount, Checkboxes


def some_of(label: str) -> forms.MultipleChoiceField:
    """Any number of several answers."""
    return forms.MultipleChoiceField(
        label=label, help_text="Select all that apply", widget=Checkboxes(), required=False
    )


def long_text(label: str, longest: int, rows: int = 4, hint: str = "") -> forms.CharField:
    """An answer in sentences, of so many characters at most."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=longest,
        widget=CharacterCount(maxlength=longest, attrs={"rows": rows}),
        error_messages={"max_length": f"This must be {longest} characters or fewer"},
    )
