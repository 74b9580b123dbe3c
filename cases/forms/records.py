"""Changing what we know of a child and of the people on the case, without writing over anybody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from ..editing import Clashed, Edit, Record, version_of
from ..fields import DatePartsField, Radios
from ..models import Case, FamilyMember
from ..models.people import Sex
from ..screens.two_texts import carried_on, edit_of, number_in, told_of
from ..search import fold_postcode
from ..upn import fault_of, tidy
from .people import MIDDLE, PageForm, lines, text, yes_no


class EditForm(PageForm):
    """A record as it stands, to be changed without writing over anybody."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    answered = forms.CharField(required=False, widget=forms.HiddenInput)
    edited: tuple[str, ...] = ()

    def __init__(self, request: HttpRequest, case: Case, record: Record) -> None:
        self.record = record
        super().__init__(request, case)

    def set_up(self) -> None:
        super().set_up()
        self.initial["version"] = str(version_of(self.record))
        source = self._older() or self.record
        for name in self.edited:
            value = getattr(source, name)
            is_answer = isinstance(value, bool)
            self.initial[name] = ("yes" if value else "no") if is_answer else value

    def _older(self) -> Any:
        """An earlier version, when its words are to be used again. Saving makes a new one."""
        asked = number_in(self.request.GET.get("again", ""))
        return self.record.history.filter(history_id=asked).first() if asked else None

    @property
    def edit(self) -> Edit:
        """What was typed, what the page had seen, and how a clash was settled."""
        return edit_of({name: self.cleaned_data[name] for name in self.edited}, self.data)

    def told_of(self, clash: Clashed) -> dict[str, Any]:
        """Both texts of what two people changed, field by field."""
        told = told_of(self.record, clash, self.data.get("answered", ""))
        return told | {"carried": carried_on(self.carried(), self.edited)}


class EditPersonForm(EditForm):
    """What we know of somebody. How to reach them is changed on a page of its own."""

    edited = (
        "name",
        "other_names",
        "relation",
        "parental_responsibility",
        "language",
        "letter_format",
        "needs",
    )
    name = text(
        "Full name", 200, required=True, error_messages={"required": "Enter the person's name"}
    )
    other_names = text("Other names they use or used", 200)
    relation = text(
        "Relation to the child",
        60,
        required=True,
        help_text="For example, mother or foster carer. For the young person, enter: Young person",
        error_messages={"required": "Enter their relation to the child"},
    )
    parental_responsibility = yes_no(
        "Do they have parental responsibility, or care of the child?",
        help_text="Decisions are sent to everybody who has it",
        error_messages={"required": "Select whether they have parental responsibility"},
    )
    language = text("Language they read, if not English", 60)
    letter_format = forms.ChoiceField(
        label="Format of letters",
        help_text="Every later letter to them is made in it",
        choices=FamilyMember.Format.choices,
        widget=Radios(),
        error_messages={"required": "Select the format of letters"},
    )
    needs = text(
        "What helps when we write or speak to them",
        200,
        help_text="For example, ring after 4pm, or an interpreter for Urdu",
    )


class EditChildForm(EditForm):
    """The child's record. The names are kept as the family writes them."""

    edited = ("forename", "surname", "date_of_birth", "sex", "upn", "address", "postcode")
    forename = text("First name", 100, help_text="Leave empty for a child with one name")
    surname = text(
        "Last name",
        100,
        required=True,
        error_messages={
            "required": "Enter the last name. A child with one name has it as last name"
        },
    )
    date_of_birth = DatePartsField(label="Date of birth", not_future=True)
    sex = forms.ChoiceField(
        label="Sex",
        choices=Sex.choices,
        required=False,
        widget=Radios(attrs={"class": "govuk-radios--inline"}),
    )
    upn = text("Unique pupil number (UPN)", 30, css="govuk-input--width-20")
    address = lines("Home address")
    postcode = text("Postcode", 10, css=MIDDLE)
    reason = text(
        "How do you know? Needed for another date of birth",
        200,
        help_text="For example, the birth certificate. A date of birth moves dates on the case",
    )

    def clean_upn(self) -> str:
        upn = tidy(self.cleaned_data["upn"])
        if upn and upn != self.record.upn and (fault := fault_of(upn)):  # type: ignore[union-attr]
            raise ValidationError(fault)
        return upn

    def clean_postcode(self) -> str:
        return fold_postcode(self.cleaned_data["postcode"])
