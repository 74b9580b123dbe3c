"""Where a child is placed: begun, ended, and how they get there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.models import Case
from cases.refusals import Refused
from statutory import days_after, format_date

from ..models import Commitment, Placement, Provider
from ..queries.placements import overlapping

State = Commitment.State


@action
def begin(
    case: Case,
    *,
    provider: Provider,
    starts_on: date,
    named_in_plan: bool,
    by: User,
    ends_on: date | None = None,
) -> Placement:
    """Record that a child is placed at a setting from a day on. Two at once are refused."""
    if ends_on and ends_on < starts_on:
        raise Refused("The last day must not be before the first", field="ends_on")
    if provider.closed_on and provider.closed_on <= starts_on:
        raise Refused(f"{provider.name} closed on {format_date(provider.closed_on)}", field="urn")
    if other := overlapping(case, starts_on, ends_on):
        raise Refused(
            f"They are placed at {other.provider.name} in that time. End that placement first.",
            field="starts_on",
        )
    return Placement.objects.create(
        case=case,
        provider=provider,
        starts_on=starts_on,
        ends_on=ends_on,
        named_in_plan=named_in_plan,
        recorded_by=by,
    )


@action
def end(
    placement: Placement, *, on: date, because: str, plan_still_names_it: bool, by: User
) -> Placement:
    """End a placement on a day, and what is paid for it. Days already paid come back as claw-back.

    Refused while the plan names the setting: the duty to secure the provision goes on (H-244).
    """
    placement = _held(placement)
    if on < placement.starts_on:
        raise Refused("It cannot end before it began", field="on")
    if not because.strip():
        raise Refused("Say why it ends", field="because")
    if plan_still_names_it:
        raise Refused(
            "The plan still names this setting, so payment goes on. Amend or cease the plan first.",
            field="plan_still_names_it",
        )
    audit.noting(before={"ends_on": placement.ends_on})
    placement.ends_on, placement.ended_because = on, because.strip()
    placement.named_in_plan = False
    placement.save()
    for commitment in placement.commitments.exclude(state=State.REFUSED):
        if commitment.ends_on is None or commitment.ends_on > on:
            commitment.ends_on = max(on, days_after(commitment.starts_on, -1))
            commitment.save()
    return placement


@action
def note_journey(
    placement: Placement,
    *,
    miles: Decimal | None,
    measured: bool,
    eligible: bool | None,
    note: str,
    by: User,
) -> Placement:
    """Keep how far it is and whether transport is owed, with the reason."""
    placement = _held(placement)
    if eligible is not None and not note.strip():
        raise Refused("Say why transport is owed or not", field="note")
    audit.leaving_unsaid("note")
    placement.miles, placement.miles_measured = miles, measured
    placement.transport_eligible, placement.transport_note = eligible, note.strip()
    placement.save()
    return placement


def _held(placement: Placement) -> Placement:
    rows = Placement.objects.select_for_update(of=("self",)).select_related("case", "provider")
    return rows.get(pk=placement.pk)
