"""What is asked about placements, what they cost, and the ledger."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.fields import DatePartsField, Radios
from cases.screens.action_form import ActionForm

from ..models import Commitment, Cost, Placement, Provider
from . import fields

YES_NO = [("yes", "Yes"), ("no", "No")]


class PlacementForm(ActionForm):
    """Where a child is placed, from when."""

    urn = fields.line("URN of the setting", "Six digits", longest=6)
    option = forms.ChoiceField(label="Or one of the options", required=False)
    starts_on = DatePartsField(label="From which day?", name="The first day")
    ends_on = DatePartsField(
        label="Until which day?",
        name="The last day",
        help_text="Leave empty if no end is known",
        required=False,
    )
    named_in_plan = forms.BooleanField(label="Section I of the plan names it", required=False)

    def set_up(self) -> None:
        assert self.case is not None
        options = self.case.options.filter(left_out_because="").exclude(provider=None)
        named = [(str(one.provider_id), str(one.provider)) for one in options]
        self.fields["option"].choices = [("", "Choose"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        urn, option = cleaned.get("urn", "").strip(), cleaned.get("option")
        self.provider = None
        if urn:
            self.provider = Provider.objects.filter(urn=urn).first()
            if self.provider is None:
                self.add_error("urn", "No setting of the directory has this URN")
        elif option:
            self.provider = Provider.objects.get(pk=option)
        else:
            self.add_error("urn", "Enter the URN of the setting, or choose one of the options")
        return cleaned


class EndPlacementForm(ActionForm):
    """The last day of a placement, and whether the plan still names it."""

    on = DatePartsField(label="What is the last day?", name="The last day")
    because = fields.words("Why does it end?", missing="Say why it ends")
    plan_still_names_it = forms.ChoiceField(
        label="Does the plan still name this setting?",
        choices=YES_NO,
        widget=Radios(),
        error_messages={"required": "Say whether the plan still names it"},
    )


class JourneyNoteForm(ActionForm):
    """How far it is, and whether transport is owed."""

    miles = forms.DecimalField(
        label="Miles one way",
        max_digits=5,
        decimal_places=1,
        min_value=0,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "decimal"}),
        error_messages={"invalid": "Enter a number of miles, like 4.3"},
    )
    measured = forms.BooleanField(
        label="Measured along the way",
        help_text="Leave empty if it is a straight line on the map",
        required=False,
    )
    eligible = forms.ChoiceField(
        label="Is transport owed?",
        choices=[*YES_NO, ("", "Not decided")],
        widget=Radios(),
        required=False,
    )
    note = fields.words(
        "Why?",
        "Needs or mobility count whatever the distance. Otherwise 2 miles under 8, 3 miles from 8"
        " (Education Act 1996, section 508B and Schedule 35B)",
    )

    def start_from(self, placement: Placement) -> None:
        """Show what is known, to be changed."""
        said = {True: "yes", False: "no", None: ""}
        self.initial.setdefault("miles", placement.miles)
        self.initial.setdefault("measured", placement.miles_measured)
        self.initial.setdefault("eligible", said[placement.transport_eligible])
        self.initial.setdefault("note", placement.transport_note)

    @property
    def says(self) -> bool | None:
        """Whether transport is owed; nothing while it is not decided."""
        return {"yes": True, "no": False}.get(self.cleaned_data["eligible"])


class CommitmentForm(ActionForm):
    """An amount to be paid for a placement."""

    head = forms.ChoiceField(label="What is it for?", choices=Cost.Head.choices)
    rate = fields.money("How much, in pounds?", missing="Enter the amount")
    per = forms.ChoiceField(
        label="For how long?",
        choices=Commitment.Per.choices,
        help_text="By the day means by the school day, 190 a year",
    )
    starts_on = DatePartsField(label="From which day?", name="The first day")
    ends_on = DatePartsField(
        label="Until which day?",
        name="The last day",
        help_text="Leave empty for as long as the placement lasts",
        required=False,
    )
    source = fields.line(
        "Where does the amount come from?",
        "For example, contract of 3 March",
        missing="Say where the amount comes from",
    )
    dated_on = DatePartsField(
        label="Of which day is it?", name="The day of the amount", not_future=True
    )


class StopForm(ActionForm):
    """The last paid day of an amount."""

    on = DatePartsField(label="What is the last day that is paid?", name="The last day")
    because = fields.words("Why?", missing="Say why it ends")


class ReplaceForm(ActionForm):
    """Another rate in the place of one."""

    rate = fields.money("The new amount, in pounds", missing="Enter the amount")
    from_on = DatePartsField(label="From which day?", name="The first day")
    source = fields.line("Where does it come from?", missing="Say where the amount comes from")
    dated_on = DatePartsField(
        label="Of which day is it?", name="The day of the amount", not_future=True
    )


class BatchForm(ActionForm):
    """Up to the end of which month."""

    through = DatePartsField(
        label="Up to the end of which month?",
        name="A day of the month",
        help_text="Any day of the month",
    )


class TakenForm(ActionForm):
    """The total that the ledger shows."""

    total = forms.DecimalField(
        label="What total does the ledger show, in pounds?",
        help_text="The file's last line has ours. If they differ, something was lost or doubled",
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"}),
        error_messages={
            "required": "Enter the total of the ledger",
            "invalid": "Enter an amount in pounds, like 61500.00",
        },
    )
