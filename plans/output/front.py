"""The front sheet, what state a plan is in, and what its file is called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..content import Plan
from .blocks import Row
from .words import Said, initials, joined, on, one_line

EHC = "education, health and care plan"
_STATES = {
    "draft": ("Draft", "This is a draft. It is not in force, and it can still change."),
    "amended_draft": (
        "Amended draft",
        "This is a draft that was changed. It is not in force, and it can still change.",
    ),
    "proposed_amendment": (
        "Proposed amendment of the",
        "These are changes that we propose. The plan in force stays as it is until we decide.",
    ),
    "final": ("Final", "This plan is in force."),
    "amended_final": ("Amended final", "This plan was changed. It is in force as it stands here."),
}
_MEANING_OF_WORKING = "This is a working copy for the Tribunal. It is not in force."
WORKING = "Working document"
_UNKNOWN = ("", "The state of this plan is not recorded.")


@dataclass(frozen=True)
class FrontSheet:
    """What the first page says."""

    child: Said
    state: str  # "draft education, health and care plan"
    meaning: str
    rows: tuple[Row, ...]


def called(plan: Plan) -> str:
    """The name by which the plan speaks of the child or young person."""
    front = plan.front
    return one_line(front.known_as) or one_line(front.child).partition(" ")[0] or "the child"


def state_of(plan: Plan) -> str:
    """The state in words: "Draft education, health and care plan"."""
    word = _STATES.get(plan.front.status, _UNKNOWN)[0]
    state = f"{word} {EHC}" if word else EHC.capitalize()
    return f"{WORKING}: {_lower(state)}" if is_working(plan) else state


def is_working(plan: Plan) -> bool:
    """Whether it is the Tribunal's working copy, in which changes are shown on purpose."""
    return plan.front.document_type == "working_document"


def front_of(plan: Plan) -> FrontSheet:
    """The front sheet, of what is known."""
    front = plan.front
    age = f"{front.age_at_date} on the date of this plan" if front.age_at_date is not None else ""
    signed = joined([one_line(front.signed_by), on(front.signed_on)], "on")
    rows = (
        ("Called", front.known_as if front.known_as != front.child else ""),
        ("Pronouns", front.pronouns),
        ("Date of birth", on(front.dob)),
        ("Age", age),
        ("Year group", front.year_group),
        ("Parents or carers", joined(map(one_line, front.parents))),
        ("Setting now", front.current_setting),
        ("Council", front.la),
        ("Plan coordinator", front.coordinator),
        ("Date of this plan", on(front.date)),
        ("Version", str(front.plan_version) if front.plan_version is not None else ""),
        ("To be reviewed by", on(front.review_due)),
        ("Signed by", signed),
    )
    return FrontSheet(
        child=Said(one_line(front.child) or "Name not recorded"),
        state=_lower(state_of(plan)),
        meaning=_MEANING_OF_WORKING if is_working(plan) else _STATES.get(front.status, _UNKNOWN)[1],
        rows=tuple(
            Row(label, (Said(one_line(words)),)) for label, words in rows if one_line(words)
        ),
    )


def title_of(plan: Plan, reference: str = "", what: str = "") -> str:
    """What the file says of itself: what it is and of which case, never of whom.

    A title shows in lists, tabs and logs where the plan itself is not open.
    """
    parts = [f"{what}: {_lower(state_of(plan))}" if what else state_of(plan)]
    if plan.front.plan_version is not None:
        parts.append(f"version {plan.front.plan_version}")
    return ", ".join([*parts, *filter(None, [one_line(reference)])])


def file_name(plan: Plan, reference: str = "", what: str = "", ending: str = "pdf") -> str:
    """A name for the file that names nobody: "final-ehc-plan-version-3-EHC-2026-00012.pdf"."""
    short = title_of(plan, "", what).replace(EHC, "EHC plan").replace(EHC.capitalize(), "EHC plan")
    words = re.sub(r"[^a-z0-9]+", "-", short.lower()).strip("-")
    case = re.sub(r"[^A-Za-z0-9-]+", "-", reference).strip("-")
    return f"{words}-{case}.{ending}" if case else f"{words}.{ending}"


def head_of(plan: Plan, what: str = "") -> str:
    """What stands at the head of every page: the state, in words, and the day."""
    day = on(plan.front.date)
    words = f"{what}: {_lower(state_of(plan))}" if what else state_of(plan)
    return f"{words}, {day}" if day else words


def short_state(plan: Plan) -> str:
    """The state and the day in few words, above a column: "Draft, 12 December 2024"."""
    word = _STATES.get(plan.front.status, _UNKNOWN)[0].removesuffix(" of the") or "Plan"
    version = plan.front.plan_version
    parts = (word, on(plan.front.date), f"version {version}" if version is not None else "")
    return ", ".join(part for part in parts if part)


def foot_of(plan: Plan, reference: str = "") -> str:
    """What stands at the foot of every page: initials, the case, the version."""
    version = plan.front.plan_version
    parts = [initials(plan.front.child), one_line(reference)]
    parts.append(f"version {version}" if version is not None else "")
    return " · ".join(part for part in parts if part)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
