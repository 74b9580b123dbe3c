"""A panel, and a seat on it."""

from __future__ import annotations

from datetime import time

from django import forms
from django.http import HttpRequest

from accounts.models import User
from cases import roles
from cases.fields import DatePartsField, Radios
from cases.screens.action_form import ActionForm
from providers.models import Provider

from ..kinds import KINDS, SEATS
from ..models import Membership, Panel

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_TIME = {
    "required": "Enter when it starts, like 09:30",
    "invalid": "Enter a time like 09:30",
}


def time_field(label: str) -> forms.TimeField:
    """When something starts, by the clock of 24 hours."""
    box = forms.TextInput(attrs={"inputmode": "text"})
    return forms.TimeField(
        label=label, help_text="For example, 09:30 or 14:00", widget=box, error_messages=_TIME
    )


def number_field(label: str, least: int, most: int, hint: str = "") -> forms.IntegerField:
    """A whole number between two others."""
    wrong = f"Enter a number from {least} to {most}"
    words = dict.fromkeys(("required", "invalid", "min_value", "max_value"), f"{label} {wrong}")
    box = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=least,
        max_value=most,
        widget=box,
        error_messages=words,
    )


class PanelForm(ActionForm):
    """What a panel is called, of which kind it is, and when it meets."""

    kind = forms.ChoiceField(
        label="Which kind of panel?",
        help_text="The kind says which question it is asked, who sits and what its quorum is",
        choices=[(one.code, one.name) for one in KINDS.values()],
        widget=Radios(),
        error_messages={"required": "Select a kind of panel"},
    )
    name = forms.CharField(
        label="Name", max_length=100, error_messages={"required": "Enter a name"}
    )
    weekday = forms.ChoiceField(
        label="On which day does it usually meet?",
        choices=list(enumerate(DAYS)),
        widget=Radios(),
        error_messages={"required": "Select a day"},
    )
    starts_at = time_field("When does it start?")
    capacity = number_field("How many cases has a meeting room for?", 1, 99)
    place = forms.CharField(
        label="Where, or how to join (optional)", max_length=200, required=False
    )

    def __init__(self, request: HttpRequest, panel: Panel | None = None) -> None:
        self.panel = panel
        super().__init__(request)

    def set_up(self) -> None:
        if self.panel is None:
            return
        self.fields["kind"].choices = [(self.panel.kind, self.panel.about.name)]  # type: ignore[attr-defined]
        told = ("kind", "name", "weekday", "capacity", "place")
        self.initial |= {name: getattr(self.panel, name) for name in told}
        self.initial["starts_at"] = f"{self.panel.starts_at:%H:%M}"

    def told(self) -> dict[str, str | int | time]:
        """What was said, as the action takes it."""
        names = ("kind", "name", "starts_at", "capacity", "place")
        told = {name: self.cleaned_data[name] for name in names}
        return told | {"weekday": int(self.cleaned_data["weekday"])}


class SeatForm(ActionForm):
    """Who sits where, from when, and until when if that is known."""

    user = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label="Who?",
        help_text="Somebody who can sign in as staff or as a panel member",
        empty_label="Choose a person",
        error_messages={"required": "Choose a person", "invalid_choice": "Choose one of these"},
    )
    seat = forms.ChoiceField(
        label="Which seat?",
        choices=[],
        widget=Radios(),
        error_messages={"required": "Select a seat"},
    )
    setting = forms.CharField(
        label="Whose head or officer are they? (optional)",
        help_text="The number of the setting in the register (URN). A case of that setting is"
        " then a conflict of theirs to declare.",
        max_length=6,
        required=False,
    )
    from_on = DatePartsField(label="First day", name="First day", help_text="For example, 1 9 2026")
    until_on = DatePartsField(
        label="Last day (optional)",
        name="Last day",
        help_text="Their sight of papers ends with it, by itself",
        required=False,
    )

    def __init__(self, request: HttpRequest, panel: Panel) -> None:
        self.panel = panel
        super().__init__(request)

    def set_up(self) -> None:
        able = [role for role in roles.MAY if roles.may(role, roles.VIEW)]
        people = User.objects.filter(is_active=True, role__in=able).order_by("name", "pk")
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        seats = [(code, SEATS[code]) for code in self.panel.about.seats]
        others = [(code, name) for code, name in SEATS.items() if (code, name) not in seats]
        self.fields["seat"].choices = seats + others  # type: ignore[attr-defined]

    def clean_setting(self) -> Provider | None:
        """The setting of that number."""
        urn = self.cleaned_data["setting"].strip()
        found = Provider.objects.filter(urn=urn).first() if urn else None
        if urn and found is None:
            raise forms.ValidationError("No setting of the register has this number")
        return found


class EndSeatForm(ActionForm):
    """The last day of a seat."""

    until_on = DatePartsField(
        label="Last day of the seat", name="Last day", help_text="For example, 31 8 2027"
    )

    def __init__(self, request: HttpRequest, membership: Membership) -> None:
        self.membership = membership
        super().__init__(request)
        self.initial["until_on"] = membership.until_on
