"""Changing what we know of a child and of the people on the case, without writing over anybody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ..editing import Record
from ..fields import DatePartsField, Radios
from ..models import FamilyMember
from ..models.people import Sex
from ..screens import edit_form
from ..screens.two_texts import number_in
from ..search import fold_postcode
from ..upn import fault_of, tidy
from .people import MIDDLE, PageForm, lines, text, yes_no


class EditForm(PageForm, edit_form.EditForm):
    """A record about a person, to be changed without writing over anybody."""

    def source(self) -> Record:
        """An earlier version, when its words are to be used again. Saving makes a new one."""
        asked = number_in(self.request.GET.get("again", ""))
        older = self.record.history.filter(history_id=asked).first() if asked else None
        return older or self.record

    @staticmethod
    def as_typed(value: Any) -> Any:
        """What is so or not so is a question with two answers on the page."""
        return ("yes" if value else "no") if isinstance(value, bool) else value

    def called(self, name: str, label: str) -> str:
        """The name of the record's field: a question to be answered is no name."""
        return label


class EditPersonForm(EditForm):
    """What we know of somebody. How to reach them is changed on a page of its own."""

    edited = (
        "name",
        "other_names",
        "relation",
        "parental_responsibility",
        "language",
        "interpreter",
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
    interpreter = text(
        "An interpreter they need when we speak",
        60,
        help_text="For example, Urdu or British Sign Language",
    )
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
        help_text="For example, ring after 4pm",
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
