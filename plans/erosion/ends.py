"""When it stops: an end that was not there, or one that comes sooner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..language import swift as re
from ..language.spelling import plain
from .loss import Kind, Loss
from .sides import Side

_MONTHS = "january february march april may june july august september october november december"
_MONTH = {name: at for at, name in enumerate(_MONTHS.split(), start=1)}
_MONTH |= {name[:3]: at for name, at in _MONTH.items()} | {"sept": 9}
_SEASONS = {"easter": 4, "spring": 4, "christmas": 12, "autumn": 12, "summer": 7}
_NAMES = "|".join([*_MONTH])
_DATE = re.compile(
    rf"\b(?P<y1>20\d\d)-(?P<m1>\d\d)(?:-(?P<d1>\d\d))?\b"
    rf"|\b(?P<d3>\d\d?)/(?P<m3>\d\d?)/(?P<y3>(?:20)?\d\d)\b"
    rf"|\b(?:(?P<d2>\d\d?)(?:st|nd|rd|th)? (?:of )?)?(?P<m2>{_NAMES})\.? (?P<y2>20\d\d)\b"
    rf"|\b(?P<season>easter|christmas|(?:the )?(?:spring|autumn"
    rf"|summer)(?: half)?(?: term)?)(?: (?:of|in))? (?P<y4>20\d\d)\b"
)
_STAGE = re.compile(
    r"\b(?:key stage|ks) ?(?P<ks>[1-5])\b|\byear (?P<year>\d\d?)\b(?! olds?)"
    r"|\b(?P<named>reception|nursery|primary|secondary|sixth form)\b"
)
_LAST_YEAR = {"1": 2, "2": 6, "3": 9, "4": 11, "5": 13}
_NAMED_YEAR = {"nursery": -1, "reception": 0, "primary": 6, "secondary": 11, "sixth form": 13}
_LONG = {
    "week": 1.0,
    "school week": 1.0,
    "month": 4.3,
    "half term": 6.3,
    "half-term": 6.3,
    "term": 12.7,
}
_LONG |= {
    "year": 52.0,
    "academic year": 39.0,
    "school year": 39.0,
    "session": 1.0,
    "fortnight": 2.0,
}
_UNIT = (
    r"(?P<unit>(?:academic |school )?(?:week|month|half[- ]term|term|year|fortnight"
    r"|session(?= only|s? block|s,? weekly)|(?<=block of \d )session"
    r"|(?<=block of \d\d )session))s?"
)
_FOR = re.compile(
    rf"\b(?:for|over|lasting|limited to|block of|period of|course of|programme of|within"
    rf"|after|first|only) (?:a |an |the |up to |about |block of |period of |maximum of "
    rf"|total of )*"
    rf"(?:first |next |initial |trial |single |further )?(?P<n>\d+|a"
    rf"|an)[- ]?{_UNIT}\b(?! (?:a|each|every|per|of training)\b| in)"
    rf"|\b(?P<n2>\d+)[- ](?P<unit2>week|month|session|term)(?:s)?(?:'|-| )+(?:block"
    rf"|period|programme|course|trial|intervention)"
    rf"|\bfor (?:the )?(?:(?P<one>1|a|autumn|spring|summer|first|this|current"
    rf"|coming) (?P<unit3>half[- ]term|term|academic year|school year|year|month)"
    rf"|rest of the (?P<unit4>term|year|academic year|school year))(?: only)?\b(?! (?:a"
    rf"|each|every|of training))"
)
_UNTIL = re.compile(
    r"\b(?:(?:until|till)(?! \d{1,2}(?:[.:]\d\d| ?[ap]m\b| o.clock))|up to(?= (?:the |end|easter|christmas|summer|autumn|spring"
    r"|year \d|\d* ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))|ending"
    r"|ends?(?= (?:on|in|at|by|after|with|when|once))|to end|ceas\w+|stopp?\w*"
    r"|finish\w*|withdraw\w*|faded? out|taper\w*|phased out|no later than|expir\w+"
    r"|discontinu\w+|conclud\w+|to the end of|through to|terminat\w+|time[- ]limited"
    r"|to run to|comes to an end|run to|fixed term)\b(?P<rest>[^.;]{0,60})"
)
_REVIEW = re.compile(
    r"^\W*(?:to be )?(?:reviewed|review|reconsidered|subject to review"
    r"|considered) (?:at|in|by|each|every)"
)
_NEVER = re.compile(
    r"\b(?:ongoing|on-going|none|no end|open[- ]ended|continu(?:es|ing|ous)"
    r"|life(?:time)? of the plan|while the plan|as long as|until (?:the )?plan (?:is"
    r"|ceases)|not time[- ]limited|duration of the plan|indefinite)\b"
)


@dataclass(frozen=True)
class End:
    """When something stops. Only ends of one sort can be compared."""

    sort: str  # "date", "year", "length", "other"
    value: tuple[float, ...] = ()
    quote: str = ""


def end_losses(before: Side, after: Side) -> Iterator[Loss]:
    """An end added, or brought forward."""
    was, now = before.of("end"), after.of("end")
    had = _ends(was, is_field=True) or (_ends(before.text) if not was else [])
    if now:
        yield from _sooner(had, _ends(now, is_field=True), was)
        if was and not had and not _ends(now, is_field=True):
            return
    if before.text and after.text and plain(before.text) != plain(after.text):
        yield from _sooner(_ends(before.text) + _ends(was, is_field=True), _ends(after.text), "")
    how_long = before.of("duration", "frequency"), after.of("duration", "frequency")
    if all(how_long):
        yield from _sooner(_ends(how_long[0]) + had, _ends(how_long[1]), how_long[0])


def said_to_end(words: str) -> str:
    """The words of a text that say when something stops."""
    return " ".join(match.group() for match in _UNTIL.finditer(plain(words)))


def _ends(words: str, *, is_field: bool = False) -> list[End]:
    text = plain(words)
    if not text or _NEVER.search(text) or (is_field and _REVIEW.search(text)):
        return []
    found = [_length(match) for match in _FOR.finditer(text)]
    for match in _UNTIL.finditer(text):
        found.extend(_when(match.group()) or [End("other", quote=match.group().strip())])
    if is_field and not found:
        found = _when(text) or _bare_length(text) or [End("other", quote=words)]
    return found


def _bare_length(text: str) -> list[End]:
    match = re.fullmatch(rf"\W*(?:after |for |about )?(?P<n>\d+|a|an)[- ]{_UNIT}\W*.*", text)
    return [_length(match)] if match else []


def _length(match: re.Match[str]) -> End:
    group = match.groupdict()
    number = next((v for k in ("n", "n2") if (v := group.get(k)) and v.isdigit()), "1")
    unit = next((v for k in ("unit", "unit2", "unit3", "unit4") if (v := group.get(k))), "term")
    weeks = _LONG.get(unit.replace("half-term", "half term"), 1.0) * float(number)
    return End("length", (weeks,), match.group())


def _when(text: str) -> list[End]:
    found = []
    for match in _DATE.finditer(text):
        group = {name: value for name, value in match.groupdict().items() if value}
        year = float(next(value for name, value in group.items() if name.startswith("y")))
        named = next((value for name, value in group.items() if name in ("m1", "m2", "m3")), "")
        month = float(_MONTH.get(named, named)) if named else _season(group["season"])
        day = float(next((v for name, v in group.items() if name in ("d1", "d2", "d3")), 31))
        found.append(End("date", (year if year > 100 else 2000 + year, month, day), text))
    if found:
        return found
    for match in _STAGE.finditer(text):
        last = (
            match["year"]
            or (match["ks"] and _LAST_YEAR[match["ks"]])
            or _NAMED_YEAR[match["named"]]
        )
        found.append(End("year", (float(last),), text))
    return found


def _sorts(was: list[End]) -> str:
    """The sort of an end that nothing can be told from, where that is all there was."""
    return "length" if all(one.sort == "length" for one in was) else ""


def _season(words: str) -> float:
    return float(next(month for name, month in _SEASONS.items() if name in words))


def _sooner(was: list[End], now: list[End], words: str) -> Iterator[Loss]:
    for end in now:
        same = [other for other in was if other.sort == end.sort]
        if any(other.quote == end.quote or other.value <= end.value for other in same):
            continue
        is_unlike = not same and end.sort in ("length", "year", "date") and end.sort != _sorts(was)
        if is_unlike and was:
            yield Loss(Kind.END, words, end.quote, f"Now it ends: {end.quote}.")
        elif same and end.sort != "other":
            quote = same[0].quote
            yield Loss(
                Kind.END, quote, end.quote, f"Ends sooner: it was {quote}; now it is {end.quote}."
            )
        elif not was or (end.sort == "other" and not same):
            yield Loss(Kind.END, words, end.quote, f"Now it ends: {end.quote}.")
