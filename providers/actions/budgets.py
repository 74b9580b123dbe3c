"""Personal budgets: asked for, agreed or refused with reasons, ended."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import chronology
from cases.audit import action
from cases.models import Case, Entry
from cases.refusals import Refused

from ..models import PersonalBudget

State = PersonalBudget.State


@action
def note_request(case: Case, *, asked_on: date, what_for: str, by: User) -> PersonalBudget:
    """Write down that the family asked for a personal budget, and for what."""
    if asked_on > timezone.localdate():
        raise Refused("The day must be today or in the past", field="asked_on")
    if not what_for.strip():
        raise Refused("Say what the budget is for", field="what_for")
    audit.leaving_unsaid("what_for")
    return PersonalBudget.objects.create(
        case=case, asked_on=asked_on, what_for=what_for.strip(), recorded_by=by
    )


@action
def agree(
    budget: PersonalBudget,
    *,
    way: str,
    amount: Decimal,
    starts_on: date,
    reasons: str,
    by: User,
) -> PersonalBudget:
    """Agree to a personal budget: how it is paid, how much a year, from when."""
    budget = _asked(budget)
    if not way:
        raise Refused("Select how it is paid", field="way")
    if amount <= 0:
        raise Refused("Enter the amount for a year", field="amount")
    budget.way, budget.amount, budget.starts_on = way, amount, starts_on
    return _decide(budget, State.AGREED, reasons, by)


@action
def refuse(budget: PersonalBudget, *, reasons: str, by: User) -> PersonalBudget:
    """Refuse a personal budget. The family is owed the reasons in writing, and a review."""
    if not reasons.strip():
        raise Refused("Give the reasons: the family is owed them", field="reasons")
    return _decide(_asked(budget), State.REFUSED, reasons, by)


@action
def end(budget: PersonalBudget, *, on: date, reasons: str, by: User) -> PersonalBudget:
    """End a personal budget on a day, with the reason."""
    budget = PersonalBudget.objects.select_for_update().get(pk=budget.pk)
    if budget.state != State.AGREED:
        raise Refused("Only a budget that was agreed can end")
    if budget.starts_on and on < budget.starts_on:
        raise Refused("It cannot end before it starts", field="on")
    if not reasons.strip():
        raise Refused("Say why it ends", field="reasons")
    budget.state, budget.ended_on = State.ENDED, on
    budget.reasons = f"{budget.reasons}\n\nEnded: {reasons.strip()}".strip()
    budget.save()
    return budget


def _asked(budget: PersonalBudget) -> PersonalBudget:
    rows = PersonalBudget.objects.select_for_update(of=("self",)).select_related("case__child")
    budget = rows.get(pk=budget.pk)
    if budget.state != State.ASKED:
        raise Refused("This request is answered already")
    return budget


def _decide(budget: PersonalBudget, state: str, reasons: str, by: User) -> PersonalBudget:
    budget.state, budget.reasons = state, reasons.strip()
    budget.decided_on, budget.decided_by = timezone.localdate(), by
    budget.save()
    said = PersonalBudget.State(state).label.lower()
    note = f"Personal budget {said}."
    day = timezone.localdate()
    chronology.record(budget.case, kind=Entry.Note.NOTE.value, on=day, note=note, by=by)
    return budget
