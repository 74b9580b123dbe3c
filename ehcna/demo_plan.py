"""A plan as data, written into a version by the actions an officer uses."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from cases.editing import Edit
from plans import content
from plans.actions import writing
from plans.actions.writing import Links
from plans.models import Need, Outcome, Provision, Version
from plans.places import PLACES

FIELDS = (
    *("text", "what", "who", "expertise", "ratio", "frequency", "duration", "setting", "start"),
    *("end", "monitored_by", "kind", "section"),
)


def write(version: Version, plan: content.Plan, *, by: User) -> None:
    """Write all of a plan into a version. Papers are named by the labels they have: K6."""
    writing.describe(
        version,
        values={
            "known_as": plan.front.known_as,
            "pronouns": plan.front.pronouns,
            "current_setting": plan.front.current_setting,
        },
        by=by,
    )
    for name, text in _texts(plan).items():
        writing.write_place(version, name=name, edit=Edit({"text": text}, 0), by=by)
    papers = {one.label: one.pk for one in version.plan.appendices.all()}

    def sources(labels: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
        return tuple((papers[label], "") for label in labels if label in papers)

    lines: dict[str, int] = {}
    for need in plan.needs:
        values: dict[str, Any] = {"section": need.section, "text": need.text, "area": need.area}
        links = Links(sources=sources(need.advice_refs))
        lines[need.id] = _added(version, Need, values, links, by)
    for one in plan.outcomes:
        values = {"text": one.text, "by": one.by, "aspiration": one.aspiration, "steps": one.steps}
        links = Links(needs=_of(lines, one.need_refs))
        lines[one.id] = _added(version, Outcome, values, links, by)
    for line in plan.provision:
        values = {name: getattr(line, name) for name in FIELDS}
        links = Links(
            needs=_of(lines, line.need_refs),
            outcomes=_of(lines, line.outcome_refs),
            sources=sources(line.advice_refs),
        )
        lines[line.id] = _added(version, Provision, values, links, by)


def _added(version: Version, kind: Any, values: dict[str, Any], links: Links, by: User) -> int:
    return writing.add_line(version, kind=kind, values=values, links=links, by=by).pk


def _of(lines: dict[str, int], labels: tuple[str, ...]) -> frozenset[int]:
    return frozenset(lines[label] for label in labels if label in lines)


def _texts(plan: content.Plan) -> dict[str, str]:
    said = {f"A.{name}": text for name, text in vars(plan.views).items()}
    said |= {f"nil.{section}": text for section, text in plan.nil.items()}
    said |= {
        "B.strengths": "\n".join(plan.strengths),
        "E.short_term_targets": plan.short_term_targets,
        "G.healthcare_plan": plan.healthcare_plan,
    }
    known = {place.name for place in PLACES}
    return {name: text for name, text in said.items() if text and name in known}
