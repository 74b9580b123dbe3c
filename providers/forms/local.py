"""A service or setting that the national register does not know: adding, changing, closing it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from cases.fields import DatePartsField, Radios
from cases.screens.action_form import ActionForm

from ..actions.directory import Details, Lead
from ..models import Provider
from ..queries.contacts import inbox_of, lead_of

_KINDS = {
    Provider.Kind.PSYCHOLOGY: "",
    Provider.Kind.HEALTH: "An integrated care board, a trust, a community paediatric team",
    Provider.Kind.THERAPY: "Speech and language, occupational, physiotherapy",
    Provider.Kind.SOCIAL_CARE: "",
    Provider.Kind.SETTING: "An independent setting or provider without a URN",
    Provider.Kind.OTHER: "",
}
NARROW, MIDDLE = "govuk-input--width-5", "govuk-input--width-20"


def _text(label: str, longest: int, *, css: str = "", **rest: Any) -> forms.CharField:
    rest.setdefault("required", False)
    errors = {"max_length": f"{label} must be {longest} characters or fewer"}
    attrs = {"autocomplete": "off", "spellcheck": "false", "class": css}
    return forms.CharField(
        label=label,
        max_length=longest,
        widget=forms.TextInput(attrs=attrs),
        error_messages=errors | rest.pop("error_messages", {}),
        **rest,
    )


def _age(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=99,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": NARROW}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"{label} must be a number from 0 to 99"
        ),
    )


class LocalForm(ActionForm):
    """Who they are, where they are, and whom the council writes to there."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=[(kind.value, kind.label) for kind in _KINDS],
        widget=Radios(hints={kind.value: hint for kind, hint in _KINDS.items() if hint}),
        error_messages={"required": "Select what it is"},
    )
    name = _text("Name", 200, required=True, error_messages={"required": "Enter its name"})
    inbox = forms.EmailField(
        label="Inbox of the organisation",
        help_text="Requests and papers are announced there. An inbox of a team, not of a person",
        required=False,
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "off", "class": MIDDLE}),
        error_messages={"invalid": "Enter an email address like name@example.org"},
    )
    lead_name = _text("Name of the lead", 150, help_text="Late advice is raised with them")
    lead_email = forms.EmailField(
        label="Email address of the lead",
        required=False,
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "off", "class": MIDDLE}),
        error_messages={"invalid": "Enter an email address like name@example.org"},
    )
    lead_phone = _text("Telephone of the lead", 30, css=MIDDLE)
    street = _text("Building and street", 200)
    town = _text("Town", 100, css=MIDDLE)
    postcode = _text("Postcode", 8, css="govuk-input--width-10")
    phone = _text("Telephone", 30, css=MIDDLE)
    website = _text("Website", 200)
    low_age = _age("Youngest age")
    high_age = _age("Oldest age")

    def __init__(self, request: HttpRequest, provider: Provider | None = None) -> None:
        self.provider = provider
        super().__init__(request)

    def set_up(self) -> None:
        """What is known of one that is there already."""
        if self.provider is None:
            return
        names = ("kind", "name", "street", "town", "postcode", "phone", "website")
        known = {name: getattr(self.provider, name) for name in (*names, "low_age", "high_age")}
        lead = lead_of(self.provider)
        known |= {"inbox": inbox_of(self.provider)}
        known |= {f"lead_{name}": getattr(lead, name, "") for name in ("name", "email", "phone")}
        self.initial = {**self.initial, **known}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if (cleaned.get("lead_email") or cleaned.get("lead_phone")) and not cleaned.get(
            "lead_name"
        ):
            self.add_error("lead_name", "Enter the name of the lead")
        low, high = cleaned.get("low_age"), cleaned.get("high_age")
        if low is not None and high is not None and low > high:
            self.add_error("high_age", "Oldest age must be the youngest age or more")
        return cleaned

    @property
    def details(self) -> Details:
        """What was typed of the organisation."""
        typed = self.cleaned_data
        names = ("kind", "name", "street", "town", "postcode", "phone", "website")
        ages = {name: typed[name] for name in ("low_age", "high_age")}
        return Details(**{name: typed[name] for name in names}, **ages, inbox=typed["inbox"])

    @property
    def lead(self) -> Lead | None:
        """What was typed of its lead."""
        typed = self.cleaned_data
        if not typed["lead_name"]:
            return None
        return Lead(typed["lead_name"], typed["lead_email"], typed["lead_phone"])


class CloseForm(ActionForm):
    """Since when a service or setting of ours is closed, and why."""

    on = DatePartsField(label="When did it close?", name="The day it closed", not_future=True)
    reason = forms.CharField(
        label="Why?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it closed"},
    )
