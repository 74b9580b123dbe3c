"""What is asked when somebody keeps what the council knows of a provider."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.fields import DatePartsField, Radios
from cases.screens.action_form import ActionForm

from ..models import Contact, Fee, Knowledge, Places
from . import fields


class NotesForm(ActionForm):
    """The council's own notes on a provider."""

    inbox = fields.email(
        "Inbox of the organisation",
        "Requests are announced here. Best an inbox that several people read",
    )
    commissioned_places = fields.count("Places the council commissions", "Leave empty if none")
    specialisms = fields.words("What they are good at", "For example, autism with high anxiety")
    notes = fields.words("Notes", "Only staff of the council see them")

    def start_from(self, known: Knowledge | None) -> None:
        """Show what is known, to be changed."""
        for name in ("inbox", "commissioned_places", "specialisms", "notes"):
            self.initial.setdefault(name, getattr(known, name, None) or "")


class ContactForm(ActionForm):
    """Somebody at a provider."""

    name = fields.line("Name", missing="Enter a name")
    role = forms.ChoiceField(
        label="What are they there?",
        choices=Contact.Role.choices,
        widget=Radios(),
        error_messages={"required": "Select what they are there"},
    )
    email = fields.email("Email address")
    phone = fields.line("Telephone", longest=30)

    def start_from(self, contact: Contact) -> None:
        """Show what is known, to be changed."""
        for name in ("name", "role", "email", "phone"):
            self.initial.setdefault(name, getattr(contact, name))


class LeftForm(ActionForm):
    """Somebody has left: where they are named, and since when."""

    contacts = forms.MultipleChoiceField(
        label="Where are they named?",
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": "Select where they are named"},
    )
    on = DatePartsField(
        label="When did they leave?",
        name="The day they left",
        help_text="For example, 17 7 2026",
        not_future=True,
    )

    def offer(self, found: list[Contact]) -> None:
        """Give the places to choose from, each with its provider and role."""
        self.fields["contacts"].choices = [  # type: ignore[attr-defined]
            (str(one.pk), f"{one.name}, {one.get_role_display()}: {one.provider}") for one in found
        ]


class PlacesForm(ActionForm):
    """The places of one year group."""

    year_group = forms.ChoiceField(label="Year group", choices=Places.Year.choices)
    places = fields.count("Places in all", missing="Enter how many places there are")
    filled = fields.count("Places filled", "Leave empty if nobody has said. Empty is not none")
    said_on = DatePartsField(
        label="When were these the numbers?", name="The day of the numbers", not_future=True
    )


class FeeForm(ActionForm):
    """A fee, with the days it holds, its source and its day."""

    what = forms.ChoiceField(label="What is it for?", choices=Fee.What.choices)
    amount = fields.money(
        "How much, in pounds?",
        "Without VAT that the council gets back. For example, 61500 or 48.50",
        missing="Enter the amount",
    )
    per = forms.ChoiceField(label="For how long?", choices=Fee.Per.choices)
    from_on = DatePartsField(label="From which day does it hold?", name="The first day")
    until_on = DatePartsField(
        label="Until which day?",
        name="The last day",
        help_text="Leave empty if no end is known",
        required=False,
    )
    source = fields.line(
        "Where does it come from?",
        "For example, price list 2026 to 2027",
        missing="Say where the fee comes from",
    )
    said_on = DatePartsField(
        label="When were we told?", name="The day we were told", not_future=True
    )


class EndFeeForm(ActionForm):
    """The last day of a fee."""

    until_on = DatePartsField(label="What is the last day on which it holds?", name="The last day")


class QualityForm(ActionForm):
    """Something known of how good a provider is."""

    words = fields.words("What is known?", missing="Write what is known")
    source = fields.line(
        "Who found it?",
        "For example, inspection report, or our visit",
        missing="Say who found it",
    )
    on = DatePartsField(label="Of which day is it?", name="The day", not_future=True)


class BecauseForm(ActionForm):
    """A reason."""

    because = fields.line("Why?", longest=300, missing="Say why")


class ClosureForm(ActionForm):
    """Days on which a setting is shut."""

    what = fields.line(
        "What is it?", "For example, summer holidays", missing="Say what closure it is"
    )
    starts_on = DatePartsField(label="What is the first day it is closed?", name="The first day")
    reopens_on = DatePartsField(
        label="On which day does it open again?",
        name="The day it opens",
        help_text="The first day on which it is open",
    )
    source = fields.line(
        "Where do the dates come from?",
        "For example, the school’s website",
        missing="Say where the dates come from",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, opens = cleaned.get("starts_on"), cleaned.get("reopens_on")
        if first and opens and opens <= first:
            self.add_error("reopens_on", "It must open again after it closes")
        return cleaned
