"""What somebody of a family changes of their own details, one thing to a page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.forms import code_field
from cases.editing import Edit, version_of
from cases.fields import Radios
from cases.models import FamilyMember
from cases.screens.action_form import ActionForm
from cases.screens.two_texts import number_in
from cases.search import fold_postcode

SAFE = [("yes", "Yes"), ("no", "No, it would not be safe")]
_WIDE, _MIDDLE = "govuk-!-width-two-thirds", "govuk-input--width-10"


class DetailForm(ActionForm):
    """One thing about the reader. What the page showed is remembered, so nobody is overwritten."""

    title = ""
    names: tuple[str, ...] = ()
    is_reach = False
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, member: FamilyMember) -> None:
        self.member = member
        super().__init__(request)

    def set_up(self) -> None:
        self.initial["version"] = str(version_of(self.member))
        self.initial.update({name: getattr(self.member, name) for name in self.names})

    @property
    def new(self) -> dict[str, Any]:
        """What was typed."""
        return {name: self.cleaned_data[name] for name in self.names}

    @property
    def edit(self) -> Edit:
        """What was typed, and the version the page had shown."""
        return Edit(self.new, self.shown)

    @property
    def shown(self) -> int:
        """The version of the record that the page had shown."""
        return number_in(self.data.get("version", ""))


class ReachForm(DetailForm):
    """How we reach them: changed after a code from the address we have."""

    is_reach = True
    safe = forms.ChoiceField(
        label="Is it safe to tell your old address about this?",
        help_text="We tell it that something was changed, and never what. This is so that you"
        " hear of it if somebody else does this.",
        choices=SAFE,
        initial="yes",
        widget=Radios(),
        error_messages={"required": "Say if it is safe to tell your old address"},
    )

    def set_up(self) -> None:
        super().set_up()
        self.order_fields([*self.names, "safe"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and all(
            str(cleaned[name]).split() == str(getattr(self.member, name)).split()
            for name in self.names
        ):
            self.add_error(self.names[0], "This is what we have. Write what is new")
        return cleaned


class AddressForm(ReachForm):
    """Where they live, or where letters go."""

    title, names = "Your address", ("address", "postcode")
    address = forms.CharField(
        label="Address",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "street-address"}),
        error_messages={"required": "Enter your address"},
    )
    postcode = forms.CharField(
        label="Postcode",
        required=False,
        widget=forms.TextInput(attrs={"class": _MIDDLE, "autocomplete": "postal-code"}),
    )

    def clean_postcode(self) -> str:
        postcode = fold_postcode(self.cleaned_data["postcode"])
        if len(postcode) > 8:
            raise ValidationError("Enter a postcode like EX1 1AA")
        return postcode


class EmailForm(ReachForm):
    """Their email. The new one gets a code as well, so that we know it works."""

    title, names = "Your email", ("email",)
    email = forms.EmailField(
        label="Email address",
        widget=forms.EmailInput(attrs={"class": _WIDE, "autocomplete": "email"}),
        error_messages={
            "required": "Enter your email address",
            "invalid": "Enter an email address like name@example.com",
        },
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


class PhoneForm(ReachForm):
    """Their phone number."""

    title, names = "Your phone", ("phone",)
    phone = forms.CharField(
        label="Phone number",
        max_length=30,
        widget=forms.TextInput(attrs={"class": _MIDDLE, "autocomplete": "tel", "type": "tel"}),
        error_messages={"required": "Enter your phone number"},
    )


class ChannelForm(ReachForm):
    """Post or email."""

    title, names = "How we write to you", ("channel",)
    channel = forms.ChoiceField(
        label="Choose one",
        choices=FamilyMember.Channel.choices,
        widget=Radios(
            hints={
                "email": "We send you an email with a link. The letter is here when you sign in.",
                "post": "We send letters to your address. They are here as well.",
            }
        ),
        error_messages={"required": "Choose how we write to you"},
    )


class LanguageForm(DetailForm):
    """The language they read, and an interpreter."""

    title, names = "Your language", ("language", "interpreter")
    language = forms.CharField(
        label="A language you read, if it is not English",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": _MIDDLE}),
    )
    interpreter = forms.CharField(
        label="An interpreter you need when we speak",
        help_text="For example: Polish, Urdu, British Sign Language",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": _MIDDLE}),
    )


class FormatForm(DetailForm):
    """The form of letters."""

    title, names = "Our letters to you", ("letter_format",)
    letter_format = forms.ChoiceField(
        label="How do you want our letters?",
        help_text="Every letter from now on is made like this.",
        choices=FamilyMember.Format.choices,
        widget=Radios(),
        error_messages={"required": "Choose how you want our letters"},
    )


class HelpsForm(DetailForm):
    """What helps, in their words."""

    title, names = "What helps", ("needs",)
    needs = forms.CharField(
        label="What helps when we write or speak to you?",
        help_text="For example: ring after 4pm, short emails, more time to answer.",
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Write 200 letters or fewer"},
    )


class KeepForm(ActionForm):
    """Whether the others on the case must not learn how to reach them."""

    sure = forms.BooleanField(
        label="Yes, keep my details from the others",
        error_messages={"required": "Choose yes if you want this"},
    )
    because = forms.CharField(
        label="Do you want to tell us why?",
        help_text="You need not. Only staff read it.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StillRightForm(ActionForm):
    """A button that says that all of it is right."""


class CodeForm(ActionForm):
    """The code from the address we had; and of a new email, the one that went there."""

    code = code_field()

    def __init__(self, request: HttpRequest, *, with_new: bool) -> None:
        self.with_new = with_new
        super().__init__(request)

    def set_up(self) -> None:
        self.fields["code"].label = "The code that went to the email address we have"
        if self.with_new:
            self.fields["new_code"] = code_field()
            self.fields["new_code"].label = "The code that went to your new email address"


FORMS: dict[str, type[DetailForm]] = {
    "address": AddressForm,
    "email": EmailForm,
    "phone": PhoneForm,
    "channel": ChannelForm,
    "language": LanguageForm,
    "format": FormatForm,
    "helps": HelpsForm,
}
