"""What is asked when options, their costs, packages and personal budgets are kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from cases.fields import DatePartsField, Radios
from cases.screens.action_form import ActionForm
from statutory.financial_years import financial_year_of

from ..actions.options import Weighed
from ..actions.packages import Line
from ..costing import SCHOOL_DAYS, Journey
from ..models import Cost, Option, PackageLine, PersonalBudget, Provider
from . import fields

FREE = "package"  # in place of a setting
PAYERS = (
    ("High needs block", "High needs block"),
    ("Core budget of the school", "Core budget of the school"),
    ("Travel budget", "Travel budget"),
    ("Social care", "Social care"),
    ("Health (ICB)", "Health (ICB)"),
    ("Other", "Other"),
)


class WeighForm(ActionForm):
    """How an option stands against the tests of section 39(4)."""

    family_prefers = forms.BooleanField(label="The family asks for this one", required=False)
    suitability = fields.words(
        "Is it suitable for age, ability, aptitude and special educational needs?",
        "Section 39(4)(a). Which items of Section F it can and cannot deliver",
    )
    effect_on_others = fields.words(
        "Would it be incompatible with the efficient education of others?",
        "Section 39(4)(b)(i). Whose education, how, and which reasonable steps were thought of",
    )
    resources = fields.words(
        "Would it be incompatible with the efficient use of resources?",
        "Section 39(4)(b)(ii). The whole costs below say how much, not whether it is in proportion",
    )
    speaks_for = fields.words("What speaks for it?")
    speaks_against = fields.words("What speaks against it?")
    starts_on = DatePartsField(
        label="When could it start?", name="The day it could start", required=False
    )

    def start_from(self, option: Option) -> None:
        """Show what is known, to be changed."""
        for name in Weighed.__dataclass_fields__:
            self.initial.setdefault(name, getattr(option, name))

    def weighed(self) -> Weighed:
        """What was typed."""
        typed = {name: self.cleaned_data[name] for name in Weighed.__dataclass_fields__}
        return Weighed(**typed)


class OptionForm(WeighForm):
    """A new option: a setting that was consulted, one from the directory, or a package."""

    urn = fields.line(
        "URN of the setting",
        "Six digits. Leave empty for a package made for this child",
        longest=6,
    )
    title = fields.line("Name of the package", "Only for a package")
    field_order = ("urn", "title")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        urn = cleaned.get("urn", "").strip()
        self.provider = Provider.objects.filter(urn=urn).first() if urn else None
        if urn and self.provider is None:
            self.add_error("urn", "No setting of the directory has this URN")
        if not urn and not cleaned.get("title", "").strip():
            self.add_error("urn", "Enter the URN of a setting, or the name of a package")
        return cleaned


class CostForm(ActionForm):
    """One head of cost: an amount with its source and day, or not known yet."""

    amount = fields.money(
        "How much for a whole year, in pounds?",
        "April to March, without VAT that the council gets back. Leave empty while it is unknown",
    )
    one_off = forms.BooleanField(label="It is paid once", required=False)
    paid_by = forms.ChoiceField(label="Whose budget pays?", choices=PAYERS)
    working = fields.words(
        "How was it worked out?",
        "For example, 20 hours x 39 weeks x £16.50. If it is nothing, say why",
    )
    source = fields.line("Where does the amount come from?", "For example, quote of 4 May")
    dated_on = DatePartsField(
        label="Of which day is it?", name="The day of the amount", not_future=True, required=False
    )

    def start_from(self, cost: Cost | None) -> None:
        """Show what is known, to be changed."""
        for name in ("amount", "one_off", "paid_by", "working", "source", "dated_on"):
            if cost is not None:
                self.initial.setdefault(name, getattr(cost, name))


class JourneyForm(ActionForm):
    """Transport of one option, from its parts."""

    days = fields.count("School days a year", missing="Enter the number of days", most=366)
    vehicle_a_day = fields.money(
        "Vehicle, in pounds a day",
        "There and back. 0 if the child walks or the family drives",
        missing="Enter the price a day, or 0",
    )
    escort_a_day = fields.money(
        "Passenger assistant, in pounds a day", "0 if none", missing="Enter the price a day, or 0"
    )
    miles = fields.money("Miles one way", "Only if the family’s own car is paid by the mile")
    a_mile = fields.money("Pounds a mile")
    source = fields.line(
        "Where do the prices come from?",
        "For example, the contract of the round",
        missing="Say where the prices come from",
    )
    dated_on = DatePartsField(
        label="Of which day are they?", name="The day of the prices", not_future=True
    )

    def set_up(self) -> None:
        self.initial.setdefault("days", SCHOOL_DAYS)
        self.initial.setdefault("escort_a_day", 0)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (cleaned.get("miles") is None) != (cleaned.get("a_mile") is None):
            self.add_error("a_mile", "Enter both the miles and the pounds a mile, or neither")
        return cleaned

    def journey(self) -> Journey:
        """What was typed."""
        typed = self.cleaned_data
        prices = {name: typed[name] for name in ("vehicle_a_day", "escort_a_day")}
        return Journey(typed["days"], **prices, miles=typed["miles"], a_mile=typed["a_mile"])


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


def this_year() -> str:
    """The financial year of today, and what a page shows when none is chosen."""
    return str(financial_year_of(timezone.localdate()))
