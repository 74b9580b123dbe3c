"""Reading one need (Sections B, C and D): what the child cannot do, how much, what comes of it."""

from __future__ import annotations

from functools import lru_cache

from ...language import masks, needs
from ...language.normal import Normal, normal
from .faults import NEED, NOTHING, Fault, Fields, Reading, in_order


@lru_cache(maxsize=4096)
def read_need(section: str, text: str, fields: Fields = NOTHING) -> Reading:
    """What a need leaves open."""
    known = normal(text)
    spoken = masks.unquoted(known.text)
    faults: list[Fault] = []
    if not (needs.NIL.match(spoken.strip()) and not needs.is_provision(spoken)):
        faults += [*_provision(known, spoken), *_label(known, spoken), *_vague(known, spoken)]
    faults += _undated(known, spoken)
    deciding = [fault for fault in faults if fault.decides]
    missing = {slot for fault in deciding for slot in fault.missing}
    return Reading("unclear" if deciding else "clear", in_order(missing, NEED), tuple(faults))


def _provision(known: Normal, spoken: str) -> list[Fault]:
    found = needs.is_provision(spoken)
    if found is None:
        return []
    missing = ("level",) if needs.is_function(spoken) else ("function", "impact")
    message = "This is what the child should be given, not what the child needs it for."
    return [Fault("B-01", known.as_typed(*found.span()), message, missing)]


def _label(known: Normal, spoken: str) -> list[Fault]:
    if needs.PRAISE.search(spoken) and not needs.TROUBLE.search(spoken):
        message = "It says what is good about the child and no need."
        return [Fault("B-04", known.typed, message, ("function", "impact"))]
    if needs.content_words(_own(spoken)) < 4 and needs.ELSEWHERE.search(spoken):
        message = "It points at another paper and does not say what the need is."
        return [Fault("B-04", known.typed, message, ("function", "impact"))]
    if needs.is_function(spoken) or needs.is_provision(spoken):
        return []
    if needs.content_words(spoken) > 14 and not needs.VAGUE.search(spoken):
        return []
    message = "It names a condition and does not say what that means for the child."
    return [Fault("B-04", known.typed, message, ("function", "impact"))]


def _vague(known: Normal, spoken: str) -> list[Fault]:
    found = needs.VAGUE.search(spoken)
    if found is None or needs.DETAIL.search(_own(spoken)):
        return []
    message = "It does not say how much, or what follows from it."
    return [Fault("B-05", known.as_typed(*found.span()), message, ("level",))]


@lru_cache(maxsize=256)
def _own(spoken: str) -> str:
    """What is said here of this child, without other papers, days and empty phrases."""
    return masks.blank(masks.blank(spoken, needs.ELSEWHERE), needs.EMPTY_IMPACT)


def _undated(known: Normal, spoken: str) -> list[Fault]:
    found = needs.SCORE.search(spoken)
    if found is None or needs.DATED.search(spoken):
        return []
    message = "A score without the day on which it was measured."
    return [Fault("B-09", known.as_typed(*found.span()), message, (), decides=False)]
