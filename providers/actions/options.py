"""The ways to make the provision, side by side, and what each would cost whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.models import Case
from cases.refusals import Refused
from statutory.financial_years import financial_year_named

from ..models import Cost, Option, Provider
from .approvals import take_back

WORDS = ("suitability", "effect_on_others", "resources", "speaks_for", "speaks_against")


@dataclass(frozen=True)
class Weighed:
    """What is said of an option: the tests of section 39(4), and what speaks for and against."""

    family_prefers: bool = False
    suitability: str = ""
    effect_on_others: str = ""
    resources: str = ""
    speaks_for: str = ""
    speaks_against: str = ""
    starts_on: date | None = None


@action
def add(case: Case, *, provider: Provider | None, title: str, weighed: Weighed, by: User) -> Option:
    """Put a setting, or a package made for this child, among the options."""
    if provider is None and not title.strip():
        raise Refused("Choose a setting, or give the package a name", field="title")
    if provider is not None and provider.status.startswith("Closed"):
        raise Refused(f"{provider.name} is closed", field="provider")
    live = Option.objects.filter(case=case, left_out_because="")
    if provider is not None and live.filter(provider=provider).exists():
        raise Refused(f"{provider.name} is among the options already", field="provider")
    _leave_words_out()
    option = Option(case=case, provider=provider, title=title.strip() or str(provider))
    return _weigh(option, weighed)


@action
def weigh(option: Option, *, weighed: Weighed, by: User) -> Option:
    """Say anew how an option stands against the tests of section 39(4)."""
    _leave_words_out()
    return _weigh(_held(option), weighed)


@action
def leave_out(option: Option, *, because: str, by: User) -> Option:
    """Take an option off the table, with the reason. It stays on the record."""
    if not because.strip():
        raise Refused("Say why it is no longer an option", field="because")
    option = _held(option)
    option.left_out_because = because.strip()
    option.save()
    return option


@action
def say_cost(
    option: Option,
    *,
    head: str,
    year: str,
    amount: Decimal | None,
    paid_by: str,
    working: str,
    source: str,
    dated_on: date | None,
    by: User,
    one_off: bool = False,
) -> Cost:
    """Say what one head of an option costs in a year. No amount means unknown, never nothing."""
    option = _held(option)
    try:
        financial_year_named(year)
    except ValueError:
        raise Refused("Enter a financial year like 2026-27", field="year") from None
    if amount is not None:
        _refuse_unfounded(amount, source, dated_on)
    cost = Cost.objects.select_for_update().filter(option=option, head=head, year=year).first()
    cost = cost or Cost(option=option, head=head, year=year)
    audit.noting(before={"amount": str(cost.amount) if cost.amount is not None else "unknown"})
    cost.amount, cost.one_off = amount, one_off
    cost.paid_by, cost.working, cost.source = paid_by.strip(), working.strip(), source.strip()
    cost.dated_on, cost.written_by = dated_on, by
    cost.save()
    take_back(option, "A cost was changed")
    return cost


def _refuse_unfounded(amount: Decimal, source: str, dated_on: date | None) -> None:
    if amount < 0:
        raise Refused("A cost must not be less than nothing", field="amount")
    if not source.strip():
        raise Refused("Say where the amount comes from", field="source")
    if dated_on is None:
        raise Refused("Enter the day of the amount", field="dated_on")
    if dated_on > timezone.localdate():
        raise Refused("The day of the amount must be today or in the past", field="dated_on")


def _weigh(option: Option, weighed: Weighed) -> Option:
    for name in WORDS:
        setattr(option, name, getattr(weighed, name).strip())
    option.family_prefers, option.starts_on = weighed.family_prefers, weighed.starts_on
    option.save()
    return option


def _held(option: Option) -> Option:
    option = Option.objects.select_for_update(of=("self",)).select_related("case").get(pk=option.pk)
    if option.left_out_because:
        raise Refused("This is no longer an option")
    return option


def _leave_words_out() -> None:
    # What is said of a child's needs stays out of the audit; the option's history keeps it.
    audit.leaving_unsaid("weighed", "title")
