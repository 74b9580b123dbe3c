"""Amounts of provision: how many minutes, how often, as a floor or only as a cap.

`doses("40 minutes every week, and a further 15 minutes each week showing her TA")` are two doses.
A dose that is split ("40 minutes weekly in two sessions") is one, with its total and its times.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from . import swift as re
from .frequencies import Every
from .signs import Sign, may_count, signs
from .spelling import plain


@dataclass(frozen=True)
class Dose:
    """One amount as it stands. What is not said is None.

    `minutes` are for one time, or for the whole of `every` where `whole` is set.
    """

    minutes: float | None = None
    most: float | None = None  # of a range: "5 to 15 minutes"
    times: float | None = None
    every: Every | None = None
    yearly: float | None = None  # "36 sessions a year"
    whole: bool = False
    claimed: float | None = (
        None  # a total that is stated beside it: "3 x 20 minutes (2 hours a week)"
    )
    about: str = ""  # the words around it
    quote: str = ""

    @property
    def minutes_each_window(self) -> float | None:
        """Minutes in each week, term, ... of `every`."""
        if self.minutes is None:
            return None
        return self.minutes if self.whole else self.minutes * (self.times or 1.0)


_SPLIT = re.compile(
    r"\b(?:in|into|across|over|split|divided|spread|as|by|via|through|made up of|of)"
    r"(?: (?:into|over|across|between|the form of|equally|evenly|as))* $"
)
_TOTAL = re.compile(
    r"\b(?:total(?:ling)?(?: of)?|in total|altogether|in all|making|amounting to"
    r"|equivalent to|i\.?e\.?|equals?|=)"
)
_PASSAGE = re.compile(
    r"(?<!\bi\.e)(?<!\be\.g)(?<=[a-z)\d])[.;](?=\s|$)|\n|•|:\s|;|\)\s?;|\bthen\b|\bthereafter\b"
)


_WEEKLY = re.compile(r"\d+ (?:weekly|fortnightly|monthly)\b")  # twelve of them in all
_A_WEEK = 7  # nobody does a thing more often in what is said to be done so often
# What is said in brackets of who provides: how long they were trained, how they are observed.
_ASIDE = re.compile(
    r"\(([^()]*\b(?:train|observ|before starting|regist|qualif|experience|course)\w*[^()]*)\)"
)
_GOES_ON = re.compile(r"[^.]{0,12}(?:plus|and|further)")
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_TWO_ENDS = re.compile(
    r"\b(?:start|beginning|first thing)\b.*\b(?:end|finish|close)\b"
    r"|\bbefore\b.*\bafter\b|\bmorning\b.*\bafternoon\b"
    r"|\d ?am\b.*\d ?pm\b|\barriv\w+.*\bleav\w+|\barriv\w+.*\bdepart"
)


@lru_cache(maxsize=8192)
def doses(typed: str) -> tuple[Dose, ...]:
    """Every amount in a text, passage by passage."""
    found: list[Dose] = []
    for passage in passages(plain(typed)):
        found.extend(_of_passage(passage))
    return tuple(found)


def passages(text: str) -> list[str]:
    """A plain text at its full stops, semicolons, bullets and colons."""
    if not (any(sign in text for sign in ".;:\n•(") or "then" in text):
        return [text.strip()] if text.strip() else []
    aside = [match[1] for match in _ASIDE.finditer(text)] if "(" in text else []
    parts = [*_PASSAGE.split(_ASIDE.sub("", text) if aside else text), *aside]
    return [part.strip() for part in parts if part and part.strip()]


@lru_cache(maxsize=8192)
def _of_passage(text: str) -> tuple[Dose, ...]:
    groups: list[list[Sign]] = []
    if not may_count(text):
        return ()
    for sign in signs(text):
        if not groups or _begins_another(text, groups[-1], sign):
            groups.append([])
        groups[-1].append(sign)
    if not groups:
        return ()
    ends = [group[0].start for group in groups[1:]] + [len(text)]
    begins = [0] + [group[-1].end for group in groups[:-1]]
    made = [
        _dose(text, group, text[begin:end])
        for group, begin, end in zip(groups, begins, ends, strict=True)
    ]
    return tuple(_with_shared_frequency([dose for dose in made if dose]))


def _begins_another(text: str, group: list[Sign], sign: Sign) -> bool:
    """Whether a sign belongs to a new amount, and not to the one that is being read."""
    between = text[group[-1].end : sign.start]
    if sign.noun == "training" and group:
        return sign.kind == "length"
    if group[-1].noun == "training" and (sign.kind == "length" or len(between) > 24):
        return True
    kinds = [one.kind for one in group]
    if sign.kind == "length" and "length" in kinds:
        return not _is_breakdown(group, sign, between)
    if sign.kind == "every" and "every" in kinds:
        return not (sign.every and sign.every.unit == "year") and not _says_again(group, sign)
    if sign.kind == "count" and {"length", "every"} <= set(kinds) and _is_followed(text, sign):
        return not _is_yearly(text, sign)
    if sign.kind == "count" and _SPLIT.search(text[max(0, sign.start - 24) : sign.start]):
        return any(one.kind == "count" and one.low > 1 for one in group)
    if sign.kind == "count" and "count" in kinds:
        return not _is_yearly(text, sign) and "length" not in kinds[:1]
    return (
        len(between) > 60
        and bool(re.search(r"[,]| and | who | which ", between))
        and ("length" in kinds and "every" in kinds)
    )


def _says_again(group: list[Sign], sign: Sign) -> bool:
    """Whether "on three days a week, on Mondays, Tuesdays and Fridays" says one thing twice."""
    last = next(one for one in reversed(group) if one.kind == "every")
    return sign.every == last.every or (sign.noun == "days" and last.every == Every("week"))


def _is_breakdown(group: list[Sign], sign: Sign, between: str) -> bool:
    """Whether the second length only says how the first is made up: 40 minutes, as 2 x 20."""
    is_counted = any(one.kind == "count" for one in group)
    if _TOTAL.search(between) or (is_counted and re.search(r"\(\s?$", between)):
        return True
    whole = next(one.low for one in group if one.kind == "length")
    count = next((one.low for one in reversed(group) if one.kind == "count"), None)
    return count is not None and (whole == count * sign.low or sign.low == count * whole)


def _is_followed(text: str, sign: Sign) -> bool:
    """Whether a count has a frequency or a length of its own: "on 3 days a week for 20 minutes"."""
    if _SPLIT.search(text[max(0, sign.start - 24) : sign.start]):
        return False
    rest = text[sign.end : sign.end + 45]
    after = re.match(
        r" (?:[a-z'&/-]+ ){0,4}?(?:a|each|every|per|of) (?:\w+ )?(?:\d|week|day|term"
        r"|month|year|half)",
        rest,
    )
    return bool(after) and not re.search(r"[,(]", rest[: after.end() if after else 0])


def _is_yearly(text: str, sign: Sign) -> bool:
    return bool(
        re.match(r"\d+[^,;]{0,40}?\b(?:a|each|the|per|every) (?:\w+ )?year\b", text[sign.start :])
    )


def _dose(text: str, group: list[Sign], about: str) -> Dose | None:
    lengths = [one for one in group if one.kind == "length"]
    counts = [one for one in group if one.kind == "count"]
    everies = [one for one in group if one.kind == "every"]
    if not lengths and not everies and not counts:
        return None
    dose = Dose(about=about, quote=text[group[0].start : group[-1].end])
    if lengths:
        dose = replace(dose, minutes=lengths[0].low, most=lengths[0].high)
    dose = _with_every(dose, everies)
    dose = _with_counts(text, dose, counts, lengths, everies)
    return _by_breakdown(dose, lengths)


def _with_every(dose: Dose, everies: list[Sign]) -> Dose:
    if not everies:
        return dose
    first = min(everies, key=lambda one: one.every.window if one.every else 0)
    days = next((one.low for one in everies if one.noun == "days"), None)
    return replace(dose, every=first.every, times=days)


def _with_counts(
    text: str, dose: Dose, counts: list[Sign], lengths: list[Sign], everies: list[Sign]
) -> Dose:
    for count in counts:
        after = next((one for one in everies if one.start >= count.end), None)
        yearly = after and after.every and after.every.unit == "year" and len(everies) > 1
        enclosed = dose.every and text[: count.start].endswith("(")
        in_all = count.low > _A_WEEK and _WEEKLY.match(text, count.start)
        if in_all or yearly or enclosed and (count.low > 7 or dose.times is not None):
            dose = replace(dose, yearly=count.low)
        elif re.match(r"weeks\b", count.noun) and dose.every != Every("year"):
            continue  # "for 12 weeks": how long it goes on
        elif dose.every and count.low > _A_WEEK and text[: count.start].endswith(", "):
            continue  # "a fortnight, 18 sessions": how many there are in all
        elif dose.times is None or dose.times == 1.0:
            dose = replace(dose, times=count.low)
            is_later = not lengths or lengths[0].end <= count.start
            if (
                is_later
                and everies
                and everies[0].start < count.start
                and _SPLIT.search(text[max(0, count.start - 24) : count.start])
            ):
                dose = replace(dose, whole=True)
    return dose


def _by_breakdown(dose: Dose, lengths: list[Sign]) -> Dose:
    """Two lengths in one dose: the longer is the whole, the shorter is each time."""
    if len(lengths) < 2:
        return dose
    dose = replace(dose, claimed=lengths[1].low)
    if dose.times is None:
        return dose
    each, whole = sorted((lengths[0].low, lengths[1].low))
    if each * dose.times == whole:
        return replace(dose, minutes=each, most=each, whole=False)
    return dose


def _with_shared_frequency(made: list[Dose]) -> list[Dose]:
    """Ten minutes at the start and ten at the end of every day are ten minutes twice a day."""
    shared: list[Dose] = []
    for at, dose in enumerate(made):
        if dose.every is None and dose.minutes is not None and dose.times is None:
            later = made[at + 1] if at + 1 < len(made) else None
            if (
                later
                and later.minutes is not None
                and later.every
                and len(dose.about.rpartition(dose.quote)[2]) < 60
            ):
                dose = replace(dose, every=later.every)
            elif shared and (
                (shared[-1].every and _GOES_ON.match(dose.about))
                or (later is None and dose.minutes == shared[-1].minutes)
            ):
                dose = replace(dose, every=shared[-1].every)
        if shared and _is_the_same_again(shared[-1], dose):
            shared[-1] = replace(shared[-1], times=(shared[-1].times or 1) + (dose.times or 1))
        else:
            shared.append(dose)
    return shared


def _is_the_same_again(dose: Dose, other: Dose) -> bool:
    """Whether two amounts are at the two ends of one time, or before and after one thing."""
    if dose.minutes is None or (dose.minutes, dose.every) != (other.minutes, other.every):
        return False
    days, others = (set(_DAY.findall(one.quote)) for one in (dose, other))
    if days and others and not days & others:
        return True  # an hour on Tuesdays and an hour on Thursdays
    return bool(_TWO_ENDS.search(f"{dose.about} {other.about}"))
