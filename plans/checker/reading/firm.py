"""Whether a line of provision is a promise at all: conditions, caps, hopes, others who decide."""

from __future__ import annotations

from ...language import commitment, firmness, vague
from ...language import swift as re
from ...language.normal import Normal
from .faults import Fault
from .slots import Promise


def unfirm(known: Normal, spoken: str, parts: list[Promise]) -> list[Fault]:
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
            if s[0] < main.end
            and not _offered(spoken, s, main)
            and (_promising(spoken, s) or _strong(spoken, s))
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
    add(
        "F-05",
        vague.found(firmness.THRESHOLD, spoken),
        "The service's own rules decide who gets it.",
    )
    add(
        "F-05",
        [s for s in vague.found(firmness.ENOUGH, spoken) if not _part(s, parts).measured],
        "It promises enough, and leaves it to somebody to say how much that is.",
    )
    add("F-01", firmness.watching(spoken), "It does not say how many watch, or how closely.")
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


def _offered(spoken: str, span: tuple[int, int], main: Promise) -> bool:
    """A service offers; with how much and how often it is held to it."""
    return main.measured and bool(re.fullmatch(r"(?:will|shall|to) offer", spoken[slice(*span)]))


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
