"""Whether a text says nothing, says that there is nothing, and says who was asked."""

from __future__ import annotations

from functools import lru_cache

from ..language import swift as re

_EMPTY = re.compile(
    r"[\s\-–—_.*/]*|(?:n\s*[/.]?\s*a|none|nil|no|tbc|tba|tbd|not applicable|nothing|blank|see above"
    r"|none (?:known|identified|at this time|currently|required|needed|recorded)"
    r"|no (?:needs?|provision)(?: identified)?|to be (?:confirmed|added|agreed|completed))[\s.]*",
    re.IGNORECASE,
)
_NIL = re.compile(r"\b(?:no|none|not|nothing|neither|nil|never|without)\b", re.IGNORECASE)
# A nil return is a sentence about there being nothing, not a need in which a "not" happens to be.
_NIL_SENTENCE = re.compile(
    r"^\W*(?:(?:at (?:this|present)(?: time)?|currently|following [^,.]{3,60}),?\s+)?"
    r"(?:(?:there (?:are|is|were|was)|we (?:have )?(?:found|identified))\s+(?:currently\s+)?"
    r"(?:no|none|not any|nothing)\b|no(?:ne|thing)?\b(?!\s+(?:longer|more))|not applicable\b|nil\b"
    r"|n/a\b|you have not\b|[A-Z][\w'’-]+ (?:has|have) no\b)",
    re.IGNORECASE,
)
_IDENTIFIED = re.compile(
    r"\b(?:no|none|not|nothing)\b[^.]{0,80}\b(?:identified|required|needed|known|found|requested"
    r"|asked for|made|reported|recorded|wanted|involved|provided|wish)\b"
    r"|\bno\s+(?:(?:other|further|additional|special|current|known|health|medical|care|social"
    r"|educational|related|significant|sensory|physical)\s+){0,4}"
    r"(?:needs?|provision|concerns?|difficult(?:y|ies)|requirements?)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:social worker|social care|paediatrician|doctor|GP|nurse|therapist|psychologist|clinic"
    r"|hospital|SENCo|officer|health visitor|clinical|commissioner|integrated care board|ICB|NHS"
    r"|team|service|council|local authority|parents?|mother|father|mum|dad|carer|family"
    r"|young person|you|school|college|Dr|Mr|Mrs|Ms|Miss|advice|report|letter|assessment|reply"
    r"|K\d+)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep"
    r"|Oct|Nov|Dec)[a-z]*\.?\s+\d{4})\b"
)


def is_empty(text: str) -> bool:
    """Whether a text is blank, a dash, or one of the words that stand for nothing said."""
    return len(text) < 60 and _EMPTY.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def is_nil(text: str) -> bool:
    """Whether a text says that there is nothing: "No health needs were identified by ..."."""
    if is_empty(text):
        return True
    first = text[:400]
    return _NIL_SENTENCE.search(first) is not None and _IDENTIFIED.search(first) is not None


def says_who_was_asked(text: str) -> bool:
    """Whether a nil return is a sentence with somebody's name, a body or a day in it."""
    return (
        len(text.split()) >= 6
        and _NIL.search(text) is not None
        and bool(_WHO.search(text) or _WHEN.search(text))
    )
