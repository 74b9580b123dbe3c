"""Whom a family lets help, what they may see and do, and until when."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from cases.fields import Checkboxes, DatePartsField, Radios
from cases.screens.action_form import ActionForm
from statutory import format_date, years_after

from ..actions.helpers import Leave, Named
from ..models import Helper, Part

KINDS = [(value, label) for value, label in Helper.Kind.choices if value != "parent"]
READ, WRITE = "read", "write"


class LeaveForm(ActionForm):
    """What somebody may see and do, and until when."""

    parts = forms.MultipleChoiceField(
        label="What may they see?",
        help_text="Choose as little as will do. You can change it at any time.",
        choices=Part.choices,
        widget=Checkboxes(),
        error_messages={"required": "Select what they may see"},
    )
    may_write = forms.ChoiceField(
        label="May they do things for you?",
        choices=[(READ, "No, they only read"), (WRITE, "Yes, they may write for you")],
        widget=Radios(
            hints={WRITE: "They can send views, comments and messages. It shows who sent it."}
        ),
        error_messages={"required": "Select whether they only read"},
    )
    ends_on = DatePartsField(label="What is their last day?", name="The last day")

    def __init__(self, request: HttpRequest, helper: Helper | None = None) -> None:
        self.helper = helper
        super().__init__(request)

    def set_up(self) -> None:
        latest = years_after(timezone.localdate(), 1)
        self.fields["ends_on"].help_text = f"It can be {format_date(latest)} at the latest."
        if self.helper is not None:
            self.initial["parts"] = self.helper.parts
            self.initial["may_write"] = WRITE if self.helper.may_write else READ
            self.initial["ends_on"] = self.helper.ends_on

    @property
    def leave(self) -> Leave:
        """What was chosen."""
        typed = self.cleaned_data
        writes = typed["may_write"] == WRITE
        return Leave(tuple(typed["parts"]), writes, typed["ends_on"])


class HelperForm(LeaveForm):
    """Somebody who is to help, and what they may see."""

    name = forms.CharField(
        label="Their name", max_length=200, error_messages={"required": "Enter their name"}
    )
    email = forms.EmailField(
        label="Their email address",
        help_text="We send them a link, and nothing about you.",
        error_messages={
            "required": "Enter their email address",
            "invalid": "Enter an email address like name@example.com",
        },
    )
    kind = forms.ChoiceField(
        label="Who are they to you?",
        choices=KINDS,
        widget=Radios(),
        error_messages={"required": "Select who they are to you"},
    )
    field_order = ("name", "email", "kind", "parts", "may_write", "ends_on")

    @property
    def chosen_name(self) -> str:
        """The name as it was typed."""
        return str(self.cleaned_data["name"])

    @property
    def who(self) -> Named:
        """Who was named."""
        typed = self.cleaned_data
        return Named(typed["name"], typed["email"], typed["kind"])


class ParentForm(LeaveForm):
    """Which parent a young person lets in, and what they may see."""

    parent = forms.ChoiceField(
        label="Who do you want to let in?",
        widget=Radios(),
        error_messages={"required": "Select who you want to let in"},
    )
    field_order = ("parent", "parts", "may_write", "ends_on")

    def __init__(self, request: HttpRequest, known: list[tuple[str, str]]) -> None:
        self.known = known
        super().__init__(request)

    def set_up(self) -> None:
        super().set_up()
        self.fields["parent"].choices = self.known  # type: ignore[attr-defined]

    @property
    def chosen_name(self) -> str:
        """The name of the parent, as the young person knows it."""
        return dict(self.known)[self.cleaned_data["parent"]]


class SureForm(ActionForm):
    """A button, and nothing to fill in."""
