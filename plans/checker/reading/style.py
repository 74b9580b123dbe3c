"""Further remarks on a line of provision: training, authors of programmes, checks, lists, blocks.

Only a promise to find out makes a line vague by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language import acts, commitment, roles, vague
from ...language import swift as re
from ...language.normal import Normal
from .faults import Fault, Fields
from .slots import Promise

_PRAISED = re.compile(
    r"\b(?:well[- ])?(?:trained|experienced|skilled|qualified|suitabl[ey]|appropriate(?:ly)?|specialist)"
    r"(?:,? (?:and )?(?:trained|experienced|qualified|skilled)){0,3}"
    r" (?:(?:early years|female|male|1:1|additional) )?(?:staff|adults?|TAs?|teaching assistants?|teachers?|practitioners?|person|people|LSAs?)\b",
    re.IGNORECASE,
)
_PROVEN = re.compile(
    r"\b(?:level \d|BSL|QTS|QT\w+|HCPC|NMC|ELSA|(?:hours?|days?)'? (?:of )?(?:[\w'-]+ ){0,3}?(?:training|courses?|induction|instruction)|course|certificate|diploma|award|"
    r"trained (?:by|in|as|to)|qualification|registered|holding|qualified teacher|teacher of the|"
    r"experience of|specialist teacher(?: of|\s*\()|accredited|degree|who (?:has|holds))\b",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"\b(?:programme|sensory (?:diet|circuit)s?|strateg(?:y|ies)|therapy plan|care plan)\b",
    re.IGNORECASE,
)
_HELPER = re.compile(
    r"\b(?:TAs?|HLTAs?|LSAs?|(?:teaching|support|learning support|classroom) assistants?|"
    r"key (?:adult|worker|person)|midday \w+|support workers?|mentors?|staff|adults)\b"
)
_WATCHED = re.compile(
    r"\b(?:re)?(?:view|monitor|measur|record|log|report|observ|check|test|audit|evaluat|watch)"
    r"(?:s|ed|ing|e|es|ion|ions)?\b|\bwrit\w+ (?:the |a )?(?:result|summary)|\bnotes\b|re-tests?",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"\b(?:(?:for|over|across) \d+ (?:weeks|sessions)|\d+(?:-| )(?:weeks?|session) (?:block|course|of)|"
    r"blocks? of (?:\d|therapy)|\d+ weeks of|\d+ sessions of)\b(?! (?:each|every|a year|the year))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:then|thereafter|until|review\w*|followed|repeated|after (?:that|which)|every|each|"
    r"a year|from|start\w*|by|term time)\b",
    re.IGNORECASE,
)


def style(known: Normal, spoken: str, parts: list[Promise], fields: Fields) -> list[Fault]:
    """What is worth a look and does not make a line vague by itself."""
    makers = (_common, _programme, _training, _block, _list)
    found = [fault for make in makers for fault in make(known, spoken, parts, fields)]
    if not (fields.monitored_by or _WATCHED.search(spoken)):
        whole = known.as_typed(parts[0].start, parts[-1].end).strip()
        found.append(_remark("F-23", whole, "Nobody is said to check that it happens and works."))
    return found


def _remark(rule: str, quote: str, message: str) -> Fault:
    return Fault(rule, quote, message, (), decides=False)


def _common(known: Normal, spoken: str, parts: list[Promise], fields: Fields) -> Iterator[Fault]:
    found = vague.COMMON.search(spoken)
    if found and not any(p.measured or p.standard for p in parts):
        yield _remark(
            "F-14", known.as_typed(*found.span()), "Every pupil should have this already."
        )


def _programme(known: Normal, spoken: str, parts: list[Promise], fields: Fields) -> Iterator[Fault]:
    found = _PROGRAMME.search(spoken)
    if found is None or not _HELPER.search(spoken):
        return
    if roles.has_specialist(f"{spoken} {fields.expertise} {fields.what} {fields.monitored_by}"):
        return
    message = "It does not say who wrote it, and who trains and checks whoever carries it out."
    yield _remark("F-15", known.as_typed(*found.span()), message)


def _training(known: Normal, spoken: str, parts: list[Promise], fields: Fields) -> Iterator[Fault]:
    found = _PRAISED.search(spoken)
    if found is None or fields.expertise or _PROVEN.search(spoken):
        return
    yield _remark(
        "F-16", known.as_typed(*found.span()), "It does not say trained or experienced in what."
    )


def put_off(known: Normal, spoken: str, parts: list[Promise]) -> Iterator[Fault]:
    found = commitment.PUT_OFF.search(spoken)
    if (
        found is None
        or any(p.measured or p.coverage or p.often for p in parts)
        or acts.TRAINING.search(spoken)
    ):
        return
    message = "It promises to find out, not to provide."
    yield Fault("F-17", known.as_typed(*found.span()), message, ("what",))


def _block(known: Normal, spoken: str, parts: list[Promise], fields: Fields) -> Iterator[Fault]:
    found = _BLOCK.search(spoken)
    if found and not fields.end and not _AFTER.search(spoken):
        yield _remark("F-20", known.as_typed(*found.span()), "It does not say what comes after.")


def _list(known: Normal, spoken: str, parts: list[Promise], fields: Fields) -> Iterator[Fault]:
    found = vague.OPEN_LIST.search(spoken)
    if found is None or any(p.measured or p.coverage for p in parts):
        return
    message = "The list is open: examples do not say what will be there."
    yield _remark("F-22", known.as_typed(*found.span()), message)
