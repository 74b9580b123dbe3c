"""Who signs in for a setting or service: inviting them, describing oneself, leaving."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from cases.fields import DatePartsField, Radios
from cases.screens.action_form import ActionForm

from ..actions.memberships import Invited
from ..models import Membership


class InviteForm(ActionForm):
    """A colleague who is to sign in."""

    email = forms.EmailField(
        label="Email address at work",
        help_text="Their own, not one that several people read",
    )
    name = forms.CharField(label="Full name", max_length=150)
    post = forms.CharField(
        label="Role",
        help_text="For example, SENCO or Educational psychologist",
        max_length=150,
        required=False,
    )
    register_number = forms.CharField(
        label="Number in the register of their profession", max_length=40, required=False
    )
    is_admin = forms.BooleanField(
        label="They also look after the people here, and share out the work", required=False
    )

    def __init__(self, request: HttpRequest, *, first: bool = False):
        self.first = first
        super().__init__(request)

    def set_up(self) -> None:
        self.initial["is_admin"] = self.first

    @property
    def who(self) -> Invited:
        """Who is invited, and as what."""
        typed = self.cleaned_data
        return Invited(**{name: typed[name] for name in _OF_AN_INVITATION})


_OF_AN_INVITATION = ("email", "name", "post", "register_number", "is_admin")


class OwnForm(ActionForm):
    """As what somebody works, as they say it themselves."""

    post = forms.CharField(label="Your role", max_length=150, required=False)
    register_number = forms.CharField(
        label="Your number in the register of your profession", max_length=40, required=False
    )
    registered_until = DatePartsField(
        label="Until when are you registered?",
        name="The day your registration ends",
        help_text="Leave empty if it has no end",
        required=False,
    )

    def __init__(self, request: HttpRequest, own: Membership):
        self.own = own
        super().__init__(request)

    def set_up(self) -> None:
        for name in ("post", "register_number", "registered_until"):
            self.initial[name] = getattr(self.own, name)


class EndForm(ActionForm):
    """When somebody leaves."""

    when = forms.ChoiceField(
        label="When do they leave?",
        choices=[("now", "Now"), ("later", "At the end of a day")],
        widget=Radios,
    )
    last_day = DatePartsField(label="Their last day", name="Their last day", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("when") == "later" and not cleaned.get("last_day"):
            if "last_day" not in self.errors:
                self.add_error("last_day", "Enter their last day")
        elif cleaned.get("when") == "now":
            cleaned["last_day"] = None
        return cleaned
