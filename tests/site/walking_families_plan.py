"""How every page of the plan is walked on the family’s side."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, Document, FamilyMember, Message
from plans.models import Version
from plans.queries.versions import FINALS
from tests.papers import a_pdf, filed
from tests.people import Cast

_NAMES = ("family_plan", "family_plan_version", "family_plan_easy", "family_plan_word")
GUARDS: dict[str, str] = dict.fromkeys(_NAMES, "family:plan")
NO_PAGES: set[str] = {"family_plan_word"}  # a file


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """The plan in force, whose paper went to the member; and what fills in each address."""
    plan = Version.objects.filter(plan__case=case, status__in=FINALS).latest("number")
    _went_to(member, plan, people)
    hub: dict[str, Any] = {"pk": member.pk}
    return {
        name: hub if name == "family_plan" else hub | {"number": plan.number} for name in _NAMES
    }


def _went_to(member: FamilyMember, plan: Version, people: Cast) -> None:
    title = f"{plan.get_status_display()}, version {plan.number}"
    paper = filed(plan.plan.case, people.officer, a_pdf("The plan"), title)
    paper.sort = Document.Sort.PLAN
    paper.snapshot = {"version": plan.number, "fingerprint": plan.fingerprint}
    paper.save()
    Message.objects.create(
        case=plan.plan.case,
        to_member=member,
        channel=Message.Channel.POST,
        code="final-plan",
        document=paper,
        state=Message.State.SENT,
    )
