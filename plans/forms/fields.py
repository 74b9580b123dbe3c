"""Kinds of question that the forms of a plan ask. What is pasted is cleaned first."""

from __future__ import annotations

from typing import Any

from django import forms

from ..plain import plain


class PlainText(forms.CharField):
    """Text without anything in it that its writer does not see."""

    def to_python(self, value: Any) -> str:
        typed = "" if value in self.empty_values else plain(str(value))
        return super().to_python(typed) or ""


class Ticked(forms.MultipleChoiceField):
    """Boxes that were ticked. What is not, or no longer, among the choices is left aside."""

    def __init__(self, label: str, **rest: Any) -> None:
        super().__init__(label=label, required=False, **rest)

    def clean(self, value: Any) -> list[str]:
        known = {str(key) for key, _ in self.choices}  # type: ignore[misc, union-attr]
        return [one for one in value or [] if one in known]


class Carried(forms.MultipleChoiceField):
    """Values that a page carries unseen: whatever they are, somebody may have written them."""

    widget = forms.MultipleHiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> list[str]:
        return [str(one) for one in value or []]


def line(label: str, longest: int, hint: str = "") -> PlainText:
    """A few words."""
    return PlainText(
        label=label,
        help_text=hint,
        max_length=longest,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": f"{label}: write {longest} letters or fewer"},
    )


def words(label: str, hint: str = "", rows: int = 4, missing: str = "") -> PlainText:
    """Sentences."""
    return PlainText(
        label=label,
        help_text=hint,
        required=bool(missing),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing} if missing else None,
    )
