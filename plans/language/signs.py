"""Lengths, counts and frequencies where they stand in a text, before they are put together."""

from __future__ import annotations

from dataclasses import dataclass

from . import swift as re
from .frequencies import ALL_WEEK, EVERY, WEEKDAYS, Every, days_named, every_of


@dataclass(frozen=True)
class Sign:
    """One length, count or frequency."""

    kind: str  # "length", "count", "every"
    start: int
    end: int
    low: float = 0.0
    high: float = 0.0
    every: Every | None = None
    noun: str = ""


_N = r"\d+(?:\.\d+)?"
_LENGTH = re.compile(rf"\b({_N})(?: to ({_N}))? minutes\b")
_OCCASIONS = (
    r"times?|sessions?|visits?|lessons?|periods?|slots?|occasions?|contacts?"
    r"|appointments?|meetings?"
    r"|blocks?|nights?|days?|evenings?|mornings?|afternoons?|opportunit(?:y|ies)|breaks?|checks?"
    r"|observations?|prompts?|sittings?|parts?|goes|lots?|stays?|weekends?|hours?|reviews?|reports?"
    r"|instal?ments?|bursts?|chunks?|check-ins?|circuits?|groups?|clubs?|assemblies|clinics?|swims?"
    r"|feeds?|doses?|telephone calls?|calls?|trips?|outings?|exercises?|places?|weeks?"
)
_COUNT = re.compile(
    rf"(?<![:£%.\w-])(?:(\d+)(?: (?:to|or) (\d+))?)(?![:%\d]|\.\d| ?%| years?\b| month| key stage)"
    rf"(?= ((?:[a-z'&/-]+ ){{0,4}}?(?:{_OCCASIONS})\b| (?:a|each|every"
    rf"|per) (?:\w+ )?(?:week|fortnight|month|half|term|year|day|pe)"
    r"|(?:a|each|every|in (?:the|a|each|every|any)) (?:\w+[ -])?(?:week|fortnight|month"
    r"|half[- ]term"
    r"|term|year|day|weekday)\b|daily|weekly|fortnightly|monthly|termly|yearly|annually"
    r"|\d+ (?:to \d+ )?minutes))"
)
_NAMED_NUMBER = re.compile(
    r"\b(?:year|level|stage|band|tier|section|ks|key stage|aged?|of|plus|group of"
    r"|class of|no more than"
    r"|up to|fewer than|phase|k|f|for|over|least|maximum of|than|the other)$"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)"
)
_MONTHS = re.compile(
    rf"\b(?:each|every) {_MONTH}(?:(?:,| and|, and) (?:each |every "
    rf"|in )?{_MONTH})*\b(?! \d)"
)
_ENDS_OF_DAY = re.compile(
    r"\b(?:in the )?mornings? and (?:in the )?(?:afternoon|evening)s?\b|\bam and pm\b"
    r"|\bin the (?:morning|afternoon|evening)s?\b"
)
_CLOCK = re.compile(r"\b\d?\d[.:]\d\d(?: ?[ap]m)?(?:(?:,? and |, )\d?\d[.:]\d\d(?: ?[ap]m)?)+")
_ENDS, _HOUR = ("noon", "ning", "am and pm"), re.compile(r"\d[.:]\d\d")
_TRAINING_AFTER = re.compile(
    r"'?,? (?:of )?(?:[\w-]+ ){0,4}?(?:training|course|refresher|induction"
    r"|workshop)\b"
)
_TRAINING_BEFORE = re.compile(
    r"\btrain(?:ed|ing)(?: (?:in|on|to)(?: [a-z]+){1,3}| by(?: [a-z]+){1,7})* (?:\(|for )$"
    r"|\btrain(?:ed|ing)(?: in \w+)? $"
)


_OF_PEOPLE = re.compile(
    r"(?:\w+ )?(?:tas|adults|staff|teachers|assistants|pupils|children|students) (?:for|in|on|of|with)\b"
)
_EARLIER = re.compile(r" (?:before|ahead|beforehand|in advance|earlier|later)\b")
_COUNTED = re.compile(r"(?:minutes|hours?|times|sessions?|visits?|\d)\W*$")
_DIGIT = re.compile(r"\d")
# A passage without a digit and a unit of time has no amount.
_UNITS = re.compile(r"\w+").findall(
    "day night week month term year annual quarter annum break lunch dinner playtime morning "
    "afternoon evening registration time midday january february march april june july august "
    "september october november december mon tue wed thu fri sat sun pm daily"
)


def may_count(text: str) -> bool:
    """Whether there is anything in a passage that could be an amount."""
    return _DIGIT.search(text) is not None or any(unit in text for unit in _UNITS)


def signs(text: str) -> list[Sign]:
    """Every length, count and frequency in a plain text, in order and without overlaps."""
    found = [
        Sign("length", m.start(), end, float(m[1]), float(m[2] or m[1]), noun=noun)
        for m in (_LENGTH.finditer(text) if " minutes" in text else ())
        for end, noun in [_of_what(m)]
    ]
    taken = [(sign.start, sign.end) for sign in found]
    for pattern, cue, make in _FREQUENCIES:
        for match in pattern.finditer(text) if cue in text else ():
            if not _overlaps(match.start(), match.end(), taken) and (sign := make(match)):
                found.append(sign)
                taken.append((sign.start, sign.end))
    for match in _MONTHS.finditer(text) if "each " in text or "every " in text else ():
        number = float(len(re.findall(_MONTH, match.group())))
        found.append(
            Sign("every", match.start(), match.end(), number, number, Every("year"), "days")
        )
        taken.append((match.start(), match.end()))
    for match in _ENDS_OF_DAY.finditer(text) if any(one in text for one in _ENDS) else ():
        if not any(one.kind == "every" for one in found):
            twice = 1.0 + (" and " in match.group())
            found.append(
                Sign("every", match.start(), match.end(), twice, twice, Every("day"), "days")
            )
            taken.append((match.start(), match.end()))
    for match in _CLOCK.finditer(text) if _HOUR.search(text) else ():
        number = float(len(re.findall(r"\d[.:]\d\d", match.group())))
        found.append(Sign("count", match.start(), match.end(), number, number, noun="times"))
        taken.append((match.start(), match.end()))
    for match in _COUNT.finditer(text):
        if not _overlaps(match.start(), match.end(), taken) and _is_count(text, match):
            found.append(_count(match))
    return sorted(found, key=lambda sign: sign.start)


def _of_what(match: re.Match[str]) -> tuple[int, str]:
    """Where a length ends and whether it is how long somebody was trained."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if training := _TRAINING_AFTER.match(after):
        return match.end() + training.end(), "training"
    return match.end(), "training" if _TRAINING_BEFORE.search(before[-60:]) else ""


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in taken)


def _working_days(match: re.Match[str]) -> Sign:
    return Sign("every", match.start(), match.end(), every=Every("day"))


def _every(match: re.Match[str]) -> Sign | None:
    if match.group().startswith("a ") and _EARLIER.match(match.string[match.end() :]):
        counted = _COUNTED.search(match.string[max(0, match.start() - 24) : match.start()])
        if not counted:
            return None  # "at least a day before any change"
    return Sign("every", match.start(), match.end(), every=every_of(match), noun=match.group())


def _weekdays(match: re.Match[str]) -> Sign | None:
    if len(match["days"]) <= 3 or re.match(r"\s?\d", match.string[match.end() :]):
        return None  # "sun", "sat down", "on Monday 5 May"
    days = float(days_named(match))
    is_told = match.group().startswith(("every", "each", "on ")) or days > 1
    if not is_told and not re.search(r"ays\b", match.group()):
        return None
    return Sign("every", match.start(), match.end(), days, days, Every("week"), "days")


_FREQUENCIES = ((ALL_WEEK, "mon", _working_days), (EVERY, "", _every), (WEEKDAYS, "", _weekdays))


def _is_count(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 22) : match.start()].rstrip()
    if re.fullmatch(r"(?:19|20)\d\d", match[1]):
        return False  # a year
    if re.search(r"at a time$", match[3]) or _OF_PEOPLE.match(match[3]):
        return False
    if re.match(r"(?:school |working )?(?:weeks?|days?|months?)\b", match[3].strip()) and re.search(
        r"\b(?:within|after|in|first|next)$", before
    ):
        return False  # a time by which something begins
    named = _NAMED_NUMBER.search(before)
    return not named or named.group() in (
        "of",
        "for",
        "over",
        "least",
        "up to",
        "the other",
        "than",
        "maximum of",
        "no more than",
        "plus",
    )


def _count(match: re.Match[str]) -> Sign:
    low = float(match[1])
    return Sign("count", match.start(), match.end(), low, float(match[2] or low), noun=match[3])
