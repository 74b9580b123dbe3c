"""The people on a case: adding them, and changing what we know of them."""

from __future__ import annotations

from typing import Any

from django import forms

from ..fields import Radios
from ..models import FamilyMember
from ..screens.action_form import ActionForm

YES_NO = [("yes", "Yes"), ("no", "No")]
MIDDLE = "govuk-input--width-10"


def text(label: str, longest: int, *, css: str = "", **rest: Any) -> forms.CharField:
    """A line of text about a person: no browser fills it in or corrects its spelling."""
    attrs = {"autocomplete": "off", "spellcheck": "false", "class": css}
    rest.setdefault("required", False)
    errors = {"max_length": f"{label} must be {longest} characters or fewer"}
    errors |= rest.pop("error_messages", {})
    return forms.CharField(
        label=label,
        max_length=longest,
        widget=forms.TextInput(attrs=attrs),
        error_messages=errors,
        **rest,
    )


def lines(label: str, *, rows: int = 3, **rest: Any) -> forms.CharField:
    """A box of several lines."""
    widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, widget=widget, **{"required": False, **rest})


def yes_no(label: str, **rest: Any) -> forms.TypedChoiceField:
    """A question answered with yes or no, and not before it was answered."""
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda value: value == "yes",
        widget=Radios(attrs={"class": "govuk-radios--inline"}),
        **rest,
    )


def channels(label: str = "How do they want us to write to them?") -> forms.ChoiceField:
    """Post or email."""
    agreed = "Only if they agreed to it. The email holds a link, never the letter"
    return forms.ChoiceField(
        label=label,
        choices=FamilyMember.Channel.choices,
        widget=Radios(hints={FamilyMember.Channel.EMAIL.value: agreed}),
        error_messages={"required": "Select how they want us to write to them"},
    )


class PageForm(ActionForm):
    """A form about a person that leads back to where one came from.

    What is recorded in the chronology meanwhile does not matter to it: two who write on one person
    are told apart by the version of that person's record.
    """

    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def set_up(self) -> None:
        super().set_up()
        self.initial["next"] = self.request.GET.get("next", "")

    def refuse_if_moved_on(self) -> None:
        """Nothing to refuse: see above."""


class PersonForm(PageForm):
    """A parent, a carer, or the young person in their own right."""

    name = text(
        "Full name", 200, required=True, error_messages={"required": "Enter the person's name"}
    )
    relation = forms.CharField(
        label="Relation to the child",
        help_text="For example, mother or foster carer. For the young person, enter: Young person",
        max_length=60,
        error_messages={"required": "Enter their relation to the child"},
    )
    parental_responsibility = yes_no(
        "Do they have parental responsibility, or care of the child?",
        help_text="Decisions are sent to everybody who has it",
        error_messages={"required": "Select whether they have parental responsibility"},
    )
    channel = channels()
    address = lines("Address")
    postcode = text("Postcode", 10, css=MIDDLE)
    email = forms.EmailField(
        label="Email address",
        required=False,
        error_messages={"invalid": "Enter an email address like name@example.com"},
    )
    refuse_if_moved_on = ActionForm.refuse_if_moved_on  # a new person has no version yet

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        channel = cleaned.get("channel")
        if channel == FamilyMember.Channel.POST and not cleaned.get("address", "").strip():
            self.add_error("address", "Enter the address letters are posted to")
        wants_email = channel == FamilyMember.Channel.EMAIL
        if wants_email and "email" not in self.errors and not cleaned.get("email"):
            self.add_error("email", "Enter the email address we write to")
        return cleaned
