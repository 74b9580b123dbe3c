"""Whether a line of provision says how much: the law asks for provision that is specified."""

from __future__ import annotations

import re

from .models import AdviceLine

# "As required" is what somebody writes who does not say how much.
_VAGUE = re.compile(
    r"\b(as (?:and when )?(?:required|needed|necessary|appropriate)|when (?:needed|necessary)"
    r"|access to|regular(?:ly)?|opportunit(?:y|ies)|on request|flexibl[ey]|ongoing|tbc|n/?a)\b",
    re.I,
)
_NUMBERS = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty"
    r"|sixty|half|once|twice|all|full|each|every|daily|weekly|fortnightly|monthly|termly|yearly"
    r"|throughout|always)\b",
    re.I,
)
ASKS = "Say who, how much and how often; or why that cannot be said"


def says_how_much(text: str) -> bool:
    """Whether words tell an amount or a frequency."""
    if _NUMBERS.search(text):
        return True
    return bool(text.strip()) and not _VAGUE.search(text)


def is_incomplete(line: AdviceLine) -> bool:
    """Whether a line is of provision without who, how much or how often, and without a reason."""
    if line.kind != AdviceLine.Kind.PROVISION or line.not_quantified_because.strip():
        return False
    told = bool(line.who.strip()) and says_how_much(line.amount)
    return not (told and says_how_much(line.how_often))
