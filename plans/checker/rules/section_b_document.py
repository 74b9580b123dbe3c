"""What Section B says as a whole: strengths, the four areas, what advice found (B-06 to B-08)."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found
from ..needs_in_advice import Concept, concepts_in, said_in
from ..passages import sentences, unquoted

_CAN = re.compile(
    r"^\W*[\w’'-]+\s+can(?!not|['’]t|\s+(?:not|only|become|be\s+(?:very\s+)?(?:anxious|upset)))\b"
    r"|\b(?:enjoys|loves|is\s+(?:good|excellent|confident|kind|skilled|strong|able|keen)|learns\s+(?:well"
    r"|quickly|best)|strengths?|excellent|excels|good\s+(?:at|memory)|able\s+to|succeeds|talent\w*)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:I|me|my)\b")
_STRENGTH_IN_A = re.compile(
    r"\bstrengths?\b|\bis\s+(?:very\s+|really\s+)?good\s+at\b|\bexcels\b|\btalent\w*\b"
)


def strengths(plan: Plan, context: Context) -> Iterator[Found]:
    """B-06: not one thing the child can do."""
    if plan.strengths or not plan.needs_of("B"):
        return
    text = " ".join(need.text for need in plan.needs_of("B")) + " " + plan.loose.get("B", "")
    if any(_CAN.search(said) for _, said in sentences(unquoted(text))):
        return
    views = plan.views
    for said in (views.parent_views, views.communication, views.history, plan.loose.get("A", "")):
        if _STRENGTH_IN_A.search(said) and not _FIRST.search(said):
            return
    yield Found("B", message="Section B says nothing of what the child can do")


# The broad areas of the Code, and words by which councils' headings are known.
_AREAS = {
    "communication and interaction": r"communicat|interact|speech|language|autis|social skills",
    "cognition and learning": r"cognit|learning|academic|literacy|attainment",
    "social, emotional and mental health": r"emotion|mental|semh|behavio|wellbeing|well-being",
    "sensory and physical": r"sensory|physical|hearing|vision|visual|motor|mobility|medical",
}


def areas(plan: Plan, context: Context) -> Iterator[Found]:
    """B-08: each of the four broad areas has a need, or a line that there is none."""
    needs = plan.needs_of("B")
    if not needs:
        return
    has_areas = any(need.area.strip() for need in needs)
    texts = [need.area if has_areas and need.area.strip() else need.text for need in needs]
    said = " | ".join([*texts, plan.loose.get("B", ""), plan.nil.get("B", "")])
    for area, words in _AREAS.items():
        if not re.search(words, said, re.IGNORECASE):
            yield Found("B", message=f"Nothing is said about {area}")


def in_advice(plan: Plan, context: Context) -> Iterator[Found]:
    """B-07: what two people advised, or one diagnosed, and B, C and D leave out."""
    if not any(entry.text for entry in context.advice):
        return
    texts = [need.text for need in plan.needs]
    texts += [plan.loose.get(section, "") for section in "BCD"]
    texts += [plan.nil.get(section, "") for section in "BCD"]
    written = "\n".join(texts)
    found: dict[Concept, dict[str, str]] = {}
    diagnosed: set[Concept] = set()
    for entry in context.advice:
        for concept, words, is_diagnosis in concepts_in(entry):
            found.setdefault(concept, {}).setdefault(entry.id, words)
            if is_diagnosis:
                diagnosed.add(concept)
    for concept, where in found.items():
        if (len(where) >= 2 or concept in diagnosed) and not said_in(concept, written):
            said = ", ".join(f"{id}: {words!r}" for id, words in list(where.items())[:3])
            yield Found("B", message=f"Advice speaks of {concept.name} ({said}); B, C and D do not")


CHECKS: dict[str, Check] = {"B-06": strengths, "B-07": in_advice, "B-08": areas}
