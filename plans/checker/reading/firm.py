"""Whether a line of provision is a promise at all: conditions, caps, hopes, others who decide."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ...language import commitment, firmness, vague
from ...language import swift as re
from ...language.normal import Normal
from ...language.roles import has_role
from .faults import Fault
from .slots import Promise

Span = tuple[int, int]


def unfirm(known: Normal, spoken: str, parts: list[Promise]) -> list[Fault]:
    """What takes the promise out of a line, doubt by doubt."""
    found = [
        Fault(rule, known.as_typed(*span), message, ("firm",))
        for rule, message, places, counts in _DOUBTS
        for span in places(spoken)
        if counts is None or counts(spoken, span, parts)
    ]
    if not (parts[0].measured or parts[0].coverage):
        found += [
            Fault("F-09", known.as_typed(*span), "Money is not provision.", ("what",))
            for span in vague.found(commitment.MONEY, spoken)
        ]
    return found


def _hopeful(spoken: str, span: Span, parts: list[Promise]) -> bool:
    """A hope voids the first promise; what is said later about aims does not."""
    main = parts[0]
    if not main.start <= span[0] < main.end or _offered(spoken, span, main):
        return False
    if main.coverage and _SO_MANY.match(spoken[span[0] :]):
        return False
    return _promising(spoken, span) or _strong(spoken, span)


# "In every practical, usually two a week": how many there are, not how many are kept.
_SO_MANY = re.compile(r"(?:usually|normally|generally|typically) \d+ (?:a|each) \w+")


def _promising(spoken: str, span: Span) -> bool:
    """An aim is a purpose where a promise has been made before it."""
    before = spoken[: span[0]]
    return not re.search(r"\b(?:will|shall|is to|are to|receives?|gets?)\b", before) or bool(
        re.match(r"\s*(?:will|shall|is|are)\b", spoken[span[0] : span[1]])
    )


def _offered(spoken: str, span: Span, main: Promise) -> bool:
    """A service offers; with how much and how often it is held to it."""
    return main.measured and bool(re.fullmatch(r"(?:will|shall|to) offer", spoken[slice(*span)]))


def _no_break(spoken: str, span: Span, parts: list[Promise]) -> bool:
    """How long a child may stay out each time is no cap on help."""
    part = _part(span, parts)
    return not ("minutes" in spoken[span[0] : span[1]] and (part.trigger or part.coverage))


def _strong(spoken: str, span: Span) -> bool:
    return commitment.STRONG_HOPE.match(spoken[span[0] : span[1] + 12].lstrip()) is not None


def _part(span: Span, parts: list[Promise]) -> Promise:
    return next((p for p in parts if p.start <= span[0] < p.end), parts[-1])


def _counts(spoken: str, span: Span, parts: list[Promise]) -> bool:
    """A "may" in a later sentence only adds; in the promise itself it takes the promise away."""
    if span[0] < parts[0].start:
        return False
    part = _part(span, parts)
    if part is parts[0]:
        here = part.text[: max(0, span[0] - part.start)]
        return not re.search(r"\b(?:will|shall)\b", here) or not part.bound
    return part.kind == "service" and part.quantified or not parts[0].bound


# Within an amount that is fixed the child chooses where, or what is said of her.
_CHOSEN = re.compile(
    r"\b(?:He|She|They|he|she|they|[A-Z]\w+(?<!School)(?<!Staff)(?<!College)(?<!Parents))(?: may| will| can)? ?$"
)
_HOW_MUCH = re.compile(
    r"how (?:much|often|long|many)|number|length|whether to (?:go|attend|come|have)"
)
# "Working at the level set by the therapist": how hard it is, not how much of it.
_AT_LEVEL = re.compile(
    r"\bat (?:the|a|his|her|their) levels? (?:that is |which is )?(?:set|chosen|advised) by[^.;,]*$"
)
_CHOOSES = ("choose", "may choose", "will choose", "can choose", "chooses")


def _decides(spoken: str, span: Span, parts: list[Promise]) -> bool:
    """How a fixed amount is used may be left to a professional; the amount may not."""
    words = spoken[span[0] : span[1]].lower()
    part = _part(span, parts)
    if parts[0].bound and _CHOSEN.search(spoken[: span[0]]) and words.startswith(_CHOOSES):
        rest = re.split(r"[.;]", spoken[span[0] :])[0]
        return _HOW_MUCH.search(rest) is not None
    if part.measured and _AT_LEVEL.search(spoken[: span[1]]):
        return False
    if re.match(r"(?:as|when|where|if|whatever) ", words) and part.measured:
        return bool(re.search(r"necessary|appropriate|sees fit|see fit", words))
    if re.match(
        r"(?:as|where) (?:\w+ )?(?:prescribed|set|shown|arranged|recommended|advised|specified)",
        words,
    ):
        return not part.bound
    return True


# Within a number that is fixed, the child says when: "at Joel's own signal".
_CALLED = re.compile(
    r"\b(?:(?:his|her|their) (?:own )?|(?:his|her|their|[A-Z][\w-]+'s) own )(?:signal|request|sign|card|choice|cue|asking|word)s?\b|"
    r"\b(?:he|she|they|[A-Z][\w-]+) (?:himself |herself |themselves )?(?:signals?|asks?|shows?|signs?|points|chooses|indicates?|puts|places|holds|raises|presses|hands|taps|touches)\b|"
    r"\b(?:shown|signalled|indicated|signed|asked for|chosen) by (?:him|her|them|[A-Z][\w-]+)\b"
)
# "As much of her kit as is needed": the amount is of a thing, not of help.
_OF_A_THING = re.compile(
    r"\bas (?:much|many|little)(?: or as (?:much|many|little)| or (?:much|many|little))? of (?:his|her|their|the|each|any) "
    r"(?!(?:\w+ )?(?:support|help|time|therapy|input|provision|teaching|sessions?|intervention|supervision|assistance|care|hours?|programme)\b)"
)
_DETAIL = re.compile(
    r"\b(?:adjust|using|chang|repeat|prompt|modif|reposition|repair|replac|recharg|clean|suction|"
    r"reword|rephras|simplif|enlarging|pausing|resting|topped|reheat|explain|clarif|with (?:\w+ )?prompt)\w*",
    re.IGNORECASE,
)


# "Further sessions as required": after a fixed amount this only adds.
_ADDS = re.compile(r"^\W*(?:with |and )?(?:further|additional|extra|more)\b")
# "As required, but not fewer than ten": the least is fixed.
_AND_A_LEAST = re.compile(
    r",? (?:but|and|with|subject to|being)\b[^\d]{0,30}?(?:(?:not|no|never) (?:fewer|less) than|at least|a minimum of) \d"
)


def _no_method(spoken: str, span: Span, parts: list[Promise]) -> bool:
    """ "Repeating the sign as needed" is how; "support as needed" is whether."""
    part = _part(span, parts)
    before = re.split(r"[,.;(]", spoken[: span[0]])[-1]
    after = re.split(r"[.;]", spoken[span[0] : span[1] + 60])[0]
    after_it = after[span[1] - span[0] :]
    called = _CALLED.search(after) if any(map(_is_answer, parts[parts.index(part) :])) else None
    if called and not has_role(called.group()):
        return False
    if (parts[0].measured and _ADDS.match(before)) or _AND_A_LEAST.match(after_it):
        return False
    return not (
        part.bound
        and (_DETAIL.search(before) or _OF_A_THING.search(f"{before} {spoken[slice(*span)]}"))
    )


def _is_answer(part: Promise) -> bool:
    """Whether so much is done, either by number or for so long whenever something happens."""
    return part.measured or (part.long and (part.trigger or part.coverage))


def _places(pattern: re.Pattern[str]) -> Callable[[str], list[Span]]:
    return partial(vague.found, pattern)


# A paper by which the service itself says what it gives.
_OWN_RULES = re.compile(
    r"\b(?:service specification|service level agreement|(?:core|local) offer)\b"
)


def _unless_bound(spoken: str, span: Span, parts: list[Promise]) -> bool:
    part = _part(span, parts)
    return not part.bound or (not part.measured and bool(_OWN_RULES.search(spoken[slice(*span)])))


def _unless_measured(spoken: str, span: Span, parts: list[Promise]) -> bool:
    return not _part(span, parts).measured


def _unasked(spoken: str, span: Span, parts: list[Promise]) -> bool:
    """Help that somebody must ask for; a copy sent on request is held to."""
    part = _part(span, parts)
    return not (part.measured or part.coverage) and (part.kind == "service" or not part.often)


# Rule, what to say, where its words stand, and whether they count where they stand.
_Doubt = tuple[
    str, str, Callable[[str], list[Span]], Callable[[str, Span, list[Promise]], bool] | None
]
_DOUBTS: tuple[_Doubt, ...] = (
    ("F-06", "It depends on what the school or service has to spare.", firmness.conditions, None),
    (
        "F-07",
        "It sets a most and no least, so nothing at all would satisfy it.",
        firmness.caps,
        _no_break,
    ),
    ("F-13", "It can be made less without the plan being amended.", commitment.changes, None),
    ("F-08", "It does not say that this will happen.", commitment.modals, _counts),
    ("F-08", "It hopes or suggests; it does not promise.", commitment.hopes, _hopeful),
    (
        "F-05",
        "Somebody else is left to decide what, how much or how often.",
        _places(firmness.DELEGATED),
        _decides,
    ),
    (
        "F-05",
        "It points at another paper instead of saying what will be done.",
        _places(firmness.REFERENCE),
        _unless_bound,
    ),
    ("F-01", "It does not say when, or who says when.", _places(firmness.AS_NEEDED), _no_method),
    ("F-05", "The service's own rules decide who gets it.", _places(firmness.THRESHOLD), None),
    (
        "F-05",
        "It promises enough, and leaves it to somebody to say how much that is.",
        _places(firmness.ENOUGH),
        _unless_measured,
    ),
    ("F-01", "Nothing happens unless somebody asks.", _places(firmness.ON_REQUEST), _unasked),
    ("F-01", "Somebody is there; no help is promised.", _places(firmness.OPEN_DOOR), None),
    ("F-01", "It does not say how many watch, or how closely.", firmness.watching, None),
    ("F-05", "Somebody else is left to decide whether.", _places(firmness.OPINION), None),
    (
        "F-01",
        "It leaves a place open for a person or thing not named.",
        _places(vague.INDEFINITE),
        None,
    ),
)
