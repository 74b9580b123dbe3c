"""A plan in the world that every page is walked in: one of everything that is written in it."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from cases.models import Case
from plans.models import Appendix, Plan, Version

WORDS = "She should have 30 minutes a week of teaching by a specialist teacher."


def plan_pieces(case: Case, by: User) -> dict[str, dict[str, Any]]:
    """What each address about a plan needs to be filled in."""
    plan = Plan.objects.create(case=case, begun_by=by)
    version = Version.objects.create(plan=plan, number=1, begun_by=by)
    return _written(version) | _of_papers(plan, by) | {"plan_version": {"number": 1}}


def _written(version: Version) -> dict[str, dict[str, Any]]:
    need = version.needs.create(number=1, text="Reads slowly")
    outcome = version.outcomes.create(number=1, text="By July 2028 Ash will read aloud")
    line = version.provision.create(number=1, text=WORDS, duration="30 minutes")
    outcome.needs.add(need)
    line.needs.add(need)
    version.wordings.create(name="A.child_voice", text="I like owls")
    one = {"kind": "provision", "pk": line.pk}
    place = {"name": "A.child_voice"}
    return {
        **dict.fromkeys(("plan_section", "plan_add", "plan_add_word"), {"code": "F"}),
        **{f"plan_line{what}": one for what in ("", "_out", "_back", "_history", "_word")},
        **{f"plan_place{what}": place for what in ("", "_history", "_word")},
        "plan_version_bring_back": {"number": version.number},
    }


def _of_papers(plan: Plan, by: User) -> dict[str, dict[str, Any]]:
    paper = Appendix.objects.create(
        plan=plan, number=1, title="Advice", text=WORDS, added_by=by, author="A psychologist"
    )
    return {
        **{f"plan_paper{what}": {"pk": paper.pk} for what in ("", "_out", "_in")},
        "plan_settle": {"at": f"{paper.pk}-0-{len(WORDS)}"},
    }
