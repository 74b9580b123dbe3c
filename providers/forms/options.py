"""What is asked when options, their costs, packages and personal budgets are kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from cases.fields import DatePartsField
from cases.screens.action_form import ActionForm
from statutory.financial_years import financial_year_of

from ..actions.options import Weighed
from ..costing import SCHOOL_DAYS, Journey
from ..models import Cost, Option, Provider
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


def this_year() -> str:
    """The financial year of today, and what a page shows when none is chosen."""
    return str(financial_year_of(timezone.localdate()))
