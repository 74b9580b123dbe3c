"""Reading one line of provision (F, G, H1, H2): is it so clear that nothing is left to doubt?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ...language import acts, masks, telling, vague
from ...language import swift as re
from ...language.clauses import Clause, promises
from ...language.normal import Normal, normal
from .faults import NOTHING, SLOTS, Fault, Fields, Reading, in_order
from .firm import unfirm
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
def read_provision(section: str, text: str, fields: Fields = NOTHING) -> Reading:
    """What a line of provision leaves open, its filled-in fields taken first."""
    known = normal(text)
    spoken = telling.without_told(masks.unquoted(known.text))
    parts = _merged([promise(_joined(spoken, p), p[0].start) for p in promises(spoken)])
    faults: list[Fault] = []
    if not parts:
        return Reading("vague", SLOTS, (Fault("F-01", text, "It says nothing.", SLOTS),))
    parts = _after_scene(parts)
    main = parts[0]
    faults += unfirm(known, spoken, parts)
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


# What is only told before the promise: "He is dropped at the gate by Dad; a TA meets him there".
_SCENE = re.compile(
    r"\W*(?:(?:He|She|They|[A-Z][a-z]+|Mum|Dad) (?:\w+ )?(?:can|may|is|are|was|comes|arrives|leaves|misses|finds|sits out|eats|has (?:lunch|been|had))\b"
    r"(?! (?:to|be|have|given|supported|helped|taught|offered|provided|seen|access|receive|in a|with)\b)|"
    r"[^.;]{3,60}? (?:was|were|has been|have been|is not|are not|is never) \w+|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er) [\w -]{3,40} is (?:in|here|there|at school|open) on\b)",
)


def _leads_in(first: Promise, after: list[Promise]) -> bool:
    """What is told, with no help in it, before a promise that leaves nothing open."""
    told = not (first.quantified or first.dated or vague.found(vague.WEAK, first.text))
    return told and any(one.measured and one.who and one.what for one in after)


def _after_scene(parts: list[Promise]) -> list[Promise]:
    """The promises without what is told before them, if the first of them is then kept whole."""
    while len(parts) > 1 and _leads_in(parts[0], parts[1:3]):
        parts = parts[1:]
    kept = parts[0].bound and parts[0].what and parts[0].who
    if len(parts) < 2 or kept or not _SCENE.match(parts[0].text):
        return parts
    first = parts[1]
    return (
        parts[1:]
        if first.bound and first.what and (first.who or parts[0].who or first.kind == "thing")
        else parts
    )


def _stops(before: Promise, after: Promise) -> bool:
    return after.start - before.end > 14 or before.text.rstrip().endswith(".") or after.who


def _open(known: Normal, parts: list[Promise], fields: Fields, spoken: str) -> list[Fault]:
    main = parts[0]
    left: list[tuple[str, str, str]] = [
        ("F-02", slot, _MESSAGES[slot])
        for slot in ("frequency", "duration")
        if slot in main.missing and not getattr(fields, slot)
    ]
    if not (main.what or fields.what or main.alone):
        left.append(("F-01", "what", _MESSAGES["what"]))
    somebody = any(part.who for part in parts)
    if main.kind != "thing" and not fields.who and not somebody:
        left.append(("F-03", "who", _MESSAGES["who"]))
    if _FAMILY.match(main.text):
        left.append(("F-03", "who", "It is a task for the family."))
    whole = known.as_typed(main.start, main.end).strip() if left else ""
    found = [Fault(rule, whole, message, (slot,)) for rule, slot, message in left]
    shared = acts.size_missing(masks.blank(spoken, masks.CONTAINER))
    if shared and not re.search(r"\d", fields.ratio):
        found.append(Fault("F-04", known.as_typed(*shared), _MESSAGES["ratio"], ("ratio",)))
    return found


def _weak(known: Normal, spoken: str, parts: list[Promise], main: Promise) -> list[Fault]:
    found = []
    for part in parts:
        if part is not main and main.measured and _ONLY_MORE.match(part.text):
            continue
        aimless = masks.blank(acts.without_roles(part.text), masks.PURPOSE)
        for span in _pointers(part, aimless, part is main):
            place = (part.start + span[0], part.start + span[1])
            found.append(Fault("F-01", known.as_typed(*place), _PINNED, ("what",)))
    return found


# What parents are to do is not provided by anybody; what they are given is.
_FAMILY = re.compile(
    r"\W*(?:(?:the|his|her|their|both|[A-Z][\w-]+'s) )*(?:[Mm]um|[Dd]ad|[Pp]arents?|[Mm]other|[Ff]ather|[Ff]amily|[Gg]randparents?|[Cc]arers?)"
    r" (?:will|shall|to|is to|are to) (?!(?:each |both |also )?(?:be |receive|get|have|attend|meet|see|join))"
)
# "Further visits as required": more than a fixed amount takes nothing from it.
_ONLY_MORE = re.compile(
    r"\W*(?:further|additional|extra|more) [^.;,]{3,40} (?:(?:as|if|when|where) (?:and when )?(?:needed|required|necessary)|(?:may|can) be added)\b",
    re.IGNORECASE,
)
_PINNED = "Nothing in this part says how much, how often or in what."
_STRONG = re.compile(
    r"\b(?:regular(?:ly)?|frequent(?:ly)?|ongoing|on-going|occasional(?:ly)?|periodic(?:ally)?|from time to time|"
    r"(?:other|further|additional|extra|more|wider|general) (?:[\w-]+ ){0,2}?(?:support|help|input|sessions?|time|intervention|visits?|contact|work|provision|therapy|opportunities|adjustments?)|"
    r"access to|opportunit(?:y|ies)|liais\w+|(?:is|are|be) supported)\b",
    re.IGNORECASE,
)


# "Flexible seating (a wobble stool)": it is said what is meant.
_EXPLAINED = re.compile(
    r"\s?(?:\((?!e\.?g|such|for |as |where |when |if )|: ?\w|of [A-Z]|showing \w)"
)


def _pointers(part: Promise, aimless: str, first: bool) -> list[tuple[int, int]]:
    if part.measured:
        return []
    spans = vague.attitudes(aimless)
    if part.kind == "thing" or not part.what:
        spans += [
            s
            for s in vague.weak_things(aimless)
            if not part.standard and not _EXPLAINED.match(aimless[s[1] :])
        ]
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
