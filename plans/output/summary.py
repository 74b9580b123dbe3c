"""The plain summary: what will happen, who will do it, and when. One row for every promise."""

from __future__ import annotations

from dataclasses import dataclass

from ..content import Plan
from ..sections import sections_on
from .front import front_of
from .glossary import meanings_in
from .html import STANDARD, whole
from .promises import Promise, promises_of

TITLE = "What will happen, who, when"
_HEADINGS = {
    "F": "Learning",
    "G": "Health",
    "H1": "Social care that must be made under 18",
    "H2": "Other social care",
}


@dataclass(frozen=True)
class Group:
    """The promises of one section."""

    code: str
    heading: str
    promises: tuple[Promise, ...]


def groups_of(plan: Plan) -> tuple[Group, ...]:
    """The promises by section, without the sections that make none."""
    promises = promises_of(plan)
    known = [one.code for one in sections_on(plan.front.date) or sections_on(None)]
    groups = (
        Group(code, _HEADINGS[code], tuple(one for one in promises if one.section == code))
        for code in known
        if code in _HEADINGS
    )
    return tuple(group for group in groups if group.promises)


def page(plan: Plan, *, kind: str = STANDARD, reference: str = "") -> str:
    """The summary as one HTML document, for the wall of a kitchen or a classroom."""
    return whole(
        "plans/output/_summary.html",
        plan,
        context(plan),
        kind=kind,
        reference=reference,
        what="Summary",
    )


def context(plan: Plan) -> dict[str, object]:
    """What `_summary.html` needs, on paper and on a page of the site."""
    groups = groups_of(plan)
    said = " ".join(one.words for group in groups for one in group.promises)
    return {
        "groups": groups,
        "front": front_of(plan),
        "title_of_summary": TITLE,
        "meanings": meanings_in(said),
    }
