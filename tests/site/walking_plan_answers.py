"""What the family says of a plan, and what is named in it, in the world every page is walked in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from cases.models import Case
from plans.models import Plan, Point, Representation, Version
from plans.queries.versions import open_version
from plans.versioning import freeze
from providers.models import Consultation
from tests.people import Cast

# Which act each of these pages is, by the table in `cases.roles`.
GUARDS_OF_ANSWERS = {
    "plan_points": "officer:view",
    "plan_heard": "officer:write_plan",
    "plan_reply": "officer:send",
    "plan_points_add": "officer:write_plan",
    "plan_point_add": "officer:write_plan",
    "plan_meeting": "officer:write_plan",
    "plan_heard_aside": "officer:write_plan",
    "plan_point_answer": "officer:write_plan",
    "plan_point_mend": "officer:write_plan",
    "plan_naming": "officer:view",
    "plan_naming_choose": "officer:write_plan",
    "plan_naming_empty": "officer:write_plan",
    "plan_money": "officer:write_plan",
    "plan_health": "officer:write_plan",
}
WITH_ERRORS = (
    *("plan_heard", "plan_reply", "plan_points_add", "plan_point_add", "plan_meeting"),
    *("plan_heard_aside", "plan_point_answer", "plan_point_mend"),
    *("plan_naming_choose", "plan_money", "plan_health"),
)


def answer_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """A draft that was sent with a point to answer, and a version being written beside it."""
    by = people.officer
    plan = Plan.objects.filter(case=case).first() or Plan.objects.create(case=case, begun_by=by)
    last = plan.versions.last()
    draft = Version.objects.create(
        plan=plan, number=last.number + 1 if last else 1, begun_by=by, frozen_at=timezone.now()
    )
    draft.provision.create(section="G", number=1, text="The nurse trains the staff each year.")
    freeze(draft, on=today, by=by)
    written = open_version(plan) or Version.objects.create(
        plan=plan, number=draft.number + 1, status="final", based_on=draft, begun_by=by
    )
    written.provision.create(section="G", number=90, text="The nurse trains some of the staff.")
    member = case.child.family.first()
    said = Representation.objects.create(
        version=draft, member=member, from_whom="A parent", received_on=today, recorded_by=by
    )
    asked = Consultation.objects.filter(case=case).first()
    point = Point.objects.create(
        representation=said,
        number=1,
        text="Name this school",
        section="I",
        asks_for=asked.provider if asked else None,
    )
    of_heard = ("plan_points_add", "plan_point_add", "plan_meeting", "plan_heard_aside")
    return {
        **{name: {"pk": said.pk} for name in of_heard},
        **{name: {"pk": point.pk} for name in ("plan_point_answer", "plan_point_mend")},
    }
