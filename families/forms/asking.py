"""The questions of a request without an account: one thing on each page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from cases.fields import CharacterCount, Checkboxes, DateParts, DatePartsField, Radios
from cases.search import fold_postcode

from ..queries.ask_words import HELPS, KNOWN, WHO

LONGEST_WHY = 20_000
WIDE, MIDDLE = "govuk-!-width-two-thirds", "govuk-input--width-10"
_MARK = "Enter an email address like name@example.com"


def text(label: str, longest: int, css: str = WIDE, **more: Any) -> forms.CharField:
    """One line of text, with errors that name it."""
    widget = forms.TextInput(attrs={"class": css, **more.pop("attrs", {})})
    too_long = {"max_length": f"{label} must be {longest} letters or fewer"}
    said = {"required": f"Enter {label[:1].lower()}{label[1:]}"} | too_long
    return forms.CharField(
        label=label, max_length=longest, widget=widget, error_messages=said, **more
    )


def radios(label: str, choices: Any, said: str, **more: Any) -> forms.ChoiceField:
    """One choice of a few."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=Radios(**more),
        error_messages={"required": said, "invalid_choice": said},
    )


class Question(forms.Form):
    """One page. What it asks may depend on who writes."""

    mark = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, kept: dict[str, Any], who: str, mark: str) -> None:
        super().__init__(request.POST if request.method == "POST" else None, label_suffix="")
        self.speaker = who
        self.initial = {**kept, "mark": mark}
        self.set_up()
        for field in self.fields.values():
            in_fieldset = isinstance(field.widget, forms.RadioSelect | DateParts | Checkboxes)
            name = "govuk-fieldset__legend--s" if in_fieldset else "govuk-label--s"
            field.label_class = name  # type: ignore[attr-defined]

    def set_up(self) -> None:
        """Fields that depend on who writes. Nothing, unless a page says otherwise."""

    @property
    def answer(self) -> dict[str, Any]:
        """What was typed, as it is kept."""
        return {name: value for name, value in self.cleaned_data.items() if name != "mark"}


class WhoForm(Question):
    """Who writes."""

    who = radios(
        "Choose one",
        list(WHO.items()),
        "Say who you are",
        hints={
            "parent": "You have parental responsibility, or you look after the child",
            "young_person": "You have finished Year 11, and you are under 25",
            "helper": "You may be a grandparent, a friend or somebody who works with the family",
        },
    )


class NameForm(Question):
    """The name of who writes, and what they are to the child."""

    name = text("Your name", 120, attrs={"autocomplete": "name"})
    relation = text(
        "What you are to the child",
        60,
        required=False,
        help_text="For example: mother, foster carer, uncle",
    )

    def set_up(self) -> None:
        self.fields["relation"].required = self.speaker == "helper"


class ChildForm(Question):
    """A name of any spelling; one name is enough."""

    forename = text("First name", 100, required=False)
    surname = text(
        "Last name", 100, required=False, help_text="If there is only one name, write it here"
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors and not (typed.get("forename") or typed.get("surname")):
            self.add_error("forename", "Enter a name")
        return typed


class BornForm(Question):
    """The date of birth."""

    born = DatePartsField(
        label="Date of birth", help_text="For example, 31 3 2019", not_future=True
    )

    def __init__(self, request: HttpRequest, kept: dict[str, Any], who: str, mark: str) -> None:
        year, month, day = (kept.get("born") or "--").split("-")
        boxes = {"year": year, "month": month.lstrip("0"), "day": day.lstrip("0")}
        super().__init__(request, {"born": boxes} if year else {}, who, mark)

    @property
    def answer(self) -> dict[str, Any]:
        return {"born": self.cleaned_data["born"].isoformat()}


class AddressForm(Question):
    """Where they live. It may be nowhere."""

    address = forms.CharField(
        label="Address",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
        help_text="Leave this empty if you have no address now",
        error_messages={"max_length": "Address must be 500 letters or fewer"},
    )
    postcode = text("Postcode", 10, MIDDLE, required=False)

    def clean_address(self) -> str:
        return "\n".join(str(self.cleaned_data["address"]).splitlines())

    def clean_postcode(self) -> str:
        postcode = fold_postcode(self.cleaned_data["postcode"])
        if len(postcode) > 8:
            raise forms.ValidationError("Postcode must be 8 letters or fewer, like EX1 1AA")
        return postcode


class OthersForm(Question):
    """Who else has parental responsibility."""

    others = radios(
        "Choose one", list(KNOWN.items()), "Say if anybody else has parental responsibility"
    )
    who = text("If yes, who are they?", 300, required=False, help_text="Their names, if you know")


class SafeForm(Question):
    """Whether an address must be kept from somebody, asked plainly."""

    secret = radios(
        "Choose one",
        [("yes", "Yes, keep it secret"), ("no", "No")],
        "Say if we must keep the address secret",
    )
    whom = text(
        "If yes, who must not learn it?",
        300,
        required=False,
        help_text="Leave this empty if nobody else may learn it",
    )


class ReachForm(Question):
    """Email, telephone, or neither."""

    email = forms.EmailField(
        label="Email address",
        required=False,
        widget=forms.EmailInput(attrs={"class": WIDE, "autocomplete": "email"}),
        error_messages={"invalid": _MARK},
    )
    phone = text("Phone number", 30, MIDDLE, required=False, attrs={"autocomplete": "tel"})


class WhyForm(Question):
    """Why they ask, in their own words. Nothing has to be written."""

    why = forms.CharField(
        label="In your own words",
        required=False,
        widget=CharacterCount(maxlength=LONGEST_WHY, attrs={"rows": 12}),
        help_text="You can write as little as you like",
    )

    def clean_why(self) -> str:
        why = str(self.cleaned_data["why"]).replace("\r\n", "\n")
        if len(why) > LONGEST_WHY:
            raise forms.ValidationError(
                f"You wrote {len(why):,} letters. The most is {LONGEST_WHY:,}"
            )
        return why


class TalkForm(Question):
    """What helps when we talk with them."""

    helps = forms.MultipleChoiceField(
        label="Choose all that help",
        choices=list(HELPS.items()),
        widget=Checkboxes(),
        required=False,
    )
    language = text("Language", 60, required=False, help_text="For example: Polish, Urdu, BSL")
    more = text("Is there anything else that helps?", 200, required=False)
