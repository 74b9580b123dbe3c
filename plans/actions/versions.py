"""Begin a plan, begin its next version, give one up. What was issued stays as it was."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from cases.audit import action
from cases.models import Case
from cases.refusals import Refused
from statutory import Kind

from ..models import Plan, Version
from ..queries.versions import newest_issued, open_version
from ..versioning import copy_into, refuse_closed

Status = Version.Status
# Which version may follow which, by the status of the newest that went out.
FOLLOWS: dict[str, tuple[str, ...]] = {
    "": (Status.DRAFT,),
    Status.DRAFT: (Status.AMENDED_DRAFT, Status.FINAL),
    Status.AMENDED_DRAFT: (Status.AMENDED_DRAFT, Status.FINAL),
    Status.FINAL: (Status.PROPOSED,),
    Status.PROPOSED: (Status.AMENDED_FINAL, Status.PROPOSED),
    Status.AMENDED_FINAL: (Status.PROPOSED,),
}


@action
def begin_plan(case: Case, *, by: User, current_setting: str = "") -> Version:
    """Begin the plan of a case: its first draft, empty. Only after the decision to issue one."""
    if not case.entries.filter(kind=Kind.DECIDED_TO_ISSUE.value).exists():
        raise Refused("A plan is drafted once it is decided that there will be one.")
    if Plan.objects.filter(case=case).exists():
        raise Refused("The plan of this case is begun already.")
    plan = Plan.objects.create(case=case, begun_by=by)
    return Version.objects.create(
        plan=plan, number=1, begun_by=by, current_setting=current_setting.strip()
    )


@action
def begin_version(plan: Plan, *, status: str, by: User, like: Version | None = None) -> Version:
    """Begin the next version as a copy of the newest, or of an older one that is to come back.

    An older version that comes back is a new version with a new number (H-109).
    """
    newest = newest_issued(plan)
    if open_version(plan) is not None:
        raise Refused("Another version is being written. Issue it or give it up first.")
    if status not in FOLLOWS[newest.status if newest else ""]:
        raise Refused(f"A {Status(status).label.lower()} cannot follow what was issued last.")
    if like is not None and like.plan_id != plan.pk:
        raise Refused("That version is of another plan.")
    version = _next(plan, status, like or newest, by)
    if old := like or newest:
        copy_into(old, version)
    return version


@action
def give_up_version(version: Version, *, because: str, by: User) -> Version:
    """Give up a version that was being written. Nothing of it is removed."""
    refuse_closed(version)
    if not because.strip():
        raise Refused("Say why it is given up", field="because")
    version.dropped_at = timezone.now()
    version.dropped_because = because.strip()
    version.save(update_fields=["dropped_at", "dropped_because"])
    return version


def _next(plan: Plan, status: str, based_on: Version | None, by: User) -> Version:
    last = plan.versions.order_by("-number").values_list("number", flat=True).first() or 0
    try:
        with transaction.atomic():
            return Version.objects.create(
                plan=plan,
                number=last + 1,
                status=status,
                based_on=based_on,
                begun_by=by,
                current_setting=based_on.current_setting if based_on else "",
            )
    except IntegrityError:
        raise Refused("Somebody else has just begun the next version.") from None
