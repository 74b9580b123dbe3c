"""A plan as data, written into a version by the actions an officer uses."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from cases.editing import Edit, version_of
from plans import content
from plans.actions import writing
from plans.actions.writing import Links
from plans.language.passages import passages
from plans.language.stems import stems
from plans.models import Appendix, Need, Outcome, Provision, Version
from plans.places import PLACES

_PARTICULARS = ("what", "who", "expertise", "ratio", "frequency", "duration", "setting", "start")
FIELDS: dict[type, tuple[str, ...]] = {
    content.Need: ("text", "section", "area"),
    content.Outcome: ("text", "by", "aspiration", "steps"),
    content.Provision: ("text", "section", "kind", *_PARTICULARS, "end", "monitored_by"),
}
KINDS: dict[type, Any] = {
    content.Need: Need,
    content.Outcome: Outcome,
    content.Provision: Provision,
}
ALIKE = 0.25


def write(version: Version, plan: content.Plan, *, by: User) -> None:
    """Write a plan into a version, beside what stands there. Papers are found by their authors."""
    front = ("known_as", "pronouns", "current_setting")
    writing.describe(version, values={name: getattr(plan.front, name) for name in front}, by=by)
    for name, text in _texts(plan).items():
        writing.write_place(version, name=name, edit=Edit({"text": text}, 0), by=by)
    papers = _papers(version, plan)
    lines = {line.label: line.pk for line in _standing(version)}
    items: list[Any] = [*plan.needs, *plan.outcomes, *plan.provision]
    for one in items:
        values: dict[str, Any] = {name: getattr(one, name) for name in FIELDS[type(one)]}
        lines[one.id] = writing.add_line(
            version, kind=KINDS[type(one)], values=values, links=_links(one, papers, lines), by=by
        ).pk


def rewrite(version: Version, plan: content.Plan, *, by: User) -> None:
    """Give a version, line by line, the words of a plan that follows it; nothing else changes."""
    lines: dict[str, Any] = {line.label: line for line in _standing(version)}
    items: list[Any] = [*plan.needs, *plan.outcomes, *plan.provision]
    for one in items:
        line = lines[one.id]
        new = {name: getattr(one, name) for name in FIELDS[type(one)]}
        changed = {name: said for name, said in new.items() if said != getattr(line, name)}
        if changed:
            edit = Edit(changed, version_of(line))
            writing.edit_line(version, line=line, edit=edit, by=by)
    texts = dict(version.wordings.values_list("name", "text"))
    for name, text in _texts(plan).items():
        if text != texts.get(name, ""):
            seen = version_of(version.wordings.get(name=name)) if name in texts else 0
            writing.write_place(version, name=name, edit=Edit({"text": text}, seen), by=by)


def _papers(version: Version, plan: content.Plan) -> dict[str, Appendix]:
    """The papers by what a plan calls them; Section K may have counted them in another order."""
    here = list(version.plan.appendices.all())
    by_author = {one.author: one for one in reversed(here) if one.author}
    named = {one.id: by_author[one.author] for one in plan.advice if one.author in by_author}
    return {one.label: one for one in here} | named


def _standing(version: Version) -> list[Any]:
    return [*version.needs.all(), *version.outcomes.all(), *version.provision.all()]


def _links(one: Any, papers: dict[str, Appendix], lines: dict[str, int]) -> Links:
    """What a line is joined to: needs and outcomes above it, and the passages it rests on."""
    return Links(
        needs=_of(lines, getattr(one, "need_refs", ())),
        outcomes=_of(lines, getattr(one, "outcome_refs", ())),
        sources=tuple(
            (papers[label].pk, passage)
            for label in getattr(one, "advice_refs", ())
            if label in papers
            for passage in _passages(papers[label].text, one.text)
        ),
    )


def _passages(paper: str, line: str) -> list[str]:
    """The passages of a paper that say what a line says; the paper as a whole, where none does."""
    words = stems(line)
    near = [
        one.text for one in passages(paper) if len(stems(one.text) & words) >= ALIKE * len(words)
    ]
    return near or [""]


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
