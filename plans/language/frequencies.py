"""How often: "weekly", "every other Tuesday", "on each school day", "36 a year".

A rate is so many times in so many of a unit of time. Rates in units that do not divide each other
(weeks against terms) are compared over a year, in which a school has 36 to 39 weeks.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import swift as re

# How many of a unit there are in a year: fewest and most (a school's year, and a whole one).
PER_YEAR = {
    "day": (180.0, 365.0),
    "week": (36.0, 52.0),
    "month": (10.0, 12.0),
    "half term": (6.0, 6.0),
    "term": (3.0, 3.0),
    "year": (1.0, 1.0),
}
DAYS_A_WEEK = (5.0, 7.0)
_LENGTH = {"day": 0.2, "week": 1.0, "month": 4.0, "half term": 6.0, "term": 12.0, "year": 38.0}
_ALIAS = {"fortnight": ("week", 2), "quarter": ("month", 3), "weekday": ("day", 1)}
_ALIAS |= {"weekend": ("week", 1), "night": ("day", 1), "annum": ("year", 1)}
_ALIAS |= dict.fromkeys(
    ("morning", "afternoon", "evening", "lunchtime", "lunch", "lunch time", "dinnertime")
    + ("playtime", "breaktime", "break time", "break", "registration", "break and lunchtime")
    + ("midday", "playtime and lunchtime", "home time", "bedtime", "breakfast", "teatime"),
    ("day", 1),
)
_ALIAS |= {f"{day}day": ("week", 1) for day in ("mon", "tues", "wednes", "thurs", "fri")}
_ALIAS |= {"saturday": ("week", 1), "sunday": ("week", 1)}


@dataclass(frozen=True)
class Every:
    """Once in each so many of a unit of time: every week, every 3 weeks, each half term."""

    unit: str
    number: float = 1.0

    @property
    def window(self) -> float:
        """The longest that may lie between two times, in school weeks."""
        return _LENGTH[self.unit] * self.number


@dataclass(frozen=True)
class Spread:
    """A number that is only known to lie between two."""

    low: float
    high: float

    def __mul__(self, by: Spread) -> Spread:
        return Spread(self.low * by.low, self.high * by.high)


def per_year(every: Every) -> Spread:
    """How often a thing is done in a year."""
    low, high = PER_YEAR[every.unit]
    if every.unit == "month" and every.number >= 3:
        low = high
    return Spread(low / every.number, high / every.number)


def in_one_unit(first: Every, second: Every) -> tuple[Spread, Spread]:
    """How often each of two is done, in the unit that says it most exactly for both."""
    if first.unit == second.unit:
        return _exact(1 / first.number), _exact(1 / second.number)
    if {first.unit, second.unit} == {"day", "week"}:
        return _a_week(first), _a_week(second)
    return per_year(first), per_year(second)


def _a_week(every: Every) -> Spread:
    low, high = DAYS_A_WEEK if every.unit == "day" else (1.0, 1.0)
    return Spread(low / every.number, high / every.number)


def _exact(number: float) -> Spread:
    return Spread(number, number)


_UNIT_WORDS = (
    r"half[- ]?term|term|fortnight|week(?:day|end)?|month|annum|years?(?! ?\d| group)"
    r"|quarter(?! of)"
    r"|(?:break|playtime|playtimes) and lunch ?time|lunch ?time|dinnertime|lunch(?! club| group)"
    r"|play ?time|break ?time|break(?!s?fast| time| card)|morning|afternoon|evening"
    r"|night|registration"
    r"|days?(?:(?! of|s? service)|(?<=minutes a day)|(?<=times a day)|(?<=sessions a day))|home time|bedtime|breakfast|midday"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
_SORTS = (
    r"(?:(?:single|school holiday|school|full|whole|working|academic|calendar"
    r"|teaching|college|term[- ]time|and every|autumn|spring|summer"
)
_SORTS += r"|holiday)[ -])*"
_ADVERBS = {
    "daily": Every("day"),
    "nightly": Every("day"),
    "weekly": Every("week"),
    "fortnightly": Every("week", 2),
    "monthly": Every("month"),
    "half-termly": Every("half term"),
    "termly": Every("term"),
    "quarterly": Every("month", 3),
    "half-yearly": Every("month", 6),
    "biannually": Every("month", 6),
    "biannual": Every("month", 6),
    "yearly": Every("year"),
    "annually": Every("year"),
    "annual": Every("year"),
}
_NOT_ANNUAL = r"(?! review)"
# "Two weekly sessions" are two a week; "two-weekly sessions" are one a fortnight.
_SEVERAL = r"\w+ (?:\w+ ){0,2}(?:sessions|visits|lessons|meetings|slots|periods|appointments)\b"
EVERY = re.compile(
    rf"\b(?:each|every) other {_SORTS}(?P<other>{_UNIT_WORDS})s?\b"
    rf"|\b(?:alternate|every (?:2nd|second)) {_SORTS}(?P<alternate>{_UNIT_WORDS})s?\b"
    rf"|\b(?:every|each|in|in every|in each) (?P<number>\d+) {_SORTS}(?P<numbered>{_UNIT_WORDS})s\b"
    rf"|(?<!of )\b(?P<prefix>\d+)(?:-| (?!{_SEVERAL}))(?P<prefixed>daily|weekly|monthly|termly)\b"
    rf"|\b(?P<adverb>half[- ]?termly|half[- ]yearly|daily|nightly|fortnightly|weekly|monthly|termly"
    rf"|quarterly|bi-?annually|bi-?annual|yearly|annually|annual{_NOT_ANNUAL})\b"
    rf"|\b(?:(?:in|over|across|during|within|for|on|of|at) )?(?:each|every|a|any 1"
    rf"|any) (?:and every )?"
    rf"{_SORTS}(?P<unit>{_UNIT_WORDS})\b"
    rf"|\b(?:in|over|across|during|within|throughout) the (?:course of (?:a|each|the) )?{_SORTS}"
    rf"(?P<the>week|fortnight|month|half[- ]?term|term|year)\b(?! (?:before|after"
    rf"|beginning|ending|of))"
)
_DAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:r|rs)?|fri|satur|sat|sun)(?:days?)?"
WEEKDAYS = re.compile(
    rf"\b(?:every |each |on (?:each |every |a )?)?(?P<days>{_DAY}s?(?:(?:, (?:and )?"
    rf"| and | & |/){_DAY}s?)*)"
    r"(?: (?:morning|afternoon|evening|lunchtime)s?)?\b"
)
ALL_WEEK = re.compile(r"\bmon(?:day)?s? (?:to|-) fri(?:day)?s?\b")
_NOT_A_LIST = re.compile(r"\b(?:sat|sun|mon|wed|fri|tue|thu)\b$")


def every_of(match: re.Match[str]) -> Every:
    """What one match of EVERY means."""
    group = match.groupdict()
    if group["adverb"]:
        word = re.sub(r"half[- ]?(?=t)", "half-", group["adverb"]).replace("bi-", "bi")
        return _ADVERBS[word.replace("half yearly", "half-yearly")]
    if group["prefixed"]:
        once = _ADVERBS[group["prefixed"]]
        return Every(once.unit, once.number * float(group["prefix"]))
    unit = (
        group["other"] or group["alternate"] or group["numbered"] or group["unit"] or group["the"]
    )
    times = 2.0 if group["other"] or group["alternate"] else float(group["number"] or 1)
    name = re.sub(r"^half[- ]?term$", "half term", unit.removesuffix("s"))
    name, many = _ALIAS.get(name, (name, 1))
    return Every(name, times * many)


def days_named(match: re.Match[str]) -> int:
    """On how many days of the week: "on Mondays, Wednesdays and Fridays" is three."""
    return len(re.findall(_DAY, match["days"]))
