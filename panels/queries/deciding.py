"""What an officer decides on: the advice in its own words, and what was decided before."""

from __future__ import annotations

from ..models import Recommendation

OF_THOSE_PRESENT = "Advice of those present, not of the panel: the meeting had no {lacked}."


def who_advised(said: Recommendation) -> str:
    """Whose advice it is. Never the panel’s, where the meeting lacked its quorum (H-204)."""
    return "The panel advised" if said.is_quorate else "Those present advised"


def not_quorate(said: Recommendation) -> str:
    """That the advice is of those present, and what the meeting lacked. Empty: quorate."""
    if said.is_quorate:
        return ""
    return OF_THOSE_PRESENT.format(lacked=", no ".join(said.lacked))


def advised_words(said: Recommendation) -> str:
    """The advice in words, as a decision keeps it."""
    parts = (not_quorate(said), said.words, f"Reasons: {said.reasons}", said.conditions)
    return "\n\n".join(part for part in parts if part)[:2000]
