"""A version laid out to be read, section by section: texts, lines, and what belongs to each."""

from __future__ import annotations

from dataclasses import dataclass

from statutory import format_date

from .. import content
from ..places import PLACES, TITLES
from .cards import FIELDS


@dataclass(frozen=True)
class Said:
    """One text or line of a version: its heading, its words, its fields."""

    heading: str
    text: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Laid:
    """One section."""

    code: str
    title: str
    said: tuple[Said, ...]


def sections_to_read(plan: content.Plan) -> list[Laid]:
    """Every section of a plan, in order."""
    return [
        Laid(code, title, tuple(one for one in _in(plan, code) if one.text))
        for code, title in TITLES.items()
    ]


def _in(plan: content.Plan, code: str) -> list[Said]:
    texts = [
        Said(place.label, _text(plan, place.name)) for place in PLACES if place.section == code
    ]
    lines = [Said(need.id, need.text, _given(("Area", need.area))) for need in plan.needs_of(code)]
    if code == "E":
        lines = [_outcome(one) for one in plan.outcomes]
    lines += [_line(one) for one in plan.provision_of(code)]
    return texts + lines


def _text(plan: content.Plan, name: str) -> str:
    section, _, rest = name.partition(".")
    if section == "nil":
        return plan.nil.get(rest, "")
    if section == "A":
        return str(getattr(plan.views, rest))
    known = {
        "B.strengths": "\n".join(plan.strengths),
        "E.short_term_targets": plan.short_term_targets,
        "G.healthcare_plan": plan.healthcare_plan,
    }
    return known[name]


def _outcome(one: content.Outcome) -> Said:
    by = format_date(one.by) if one.by else ""
    return Said(
        one.id,
        one.text,
        _given(
            ("By", by),
            ("Hope", one.aspiration),
            ("Steps", one.steps),
            ("For", ", ".join(one.need_refs)),
        ),
    )


def _line(one: content.Provision) -> Said:
    fields = [(label, str(getattr(one, name))) for name, label in FIELDS]
    joined = (("Meets", ", ".join(one.need_refs)), ("Leads to", ", ".join(one.outcome_refs)))
    rests = ("Rests on", ", ".join(one.advice_refs))
    return Said(one.id, one.text, _given(*fields, *joined, rests))


def _given(*fields: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in fields if value)
