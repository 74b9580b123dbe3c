"""The plain summary: what will happen, who will do it, and when. One row for every promise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..content import Plan
from ..sections import sections_on
from .front import front_of
from .glossary import meanings_in
from .html import STANDARD, whole
from .rows import Row, rows_of, usual_start

TITLE = "What will happen, who, when"
_HEADINGS = {
    "F": "Help in education",
    "G": "Health",
    "H1": "Social care that must be made under 18",
    "H2": "Other social care",
}
_RATIO = re.compile(r"\b1:(?!1\b)\d+")


@dataclass(frozen=True)
class Group:
    """The rows of one section."""

    code: str
    heading: str
    rows: tuple[Row, ...]


def groups_of(plan: Plan) -> tuple[Group, ...]:
    """The rows by section, without the sections that promise nothing."""
    rows = rows_of(plan)
    return tuple(
        Group(code, heading, found)
        for code, heading in headings_of(plan)
        if (found := tuple(one for one in rows if one.section == code))
    )


def headings_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """The sections of provision that a plan of its day has, each with what it is called here."""
    known = [one.code for one in sections_on(plan.front.date) or sections_on(None)]
    return tuple((code, _HEADINGS[code]) for code in known if code in _HEADINGS)


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
    rows = [one for group in groups for one in group.rows]
    return {
        "groups": groups,
        "usual_start": usual_start(rows),
        "has_ratio": any(_RATIO.search(one.how.words) for one in rows),
        "front": front_of(plan),
        "title_of_summary": TITLE,
        "meanings": meanings_in(" ".join(one.words for one in rows)),
    }
