"""When in the day it is given: lessons, break, trips, the start and the end."""

from __future__ import annotations

from collections.abc import Iterator

from ..language import swift as re
from ..language.callings import without_people
from ..language.spelling import plain
from .loss import Kind, Loss
from .sides import Side

# A word of a row stands for the whole of it.
_TIMES = (
    r"lessons?|class(?:es|room)?|curriculum|taught|subjects?|learning|teaching",
    r"break(?:s|times?)?|play ?times?|playground|recess|unstructured|social times?",
    r"lunch(?:es|times?)?|dinner ?times?|canteen|dining|meals?|mealtimes?|unstructured|social times?",
    r"trips?|visits?|off[- ]?site|outings?|excursions?",
    r"assembl(?:y|ies)",
    r"pe|physical education|games|sports?|swimming",
    r"transport|taxi|minibus|journeys?|bus",
    r"clubs?|after[- ]school|before[- ]school|extra-?curricular",
    r"exams?|examinations?|tests?|assessments?",
    r"changing|toilet\w*|personal care|hygiene",
    r"arrival|drop-off|registration",
    r"home ?time|departure|pick-up|end of the (?:school )?day",
)
_AS_WELL = {  # to arrive is at arrival, but a morning is no time of its own
    10: r"|arriv\w+|mornings?|start|begin\w*",
    11: r"|leav\w+|goes home|afternoons?|end",
}
_TIME = tuple(re.compile(rf"\b(?:{row}{_AS_WELL.get(at, '')})\b") for at, row in enumerate(_TIMES))
_IN = r"(?:in|at|on|during|for|to|through|throughout|and|,|or|over)(?: (?:all|every|each|his|her|their|the|school|both|any))*"
_LISTED = tuple(re.compile(rf"(?:\b|(?<=,) ?){_IN} (?:\w+ )?(?:{row})\b") for row in _TIMES)
_WHOLE = re.compile(
    r"\b(?:at all times|throughout the (?:school |whole |college )?(?:day|week)|(?:all|whole|entire|full) (?:of the )?"
    r"(?:school )?(?:day|week)|every part|full[- ]time|wherever|always|all settings|everywhere|any time"
    r"|across the (?:school )?day|all activities|continuous\w*)\b"
)
_BOTH_ENDS = re.compile(
    r"\b(?:start|beginning) and (?:at )?(?:the )?(?:end|close|finish) of (?:each|every|the) (?P<what>\w+ ?\w*)"
    r"|\b(?:arrival|drop-off) and (?:at |on )?(?:departure|home time|pick-up|leaving|the end of)"
    r"|\b(?:every|each) morning and (?:every |each )?(?:afternoon|evening)"
    r"|\b(?:before|first thing) [^.;,]{0,20}\band (?:again )?(?:after|last thing)\b"
)
_START = r"start|begin\w*|morning|arriv\w+|drop-off|first thing|before|am|registration"
_END = r"end|ends|close|finish\w*|afternoon|evening|home ?time|depart\w+|leav\w+|after|last|pm|pick-up|goes home"
_EITHER = re.compile(rf"\b(?:{_START}|{_END})\b")
_FIRST, _LAST = re.compile(rf"\b(?:{_START})\b"), re.compile(rf"\b(?:{_END})\b")
_TWO = re.compile(r"\b2\b|\bboth\b|\bat either end\b|\bat each end\b|\btwice\b")


def occasion_losses(before: Side, after: Side) -> Iterator[Loss]:
    """Given at several times of the day, and now at fewer of them."""
    if not before.text or not after.text or plain(before.text) == plain(after.text):
        return
    was, now = without_people(before.all), without_people(after.all)
    if _WHOLE.search(now):
        return
    ends = _BOTH_ENDS.search(was)
    if ends and _is_one_end(now):
        words = f"It was at both: “{ends.group()}”; now it is at one."
        yield Loss(Kind.FREQUENCY, ends.group(), "", words)
    listed = [at for at, one in enumerate(_LISTED) if one.search(was)]
    gone = [at for at in listed if not _TIME[at].search(now)]
    if len(listed) > 1 and gone and len(gone) < len(listed):
        first = _TIME[gone[0]].search(was)
        quote = first.group() if first else ""
        yield Loss(Kind.COVERAGE, quote, "", f"No longer given at this time: {quote}.")


def _is_one_end(now: str) -> bool:
    if _TWO.search(now) or not _EITHER.search(now):
        return False
    return bool(_FIRST.search(now)) != bool(_LAST.search(now))
