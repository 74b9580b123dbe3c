"""How families and who helps them sign in with a code. Staff do not: they have a second step."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms

from .models import Role, User

TOO_OFTEN = (
    "You asked for too many codes. Wait an hour and try again, or ring us: the number is at the"
    " foot of this page. We can let you in sooner."
)
CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10"}


def code_field() -> forms.CharField:
    """The box a code is typed into."""
    return forms.CharField(
        label="The code",
        help_text="6 numbers, from the newest email we sent",
        max_length=20,
        widget=forms.TextInput(attrs=CODE),
        error_messages={"required": "Enter the code from our email"},
    )


class AskForCodeForm(RequestLoginCodeForm):  # type: ignore[misc]
    """Which address the code goes to. For everybody but families it is as if there were none."""

    email = forms.EmailField(
        label="Your email address",
        help_text="The one we wrote to when we invited you",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your email address",
            "invalid": "Enter an email address like name@example.com",
        },
    )

    def clean_email(self) -> str:
        """The same for known and unknown addresses: in words, in limits, in the mail that goes."""
        try:
            email = str(super().clean_email())
        except forms.ValidationError as refused:
            raise forms.ValidationError(TOO_OFTEN) from refused
        known: User | None = getattr(self, "_user", None)
        if known is not None and known.role != Role.FAMILY:
            self._user = None
        return email


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code that came by email."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = code_field()
