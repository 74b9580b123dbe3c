"""The thread from need to outcome to provision, as linked (B-02, B-03, E-06, E-07, E-08, F-10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...content import Context, Plan, Provision
from ...language import swift as re
from ..findings import Check, Found
from ..nil import is_nil

# Which sections may meet the needs of B, C and D.
_MEETS = {"B": ("F",), "C": ("G", "F"), "D": ("H1", "H2", "F")}
_FEWEST, _MOST = 3, 10


def linked(refs: Iterable[str]) -> set[str]:
    """The items a list of links names, also where one entry holds several."""
    return {part.upper() for ref in refs for part in re.split(r"[,;\s]+", ref.strip()) if part}


def _provides(plan: Plan, *sections: str) -> list[Provision]:
    """Lines that give something: no checks on other lines, no "none was identified"."""
    return [
        line
        for line in plan.provision_of(*sections)
        if not line.is_monitoring and not is_nil(line.text or line.what)
    ]


def needs_without_provision(plan: Plan, context: Context) -> Iterator[Found]:
    """B-02: a need that no line of provision names."""
    for need in plan.needs:
        lines = _provides(plan, *_MEETS[need.section])
        if is_nil(need.text) or any(need.id.upper() in linked(line.need_refs) for line in lines):
            continue
        where = " or ".join(_MEETS[need.section])
        checked = any(need.id.upper() in linked(line.need_refs) for line in plan.provision)
        only = "Only a line that meets nothing itself" if checked else "Nothing"
        yield Found(need.section, need.id, message=f"{only} in {where} is linked to {need.id}")


def needs_without_outcome(plan: Plan, context: Context) -> Iterator[Found]:
    """B-03: a need from which no outcome grows."""
    reached = {ref for outcome in plan.outcomes for ref in linked(outcome.need_refs)}
    for need in plan.needs:
        if not is_nil(need.text) and need.id.upper() not in reached:
            message = f"No outcome is linked to {need.id}"
            yield Found(need.section, need.id, message=message)


def outcomes_without_provision(plan: Plan, context: Context) -> Iterator[Found]:
    """E-06: an outcome to which no provision leads."""
    lines = _provides(plan, "F", "G", "H1", "H2")
    served = {ref for line in lines for ref in linked(line.outcome_refs)}
    for outcome in plan.outcomes:
        if outcome.id.upper() not in served:
            message = f"Nothing in F, G or H leads to {outcome.id}"
            yield Found("E", outcome.id, message=message)


def outcomes_from_nowhere(plan: Plan, context: Context) -> Iterator[Found]:
    """E-07: an outcome that follows from no need and no wish."""
    needs = {need.id.upper() for need in plan.needs}
    for outcome in plan.outcomes:
        if not linked(outcome.need_refs) & needs and not outcome.aspiration.strip():
            message = f"{outcome.id} is linked to no need and no hope of Section A"
            yield Found("E", outcome.id, message=message)


def number_of_outcomes(plan: Plan, context: Context) -> Iterator[Found]:
    """E-08: fewer outcomes than three or more than ten."""
    number = len(plan.outcomes)
    if number and not _FEWEST <= number <= _MOST:
        yield Found("E", message=f"The plan has {number} outcome{'s' if number > 1 else ''}")


def provision_without_need(plan: Plan, context: Context) -> Iterator[Found]:
    """F-10: a line linked to no need, or to one that is not in the plan."""
    needs = {need.id.upper() for need in plan.needs}
    for line in plan.provision_of("F"):
        refs = linked(line.need_refs)
        if is_nil(line.text or line.what):
            continue
        if not refs & needs:
            message = f"{line.id} is linked to no need that is in the plan"
            yield Found("F", line.id, message=message, field="need_refs")
        elif gone := sorted(refs - needs):
            message = f"{line.id} is linked to {', '.join(gone)}, which the plan does not have"
            yield Found("F", line.id, message=message, field="need_refs")


CHECKS: dict[str, Check] = {
    "B-02": needs_without_provision,
    "B-03": needs_without_outcome,
    "E-06": outcomes_without_provision,
    "E-07": outcomes_from_nowhere,
    "E-08": number_of_outcomes,
    "F-10": provision_without_need,
}
