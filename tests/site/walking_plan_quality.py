"""Quality audits in the world that every page is walked in: one under way, one with an action."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone

from cases.models import Case
from plans.content import Plan as Content
from plans.content import fingerprint, written
from plans.models import Audit, Plan, Sample, Version
from plans.quality import criteria_on
from tests.people import Cast

OF_ONE = ("plan_audit", "plan_audit_take", "plan_audit_finish")


def quality_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """A plan that was issued, drawn and audited once; its second audit is under way.

    It stands before whatever else is written of the plan of this case.
    """
    by, at = people.officer, datetime(2026, 6, 9, 12, tzinfo=UTC)
    plan = Plan.objects.filter(case=case).first() or Plan.objects.create(case=case, begun_by=by)
    version = Version.objects.create(
        plan=plan,
        number=0,
        status=Version.Status.FINAL,
        begun_by=by,
        content=written(Content()),
        fingerprint=fingerprint(Content()),
        frozen_at=at,
        frozen_by=by,
        sent_on=at.date(),
    )
    pool = [{"version": version.pk, "risks": {"overrides": 1}}]
    sample = Sample.objects.create(month=date(2026, 6, 1), issued=1, seed="seed", pool=pool)
    first = Audit.objects.create(
        sample=sample,
        version=version,
        why=Audit.Why.RANDOM,
        auditor=people.manager,
        finished_at=timezone.now(),
        grade=Audit.Grade.GOOD,
        percent=80,
        action="Say how far each need goes",
        action_owner=by,
        action_due=today,
    )
    for one in criteria_on(at.date()):
        first.scores.create(criterion=one.id, mark="met")
    second = Audit.objects.create(
        sample=sample,
        version=version,
        why=Audit.Why.RANDOM,
        follows=first,
        asked_again_because="Section F is read differently",
        auditor=people.senior,
    )
    return {
        "audit_month": {"month": "2026-06"},
        "audit_find": {"pk": first.pk},
        "plan_audit_again": {"pk": first.pk},
        "plan_audit_action": {"pk": first.pk},
        **{name: {"pk": second.pk} for name in OF_ONE},
    }
