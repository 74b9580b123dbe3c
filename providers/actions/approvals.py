"""A second person approves a package made for one child. Whoever asks never approves."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User
from cases.audit import action
from cases.refusals import Refused

from ..models import Option

Approval = Option.Approval


@action
def ask(option: Option, *, by: User) -> Option:
    """Ask for a package to be approved, as it stands. Every line must have its price."""
    option = _held(option)
    lines = [line for line in option.lines.all() if line.removed_at is None]
    if not lines:
        raise Refused("There is nothing in the package yet")
    if unknown := [line.what for line in lines if line.rate is None]:
        raise Refused(f"No price is known for: {', '.join(unknown)}. Unknown is not nothing.")
    if option.approval in (Approval.ASKED, Approval.APPROVED):
        raise Refused("It was asked for already")
    option.approval, option.asked_by = Approval.ASKED, by
    option.answered_by = option.answered_at = None
    option.answered_because = ""
    option.save()
    return option


@action
def answer(option: Option, *, approved: bool, because: str, by: User) -> Option:
    """Approve a package or refuse it, with the reason."""
    option = _held(option)
    if option.approval != Approval.ASKED:
        raise Refused("This package does not wait for approval")
    if by.pk in {option.asked_by_id, *_writers(option)}:
        raise Refused("You wrote or asked for this package, so somebody else approves it")
    if not because.strip():
        raise Refused("Say why", field="because")
    option.approval = Approval.APPROVED if approved else Approval.REFUSED
    option.answered_by, option.answered_at = by, timezone.now()
    option.answered_because = because.strip()
    option.save()
    return option


@action
def take_back(option: Option, because: str) -> None:
    """What was changed after it was approved is not approved any more."""
    if option.approval in (Approval.ASKED, Approval.APPROVED):
        option.approval, option.answered_because = Approval.NONE, because
        option.answered_by = option.answered_at = None
        option.save()


def _writers(option: Option) -> set[int]:
    """Whoever wrote a line of the package or a cost of it."""
    histories = [line.history for line in option.lines.all()]
    histories += [cost.history for cost in option.costs.all()]
    found = {one for history in histories for one in history.values_list("history_user", flat=True)}
    return found | {cost.written_by_id for cost in option.costs.all()} - {None}


def _held(option: Option) -> Option:
    return Option.objects.select_for_update(of=("self",)).select_related("case").get(pk=option.pk)
