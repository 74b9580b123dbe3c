"""Health or care that teaches the child, and so belongs in Section F (G-01)."""

from __future__ import annotations

from collections.abc import Iterator

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found
from ..names import child_names, plain
from ..passages import main, sentences, unquoted

_TEACHES = re.compile(
    r"\b(?P<verb>teach(?:es|ing)?|train(?:s|ing)?|coach(?:es|ing)?|instruct(?:s|ing)?)\s+"
    r"(?P<whom>(?:[\w’'-]+\s*){1,4})",
    re.IGNORECASE,
)
_GROWN = re.compile(
    r"\b(?:staff|adults?|assistants?|teachers?|TAs?|parents?|mother|father|family|carers?|workers?"
    r"|school|college|setting|team|nurse|everyone|all|those|colleagues|practitioners?|SENCo)\b",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"^(?:the\s+)?(?:her|him|them|the\s+(?:child|young\s+person|pupil)|child|pupil)\b",
    re.IGNORECASE,
)
_LEARNS = re.compile(
    r"\bcoping\s+(?:strateg\w+|skills?)|\bdesensiti[sz]\w+|\bprogramme\s+to\s+develop\b"
    r"|\b(?:develop\w*|improv\w+|build\w*|practis\w+|work\s+on)\s+(?:her|his|their|the)?\s*(?:\w+\s+)?"
    r"(?:speech|language|communication|motor|hand|self-?care|self-?help|emotional|social|fine|gross"
    r"|dressing|feeding|independence|attention|play|life|daily\s+living|regulation|articulation)\s+"
    r"(?:\w+\s+)?skills?\b|\btherapy\s+to\s+(?:improve|develop|support)\s+(?:\w+\s+){0,3}"
    r"(?:communication|language|speech|understanding|talking)"
    r"|\b(?:learn|learns|learning)\s+(?:to|how)\b|\b(?:help|support|enable)\s+[\w’'-]+\s+(?:to\s+)?"
    r"(?:learn|develop\s+skills|manage\s+(?:her|his|their)\s+(?:emotions|feelings|anxiety|anger))\b"
    r"|\bcognitive\s+behaviou?r\w*\s+therapy\b|\bCBT\b|\bsocial\s+skills\s+(?:group|training)\b",
    re.IGNORECASE,
)
_THERAPY = re.compile(
    r"\b(?:speech\s+and\s+language\s+therap\w+|speech\s+therap\w+|SaLT|SLT)\b[^.]{0,120}\b(?:therapy"
    r"|sessions?|teach\w*|programme|individual\w*|group|direct|work\s+with|see|treat\w*|minutes|hours?"
    r"|weekly|communication|language|speech|sounds?)\b"
    r"|\boccupational\s+therap\w+\b[^.]{0,120}\b(?:teach\w*|skills?|programme|practis\w+)\b",
    re.IGNORECASE,
)
_MEDICAL = re.compile(
    r"\b(?:swallow\w*|dysphagia|eating\s+and\s+drinking|feeding\s+(?:plan|assessment)|aspirat\w+"
    r"|mealtime|wheelchair|seating|splints?|orthotic\w*|hoist\w*|equipment|hearing\s+aid\w*)\b",
    re.IGNORECASE,
)


def teaches(plan: Plan, context: Context) -> Iterator[Found]:
    """G-01: in G what teaches, trains or builds skills; in H what teaches the child outright."""
    own = child_names(plan, context)
    for one in main(plan, "G", "H1", "H2"):
        if one.field not in ("text", "loose"):
            continue
        for start, said in sentences(one.text):
            text = unquoted(said)
            hit = _outright(text, own)
            if one.section == "G" and not hit:
                hit = _skills(text)
            if hit:
                yield one.found(start + hit.start(), start + hit.end())


def _outright(text: str, own: frozenset[str]) -> re.Match[str] | None:
    for match in _TEACHES.finditer(text):
        whom, before = match["whom"].strip(), text[: match.start()]
        first = re.split(r"[\s’'-]", whom)[0]
        if re.search(r"\b(?:staff|be|is|are|has|have|of)\s*$", before) and "to" in before[-12:]:
            continue
        owned = re.match(r"[\w-]+['’]s\s", whom) is not None
        is_child = (plain(first) in own and not owned) or _CHILD.match(whom) is not None
        theirs = re.match(r"(?:her|their|his)\b", whom, re.I)
        if is_child and not (theirs and _GROWN.search(whom)):
            return match
        if owned and plain(first) in own and not _GROWN.search(whom):
            return match
    return None


def _skills(text: str) -> re.Match[str] | None:
    for pattern in (_LEARNS, _THERAPY):
        match = pattern.search(text)
        if not match or (pattern is _THERAPY and _MEDICAL.search(text)):
            continue
        around = text[max(0, match.start() - 60) : match.start()]
        if not re.search(r"\b(?:train|teach|show|advise)\w*\b[^,;]*$", around) or not _GROWN.search(
            around
        ):
            return match
    return None


CHECKS: dict[str, Check] = {"G-01": teaches}
