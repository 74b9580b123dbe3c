"""Which version of a plan is which."""

from __future__ import annotations

from django.db.models import QuerySet

from cases.models import Case

from ..models import Plan, Version

FINALS = (Version.Status.FINAL, Version.Status.AMENDED_FINAL)


def plan_of(case: Case) -> Plan | None:
    """The plan of a case, where one was begun."""
    return Plan.objects.filter(case=case).first()


def open_version(plan: Plan) -> Version | None:
    """The version that is being written. At most one is."""
    found = plan.versions.filter(frozen_at=None, dropped_at=None)
    return found.select_related("plan__case__child", "plan__case__officer").first()


def newest_version(plan: Plan) -> Version | None:
    """The version that is being written, or the newest that went out."""
    return open_version(plan) or newest_issued(plan)


def newest_issued(plan: Plan, *, before: Version | None = None) -> Version | None:
    """The newest version that went out, or the newest before another."""
    found = plan.versions.exclude(frozen_at=None)
    if before is not None:
        found = found.filter(number__lt=before.number)
    return found.select_related("plan__case__child", "plan__case__officer").last()


def plan_in_force(plan: Plan) -> Version | None:
    """The final plan that holds today: the newest that was made final."""
    return _finals(plan).last()


def is_in_force(plan: Plan) -> bool:
    """Whether there is a final plan that holds today."""
    return _finals(plan).exists()


def was_made_final(version: Version) -> bool:
    """Whether a final plan came of a version that the family was asked about."""
    return _finals(version.plan).filter(number__gt=version.number).exists()


def _finals(plan: Plan) -> QuerySet[Version]:
    return plan.versions.exclude(frozen_at=None).filter(status__in=FINALS)
