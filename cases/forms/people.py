"""Putting somebody on the case whom letters go to."""

from __future__ import annotations

from typing import Any

from django import forms

from ..fields import Radios
from ..models import FamilyMember
from .base import ActionForm


class PersonForm(ActionForm):
    """A parent, a carer, or the young person in their own right."""

    name = forms.CharField(
        label="Full name",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the person's name"},
    )
    relation = forms.CharField(
        label="Relation to the child",
        help_text="For example, mother or foster carer. For the young person, enter: Young person",
        max_length=60,
        error_messages={"required": "Enter their relation to the child"},
    )
    parental_responsibility = forms.TypedChoiceField(
        label="Do they have parental responsibility, or care of the child?",
        help_text="Decisions are sent to everybody who has it",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda value: value == "yes",
        widget=Radios(attrs={"class": "govuk-radios--inline"}),
        error_messages={"required": "Select whether they have parental responsibility"},
    )
    channel = forms.ChoiceField(
        label="How do they want us to write to them?",
        choices=FamilyMember.Channel.choices,
        widget=Radios(
            hints={
                FamilyMember.Channel.EMAIL.value: (
                    "Only if they agreed to it. The email holds a link, never the letter"
                )
            }
        ),
        error_messages={"required": "Select how they want us to write to them"},
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
    email = forms.EmailField(
        label="Email address",
        required=False,
        error_messages={"invalid": "Enter an email address like name@example.com"},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        channel = cleaned.get("channel")
        if channel == FamilyMember.Channel.POST and not cleaned.get("address", "").strip():
            self.add_error("address", "Enter the address letters are posted to")
        wants_email = channel == FamilyMember.Channel.EMAIL
        if wants_email and "email" not in self.errors and not cleaned.get("email"):
            self.add_error("email", "Enter the email address we write to")
        return cleaned
