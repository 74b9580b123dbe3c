"""What is next on a plan, for whoever writes it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from statutory import counted

from ..models import Plan
from ..places import WRITTEN
from .evidence import advice_to_add
from .recommended import recommended
from .sections import counts_of
from .versions import open_version


@dataclass(frozen=True)
class Step:
    """One thing to do, and the page on which it is done."""

    text: str
    href: str = ""


def next_steps(plan: Plan) -> list[Step]:
    """What stands between the plan as it is and the next time it goes out."""
    of_case = [plan.case.reference]
    version = open_version(plan)
    if version is None:
        text = "Nothing is being written. Begin the next version when there is something to change"
        return [Step(text, reverse("plan_issue", args=of_case))]
    steps = []
    if waiting := len(advice_to_add(plan)):
        text = f"Take {counted(waiting, 'paper')} that came into Section K"
        steps.append(Step(text, reverse("plan_gather", args=of_case)))
    empty = [one.code for one in counts_of(version) if not one.is_begun]
    if len(empty) == len(WRITTEN):
        steps.append(Step("Write the first draft", reverse("plan_write", args=of_case)))
    else:
        steps += [
            Step(f"Section {code} says nothing yet", reverse("plan_section", args=[*of_case, code]))
            for code in empty
        ]
    if left := sum(one.is_open for one in recommended(plan, version)):
        text = f"{counted(left, 'recommendation')} of the advice neither used nor explained"
        steps.append(Step(text, f"{reverse('plan_evidence', args=of_case)}#recommendations"))
    if not steps:
        read = reverse("plan_version", args=[*of_case, version.number])
        steps.append(Step("Read it once more", read))
        steps.append(Step("See what stands in its way", reverse("plan_issue", args=of_case)))
    return steps
