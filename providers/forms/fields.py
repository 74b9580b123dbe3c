"""Kinds of question that several forms about settings and services ask."""

from __future__ import annotations

from decimal import Decimal

from django import forms

from cases.fields import CharacterCount

LONGEST = 4000


def line(label: str, hint: str = "", longest: int = 200, missing: str = "") -> forms.CharField:
    """A few words."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=bool(missing),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": missing} if missing else None,
    )


def words(label: str, hint: str = "", missing: str = "", rows: int = 4) -> forms.CharField:
    """An answer in sentences."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        required=bool(missing),
        widget=CharacterCount(maxlength=LONGEST, attrs={"rows": rows}),
        error_messages={"required": missing} if missing else None,
    )


def email(label: str, hint: str = "") -> forms.EmailField:
    """An email address."""
    return forms.EmailField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": "Enter an email address like name@example.org"},
    )


def count(label: str, hint: str = "", missing: str = "", most: int = 20_000) -> forms.IntegerField:
    """A whole number, 0 or more."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=0,
        max_value=most,
        required=bool(missing),
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-4", "inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={
            "required": missing or "Enter a number",
            "invalid": "Enter a whole number, like 14",
            "min_value": "The number must be 0 or more",
            "max_value": f"The number must be {most:,} or fewer",
        },
    )


def money(label: str, hint: str = "", missing: str = "") -> forms.DecimalField:
    """An amount in pounds and pence, never less than nothing. Empty stays empty: it is not 0."""
    return forms.DecimalField(
        label=label,
        help_text=hint,
        max_digits=10,
        decimal_places=2,
        min_value=Decimal(0),
        required=bool(missing),
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-10", "inputmode": "decimal", "autocomplete": "off"}
        ),
        error_messages={
            "required": missing,
            "invalid": "Enter an amount in pounds, like 61500 or 48.50",
            "min_value": "The amount must not be less than nothing",
            "max_decimal_places": "Enter whole pence, like 48.50",
            "max_digits": "That is more than any amount here",
            "max_whole_digits": "That is more than any amount here",
        },
    )
