"""Saying yes to an erasure, as the second person."""

from __future__ import annotations

from django import forms

from cases.screens.action_form import ActionForm


class ConfirmForm(ActionForm):
    """A reference of the record, typed: nobody erases by a slip."""

    reference = forms.CharField(
        label="Type the reference of a case of this record",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
        error_messages={"required": "Type the reference of a case of this record"},
    )
