"""Reading one line of provision (F, G, H1, H2): is it so clear that nothing is left to doubt?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ...language import acts, commitment, firmness, masks, vague
from ...language.clauses import Clause, promises
from ...language.normal import Normal, normal
from .faults import SLOTS, Fault, Fields, Reading, in_order
from .slots import Promise, promise
from .style import put_off, style

_MESSAGES = {
    "what": "It does not say what will be done.",
    "who": "It does not say who will do it.",
    "ratio": "It does not say how many pupils share it.",
    "frequency": "It does not say how often.",
    "duration": "It does not say for how long.",
}


@lru_cache(maxsize=4096)
def read_provision(section: str, text: str, fields: Fields = Fields()) -> Reading:
    """What a line of provision leaves open, its filled-in fields taken first."""
    known = normal(text)
    spoken = masks.unquoted(known.text)
    parts = _merged([promise(_joined(spoken, p), p[0].start) for p in promises(spoken)])
    faults: list[Fault] = []
    if not parts:
        return Reading("vague", SLOTS, (Fault("F-01", text, "It says nothing.", SLOTS),))
    main = parts[0]
    faults += _unfirm(known, spoken, parts)
    faults += _open(known, parts, fields, spoken)
    faults += _weak(known, spoken, parts, main)
    faults += put_off(known, spoken, parts)
    deciding = [fault for fault in faults if fault.decides]
    faults += style(known, spoken, parts, fields)
    faults = _sectioned(section, faults)
    missing = {slot for fault in deciding for slot in fault.missing}
    label = "vague" if deciding else "specific"
    return Reading(label, in_order(missing, SLOTS) if deciding else (), tuple(faults))


def _joined(text: str, parts: list[Clause]) -> str:
    return text[parts[0].start : parts[-1].end]


def _merged(parts: list[Promise]) -> list[Promise]:
    """A beginning with no amount takes it from what directly follows in the same sentence."""
    found: list[Promise] = []
    for part in parts:
        if found and not found[-1].quantified and part.bound and not _stops(found[-1], part):
            whole = found.pop()
            gap = " " * (part.start - whole.end)
            found.append(promise(whole.text + gap + part.text, whole.start))
        else:
            found.append(part)
    return found


def _stops(before: Promise, after: Promise) -> bool:
    return after.start - before.end > 14 or before.text.rstrip().endswith(".") or after.who


def _unfirm(known: Normal, spoken: str, parts: list[Promise]) -> list[Fault]:
    found: list[Fault] = []

    def add(rule: str, spans: list[tuple[int, int]], message: str) -> None:
        found.extend(Fault(rule, known.as_typed(*s), message, ("firm",)) for s in spans)

    main = parts[0]
    add(
        "F-06",
        firmness.conditions(spoken),
        "It depends on what the school or service has to spare.",
    )
    add(
        "F-07",
        [s for s in firmness.caps(spoken) if not _own_break(spoken, s, parts)],
        "It sets a most and no least, so nothing at all would satisfy it.",
    )
    add("F-13", commitment.changes(spoken), "It can be made less without the plan being amended.")
    add(
        "F-08",
        [s for s in commitment.modals(spoken) if _counts(s, parts)],
        "It does not say that this will happen.",
    )
    add(
        "F-08",
        [
            s
            for s in commitment.hopes(spoken)
            if s[0] < main.end and (_promising(spoken, s) or _strong(spoken, s))
        ],
        "It hopes or suggests; it does not promise.",
    )
    add(
        "F-05",
        [s for s in vague.found(firmness.DELEGATED, spoken) if _decides(spoken, s, parts)],
        "Somebody else is left to decide what, how much or how often.",
    )
    add(
        "F-05",
        [s for s in vague.found(firmness.REFERENCE, spoken) if not _part(s, parts).bound],
        "It points at another paper instead of saying what will be done.",
    )
    add(
        "F-01",
        [s for s in vague.found(firmness.AS_NEEDED, spoken) if not _method(spoken, s, parts)],
        "It does not say when, or who says when.",
    )
    add("F-05", vague.found(firmness.OPINION, spoken), "Somebody else is left to decide whether.")
    add(
        "F-01",
        vague.found(vague.INDEFINITE, spoken),
        "It leaves a place open for a person or thing not named.",
    )
    money = [
        s for s in vague.found(commitment.MONEY, spoken) if not (main.measured or main.coverage)
    ]
    found.extend(
        Fault("F-09", known.as_typed(*s), "Money is not provision.", ("what",)) for s in money
    )
    return found


def _promising(spoken: str, span: tuple[int, int]) -> bool:
    """An aim is a purpose where a promise has been made before it."""
    before = spoken[: span[0]]
    return not re.search(r"\b(?:will|shall|is to|are to|receives?|gets?)\b", before) or bool(
        re.match(r"\s*(?:will|shall|is|are)\b", spoken[span[0] : span[1]])
    )


def _own_break(spoken: str, span: tuple[int, int], parts: list[Promise]) -> bool:
    """How long a child may stay out each time is no cap on help."""
    part = _part(span, parts)
    return "minutes" in spoken[span[0] : span[1]] and (part.trigger or part.coverage)


def _strong(spoken: str, span: tuple[int, int]) -> bool:
    return commitment.STRONG_HOPE.match(spoken[span[0] : span[1] + 12].lstrip()) is not None


def _part(span: tuple[int, int], parts: list[Promise]) -> Promise:
    return next((p for p in parts if p.start <= span[0] < p.end), parts[-1])


def _counts(span: tuple[int, int], parts: list[Promise]) -> bool:
    """A "may" in a later sentence only adds; in the promise itself it takes the promise away."""
    part = _part(span, parts)
    if part is parts[0]:
        here = part.text[: max(0, span[0] - part.start)]
        return not re.search(r"\b(?:will|shall)\b", here) or not part.bound
    return part.kind == "service" and part.quantified or not parts[0].bound


def _decides(spoken: str, span: tuple[int, int], parts: list[Promise]) -> bool:
    """How a fixed amount is used may be left to a professional; the amount may not."""
    words = spoken[span[0] : span[1]].lower()
    part = _part(span, parts)
    if re.match(r"(?:as|when|where|if|whatever) ", words) and part.measured:
        return bool(re.search(r"necessary|appropriate|sees fit|see fit", words))
    if re.match(
        r"(?:as|where) (?:\w+ )?(?:prescribed|set|shown|arranged|recommended|advised|specified)",
        words,
    ):
        return not part.bound
    return True


_DETAIL = re.compile(
    r"\b(?:adjust|using|chang|repeat|prompt|modif|reposition|repair|replac|recharg|clean|suction|"
    r"reword|rephras|simplif|enlarg|pausing|resting|topped|reheat|explain|clarif|with (?:\w+ )?prompt)\w*",
    re.IGNORECASE,
)


def _method(spoken: str, span: tuple[int, int], parts: list[Promise]) -> bool:
    """ "Repeating the sign as needed" is how; "support as needed" is whether."""
    before = re.split(r"[,.;(]", spoken[: span[0]])[-1]
    return _part(span, parts).bound and _DETAIL.search(before) is not None


def _open(known: Normal, parts: list[Promise], fields: Fields, spoken: str) -> list[Fault]:
    main = parts[0]
    whole = known.as_typed(main.start, main.end).strip()
    found = []
    missing = main.missing
    if fields.frequency:
        missing = missing - {"frequency"}
    if fields.duration:
        missing = missing - {"duration"}
    for slot in ("frequency", "duration"):
        if slot in missing:
            found.append(Fault("F-02", whole, _MESSAGES[slot], (slot,)))
    if not main.what and not fields.what:
        found.append(Fault("F-01", whole, _MESSAGES["what"], ("what",)))
    somebody = any(part.who for part in parts)
    if main.kind != "thing" and not fields.who and not somebody:
        found.append(Fault("F-03", whole, _MESSAGES["who"], ("who",)))
    shared = acts.size_missing(spoken)
    if shared and not re.search(r"\d", fields.ratio):
        found.append(Fault("F-04", known.as_typed(*shared), _MESSAGES["ratio"], ("ratio",)))
    return found


def _weak(known: Normal, spoken: str, parts: list[Promise], main: Promise) -> list[Fault]:
    found = []
    for part in parts:
        aimless = masks.blank(acts.without_roles(part.text), masks.PURPOSE)
        for span in _pointers(part, aimless, part is main):
            place = (part.start + span[0], part.start + span[1])
            found.append(Fault("F-01", known.as_typed(*place), _PINNED, ("what",)))
    return found


_PINNED = "Nothing in this part says how much, how often or in what."
_STRONG = re.compile(
    r"\b(?:regular(?:ly)?|frequent(?:ly)?|ongoing|on-going|occasional(?:ly)?|periodic(?:ally)?|from time to time|"
    r"(?:other|further|additional|extra|more|wider|general) (?:[\w-]+ ){0,2}?(?:support|help|input|sessions?|time|intervention|visits?|contact|work|provision|therapy|opportunities|adjustments?)|"
    r"access to|opportunit(?:y|ies)|liais\w+|(?:is|are|be) supported)\b",
    re.IGNORECASE,
)


def _pointers(part: Promise, aimless: str, first: bool) -> list[tuple[int, int]]:
    if part.measured:
        return []
    spans = vague.attitudes(aimless)
    if part.kind == "thing" or not part.what:
        spans += [s for s in vague.weak_things(aimless) if not part.standard]
    spans += vague.found(vague.COMMON, aimless)
    if not part.bound:
        spans += vague.found(vague.WEAK if first else _STRONG, aimless)
    spans.sort()
    return spans[:1]


def _sectioned(section: str, faults: list[Fault]) -> list[Fault]:
    """In G, H1 and H2 the first three rules go by the name of G-03."""
    if section == "F":
        return faults
    return [
        replace(f, rule="G-03") if f.rule in ("F-01", "F-02", "F-03") else f
        for f in faults
        if f.rule not in ("F-04", "F-09", "F-13", "F-14", "F-15", "F-16", "F-20", "F-22")
        or f.decides
    ]
