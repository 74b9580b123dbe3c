"""Reading one outcome (Section E): a change in the child's life that can be seen, by a day."""

from __future__ import annotations

from functools import lru_cache

from ...language import masks, outcomes
from ...language import swift as re
from ...language.clauses import sentences
from ...language.normal import Normal, normal
from ...language.roles import roles
from .faults import NOTHING, SMART, Fault, Fields, Reading, in_order

_SESSION = re.compile(r"\b(?:session|lesson|day|activity|task|week)s?\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def read_outcome(section: str, text: str, fields: Fields = NOTHING) -> Reading:
    """What keeps an outcome from being SMART."""
    known = normal(text)
    spoken = masks.unquoted(known.text)
    faults = [*_late(known, spoken, fields), *_measure(known, spoken), *_service(known, spoken)]
    faults += [*_soft(known, spoken), *_absolute(known, spoken), *_many(known, spoken)]
    deciding = [fault for fault in faults if fault.decides]
    missing = {letter for fault in deciding for letter in fault.missing}
    label = "not_smart" if deciding else "smart"
    return Reading(label, in_order(missing, SMART), tuple(faults))


def deadlines(spoken: str) -> list[re.Match[str]]:
    """Words that say by when, leaving out where the child stood before."""
    own = masks.blank(spoken, outcomes.BASELINE) if "(" in spoken else spoken
    return [
        m
        for text in dict.fromkeys((spoken, own))
        for m in outcomes.DEADLINE.finditer(text)
        if not re.search(
            r"\bof (?:each|every|the) (?:session|lesson|day|activity|task|week)", m.group()
        )
    ]


def _late(known: Normal, spoken: str, fields: Fields) -> list[Fault]:
    if fields.by or deadlines(spoken) or outcomes.DATED_AT_END.search(spoken):
        return []
    return [Fault("E-01", known.typed, "It does not say by when.", ("T",))]


def _measure(known: Normal, spoken: str) -> list[Fault]:
    if outcomes.measured(spoken):
        return []
    return [Fault("E-02", known.typed, "It does not say how anybody will know.", ("M",))]


def _subject(spoken: str) -> str:
    """The sentence without the words that say by when, so that it begins with its subject."""
    own = (
        outcomes.DEADLINE.sub(" ", spoken, count=1)
        if outcomes.DEADLINE.match(spoken.strip())
        else spoken
    )
    return re.sub(r"^\W*(?:\([^)]*\))?[\s,:]*", "", own)


def _service(known: Normal, spoken: str) -> list[Fault]:
    own = _subject(spoken)
    found = outcomes.SERVICE.search(own) or _others(own)
    if found is None or (outcomes.SERVICE.search(own) and _only_helped(own)):
        return []
    message = "It describes a service or what others do, not a change for the child."
    return [Fault("E-03", found.group().strip(), message, ("S", "M", "R"))]


_SUBJECT = re.compile(r"\W*((?:(?!and\b)[\w'-]+ ){1,5}?)(?:will|shall|is to|are to)\b")


def _others(own: str) -> re.Match[str] | None:
    """What others will do; "Jo's attendance at college will" has the child's own act for subject."""
    found = outcomes.OTHERS.match(own)
    if found is None:
        subject = _SUBJECT.match(own)
        at_work = subject and any(own[slice(*s)].islower() for s in roles(subject.group(1)))
        return subject if at_work else None
    head = re.split(r" (?:at|in|to|from|on|during|with) ", found.group(), maxsplit=1)[0]
    return found if head == found.group() or outcomes.OTHERS.match(f"{head} will") else None


def _only_helped(own: str) -> bool:
    return bool(re.search(r"\bwithout (?:being )?(?:support|help|assist|taught|given)", own))


def _soft(known: Normal, spoken: str) -> list[Fault]:
    if outcomes.counted(spoken):
        return []
    if outcomes.measured(spoken) and not _head_is_soft(_subject(spoken)):
        return []
    soft = outcomes.SOFT.search(_subject(spoken))
    if soft is None:
        return []
    return [
        Fault("E-04", soft.group(), "It is too soft to be seen: what will the child do?", ("S",))
    ]


def _head_is_soft(own: str) -> bool:
    head = re.search(
        r"\b(?:will|to|can|be able to|is able to)(?: have| be| be able to| also| continue to)* (\w+(?: \w+)?)",
        own,
    )
    return bool(head and outcomes.SOFT.match(head.group(1)))


def _absolute(known: Normal, spoken: str) -> list[Fault]:
    found = outcomes.ABSOLUTE.search(spoken)
    if outcomes.unreal(spoken):
        found = found or re.search(r"\bdespite\b|\balthough\b", spoken)
    elif found and outcomes.SAFE_ALWAYS.search(spoken):
        return []
    if found is None:
        return []
    return [Fault("E-05", known.as_typed(*found.span()), "Nobody could reach this.", ("A",))]


def _many(known: Normal, spoken: str) -> list[Fault]:
    acts = len(
        re.findall(
            r"(?:;|\band|,)\s+(?:will |to )?(?:make|read|write|dress|eat|play|attend|travel|speak|join|use|cook|wash|sleep|ask|name|count|follow|improve|develop)\b",
            spoken,
        )
    )
    long = len(spoken.split()) > 60 or spoken.count(";") > 1 or acts > 2
    if not long or not sentences(spoken):
        return []
    return [Fault("E-11", known.typed, "Several outcomes stand in one.", (), decides=False)]
