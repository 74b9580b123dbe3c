"""What the council binds itself to pay: asked for by one, approved by another within a limit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.refusals import Refused
from statutory import days_after

from ..models import Commitment, Cost, Placement
from ..paying import a_year, a_year_in_all

State = Commitment.State


@action
def ask(
    placement: Placement,
    *,
    head: str,
    rate: Decimal,
    per: str,
    starts_on: date,
    ends_on: date | None,
    source: str,
    dated_on: date | None,
    by: User,
) -> Commitment:
    """Ask for an amount to be paid for a placement, from a day to a day, with its source."""
    if rate <= 0:
        raise Refused("Enter an amount above nothing", field="rate")
    if not source.strip():
        raise Refused("Say where the amount comes from", field="source")
    if dated_on is None or dated_on > timezone.localdate():
        raise Refused("Enter the day of the amount, today or in the past", field="dated_on")
    if ends_on and ends_on < starts_on:
        raise Refused("The last day must not be before the first", field="ends_on")
    if starts_on < placement.starts_on or (placement.ends_on and starts_on > placement.ends_on):
        raise Refused("It must begin while the child is placed there", field="starts_on")
    if head not in Cost.Head.values:
        raise Refused("Select what it is for", field="head")
    _refuse_twice(placement, head, starts_on, ends_on)
    return Commitment.objects.create(
        placement=placement,
        head=head,
        rate=rate,
        per=per,
        starts_on=starts_on,
        ends_on=ends_on or placement.ends_on,
        source=source.strip(),
        dated_on=dated_on,
        asked_by=by,
    )


@action
def answer(commitment: Commitment, *, approved: bool, because: str, by: User) -> Commitment:
    """Approve an amount or refuse it. Nobody approves their own, or above their limit.

    The limit looks at all that is paid for the placement, so that parts do not slip under it.
    """
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("placement")
    commitment = rows.get(pk=commitment.pk)
    if commitment.state != State.ASKED:
        raise Refused("This amount does not wait for approval")
    if commitment.asked_by_id == by.pk:
        raise Refused("You asked for this amount, so somebody else approves it")
    if not because.strip():
        raise Refused("Say why", field="because")
    if approved and (reason := _above_limit(commitment, by)):
        raise Refused(reason)
    commitment.state = State.APPROVED if approved else State.REFUSED
    commitment.answered_by, commitment.answered_at = by, timezone.now()
    commitment.answered_because = because.strip()
    commitment.save()
    return commitment


@action
def stop(commitment: Commitment, *, on: date, because: str, by: User) -> Commitment:
    """End one amount on a day. Refused while the plan names the setting (H-244)."""
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("placement__provider")
    commitment = rows.get(pk=commitment.pk)
    if commitment.placement.named_in_plan and commitment.placement.ends_on is None:
        raise Refused(
            f"The plan names {commitment.placement.provider.name}, so payment goes on. Replace the"
            " amount by another, or amend the plan first."
        )
    if on < commitment.starts_on:
        raise Refused("It cannot end before it begins", field="on")
    if not because.strip():
        raise Refused("Say why it ends", field="because")
    audit.noting(before={"ends_on": commitment.ends_on})
    commitment.ends_on = on
    commitment.save()
    return commitment


@action
def replace(
    commitment: Commitment,
    *,
    rate: Decimal,
    from_on: date,
    source: str,
    dated_on: date | None,
    by: User,
) -> Commitment:
    """Put another rate in the place of one from a day on: both are seen, no day is paid twice."""
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("placement")
    old = rows.get(pk=commitment.pk)
    if from_on <= old.starts_on:
        raise Refused("The new rate must begin after the old one", field="from_on")
    ends_on = old.ends_on
    old.ends_on = days_after(from_on, -1)
    old.save()
    told = {"rate": rate, "source": source, "dated_on": dated_on, "ends_on": ends_on}
    return ask(old.placement, head=old.head, per=old.per, starts_on=from_on, **told, by=by)  # type: ignore[arg-type]


def _refuse_twice(placement: Placement, head: str, starts_on: date, ends_on: date | None) -> None:
    live = placement.commitments.filter(head=head).exclude(state=State.REFUSED)
    for one in live:
        if (ends_on is None or one.starts_on <= ends_on) and (
            one.ends_on is None or one.ends_on >= starts_on
        ):
            raise Refused(
                f"{Cost.Head(head).label} is paid already in that time. Replace that amount.",
                field="head",
            )


def _above_limit(commitment: Commitment, by: User) -> str:
    """Why somebody may not approve so much, in a sentence; empty when they may."""
    limit = settings.APPROVAL_LIMITS.get(by.role)
    live = commitment.placement.commitments.filter(state=State.APPROVED)
    whole = a_year_in_all(live) + a_year(commitment)
    if limit is None or whole <= limit:
        return ""
    return (
        f"With what is approved already, this placement comes to £{whole:,.2f} a year. You may"
        f" approve up to £{limit:,.0f} a year. Ask somebody with a higher limit."
    )
