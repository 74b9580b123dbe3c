"""Taking in what reached us, reading it, opening a case for it, saying why it is no request."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.models import Team

from ..actions.intake import AsGiven
from ..fields import CharacterCount, DatePartsField, Radios
from ..models import Case, IntakeItem
from ..models.people import Sex
from ..screens.action_form import ActionForm
from ..search import fold_postcode
from ..upn import tidy
from .requests import CHILD_FIELDS, MIDDLE, NARROW, RECEIVED_HINT, WIDE, _text

Route, DatedBy = IntakeItem.Route, IntakeItem.DatedBy
LONGEST_WORDS = 20_000
LONGEST_REASON = 2000
GIVEN_FIELDS = (*CHILD_FIELDS, "source", "sender", "setting_urn")


class ReadForm(ActionForm):
    """Which child something is about, as it says: nothing is put right, much may be missing."""

    forename = _text("First name", WIDE, longest=100)
    surname = _text("Last name", WIDE, longest=100, hint="A child with one name has it here")
    date_of_birth = DatePartsField(
        label="Date of birth", help_text="For example, 31 3 2019", not_future=True, required=False
    )
    sex = forms.ChoiceField(
        label="Sex",
        choices=Sex.choices,
        widget=Radios(attrs={"class": "govuk-radios--inline"}),
        required=False,
    )
    upn = _text("Unique pupil number (UPN)", WIDE, longest=30)
    address = forms.CharField(
        label="Home address", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    postcode = _text("Postcode", MIDDLE, longest=10)
    source = forms.ChoiceField(
        label="Who asks?",
        choices=Case.Source.choices,
        widget=Radios(),
        error_messages={"required": "Select who asks"},
    )
    sender = _text("Their name", WIDE, longest=200)
    setting_urn = _text(
        "School or college number (URN)", NARROW, longest=6, hint="6 numbers, if it is given"
    )

    def __init__(self, request: HttpRequest, item: IntakeItem | None = None) -> None:
        self.item = item
        super().__init__(request)

    def set_up(self) -> None:
        if self.item is not None:
            given = {name: getattr(self.item, name) for name in GIVEN_FIELDS}
            self.initial = {**self.initial, **given}

    def clean_upn(self) -> str:
        upn = tidy(self.cleaned_data["upn"])
        if len(upn) > 13:
            raise ValidationError("UPN must be 13 characters or fewer")
        return upn

    def clean_postcode(self) -> str:
        postcode = fold_postcode(self.cleaned_data["postcode"])
        if len(postcode) > 8:
            raise ValidationError("Postcode must be 8 characters or fewer, like EX1 1AA")
        return postcode

    @property
    def given(self) -> AsGiven:
        """What it says, as it was typed."""
        says = self.cleaned_data.get("says", "")
        return AsGiven(**{name: self.cleaned_data[name] for name in GIVEN_FIELDS}, says=says)


class TakeInForm(ReadForm):
    """Something that reached us by post, by email or by hand."""

    route = forms.ChoiceField(
        label="How did it reach us?",
        choices=[choice for choice in Route.choices if choice[0] != Route.PORTAL],
        widget=Radios(),
        error_messages={"required": "Select how it reached us"},
    )
    received_on = DatePartsField(
        label="What day did it reach us?",
        name="The day it reached us",
        help_text=RECEIVED_HINT,
        not_future=True,
        error_messages={"required": "Enter the day it reached us"},
    )
    dated_by = forms.ChoiceField(
        label="How do we know the day?",
        choices=[choice for choice in DatedBy.choices if choice[0] != DatedBy.PORTAL],
        widget=Radios(),
        error_messages={"required": "Select how we know the day"},
    )
    says = forms.CharField(
        label="What does it say?",
        help_text="For an email, paste all of it. For a letter, what matters of it",
        widget=CharacterCount(maxlength=LONGEST_WORDS, attrs={"rows": 8}),
        max_length=LONGEST_WORDS,
        required=False,
        error_messages={"max_length": f"It must be {LONGEST_WORDS} characters or fewer"},
    )


class ReasonForm(ActionForm):
    """One question: why."""

    reason = forms.CharField(
        widget=CharacterCount(maxlength=LONGEST_REASON, attrs={"rows": 4}),
        max_length=LONGEST_REASON,
        error_messages={
            "required": "Enter the reason",
            "max_length": f"The reason must be {LONGEST_REASON} characters or fewer",
        },
    )

    def __init__(self, request: HttpRequest, question: str) -> None:
        self.question = question
        super().__init__(request)

    def set_up(self) -> None:
        self.fields["reason"].label = self.question


class PassForm(ActionForm):
    """Whose work something is instead of ours, and why."""

    team = forms.ModelChoiceField(
        label="Which team is it for?",
        queryset=Team.objects.none(),
        empty_label="Choose a team",
        error_messages={
            "required": "Select the team that it is for",
            "invalid_choice": "That is no other team. Choose another",
        },
    )
    reason = forms.CharField(
        label="Why is it for them?",
        help_text="They read this, and it stays with what reached us",
        widget=CharacterCount(maxlength=LONGEST_REASON, attrs={"rows": 4}),
        max_length=LONGEST_REASON,
        error_messages={
            "required": "Say why it is their work",
            "max_length": f"The reason must be {LONGEST_REASON} characters or fewer",
        },
    )

    def __init__(self, request: HttpRequest, item: IntakeItem) -> None:
        self.item = item
        super().__init__(request)

    def set_up(self) -> None:
        others = Team.objects.order_by("name")
        if self.item.team_id is not None:
            others = others.exclude(pk=self.item.team_id)
        self.fields["team"].queryset = others  # type: ignore[attr-defined]


class PlainForm(ActionForm):
    """A button that does one thing, once."""


class FindCaseForm(ActionForm):
    """The number of a case that an item is to be joined to."""

    reference = _text("Case number", MIDDLE, longest=40, hint="For example, EHC-2026-00012")

    def set_up(self) -> None:
        field: Any = self.fields["reference"]
        field.required = True
        field.error_messages["required"] = "Enter the number of the case"
