"""What is asked when top-up bands, packages and personal budgets are kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from cases.fields import DatePartsField, Radios
from cases.screens.action_form import ActionForm

from ..actions.packages import Line
from ..models import PackageLine, PersonalBudget, Provider
from . import fields


class BandForm(ActionForm):
    """A band of the top-up."""

    code = fields.line("Code", longest=20, missing="Enter the code of the band")
    name = fields.line("Name", longest=150)
    points_from = fields.count("From how many points", "Leave empty if bands go by no points")
    points_to = fields.count("To how many points", "Leave empty for the highest band")
    amount = fields.money("Pounds a year", missing="Enter the amount")
    from_on = DatePartsField(label="From which day does it hold?", name="The first day")
    source = fields.line(
        "Where is it decided?", "For example, bands 2026-27", missing="Say where it is decided"
    )


class TopUpForm(ActionForm):
    """The top-up of one option, by band or by points."""

    band = forms.ChoiceField(label="Band", required=False)
    points = fields.count("Or points", "The band that holds so many points is used", most=10_000)

    def offer(self, bands: list[tuple[str, str]]) -> None:
        """Give the bands that hold today."""
        self.fields["band"].choices = [("", "Choose"), *bands]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("band") and cleaned.get("points") is None:
            self.add_error("band", "Choose a band, or enter points")
        return cleaned


class LineForm(ActionForm):
    """One thing bought in a package."""

    what = fields.line("What is bought?", missing="Say what is bought")
    urn = fields.line("URN of who provides it", "Leave empty if there is none", longest=6)
    per = forms.ChoiceField(label="Counted in", choices=PackageLine.Per.choices)
    how_many = forms.DecimalField(
        label="How many a week? (once: in all)",
        max_digits=7,
        decimal_places=2,
        min_value=Decimal("0.01"),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "decimal"}),
        error_messages={
            "required": "Enter how many",
            "invalid": "Enter a number, like 2.5",
            "min_value": "Enter more than 0",
        },
    )
    weeks = fields.count("Weeks a year", "For example, 38", most=53)
    rate = fields.money("Pounds for each", "Leave empty while no price is known")
    source = fields.line("Where does the price come from?", "For example, quote of 4 May")
    dated_on = DatePartsField(
        label="Of which day is it?", name="The day of the price", not_future=True, required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        urn = cleaned.get("urn", "").strip()
        self.provider = Provider.objects.filter(urn=urn).first() if urn else None
        if urn and self.provider is None:
            self.add_error("urn", "No provider of the directory has this URN")
        return cleaned

    def line(self) -> Line:
        """What was typed."""
        return Line(**{name: self.cleaned_data[name] for name in Line.__dataclass_fields__})


class ApprovalForm(ActionForm):
    """Approve a package, or refuse it."""

    answer = forms.ChoiceField(
        label="Do you approve it?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=Radios(),
        error_messages={"required": "Select yes or no"},
    )
    because = fields.words("Why?", missing="Say why")


class BudgetForm(ActionForm):
    """A personal budget that the family asked for."""

    what_for = fields.words("What is it for?", missing="Say what the budget is for")
    asked_on = DatePartsField(
        label="When did they ask?", name="The day they asked", not_future=True
    )


class BudgetAnswerForm(ActionForm):
    """Agree to a personal budget, or refuse it with reasons."""

    answer = forms.ChoiceField(
        label="Do we agree?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=Radios(),
        error_messages={"required": "Select yes or no"},
    )
    way = forms.ChoiceField(
        label="How is it paid?",
        choices=[("", "Choose"), *PersonalBudget.Way.choices],
        required=False,
    )
    amount = fields.money("How much a year, in pounds?")
    starts_on = DatePartsField(label="From when?", name="The first day", required=False)
    reasons = fields.words("Reasons", "The family is told them")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("answer") == "yes":
            needed = {
                "way": "Select how it is paid",
                "amount": "Enter the amount",
                "starts_on": "Enter the first day",
            }
            for name, sentence in needed.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        elif cleaned.get("answer") == "no" and not cleaned.get("reasons"):
            self.add_error("reasons", "Give the reasons: the family is owed them")
        return cleaned
