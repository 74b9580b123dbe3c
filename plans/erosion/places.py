"""Where, and in which lessons, times and events: places that are gone, and "every" that is gone."""

from __future__ import annotations

from collections.abc import Iterator

from ..language import swift as re
from ..language.callings import without_people
from ..language.spelling import plain, together
from ..language.stems import stems
from .loss import Kind, Loss
from .sides import Side, View, views

_PLACES = {
    "home": r"homes?(?! time|work| language|-school|-to-school| school (?:book|diary"
    r"|link|communication))",
    "community": r"community(?! paediatric| support worker| nurs| children|-based worker"
    r"| team)|out and about|public places|local area|leisure cent\w+",
    "college": r"colleges?(?! day)",
    "clinic": r"clinics?|hospital|health cent\w+",
    "quiet": r"(?:quiet\w*|calm\w*|low[- ](?:distraction|arousal|stimulus|stimulation)"
    r"|distraction[- ]free|separate|private|sound[- ]treated|soundproof\w*"
    r"|acoustically \w+) (?:[\w-]+ ){0,4}?(?:(?:class)?rooms?|spaces?|areas?"
    r"|places?|environments?|setting|corner)|withdrawal room|sensory room"
    r"|workstation",
    "outdoors": r"outdoors?|outside(?! agenc| professional| of)|playground|forest school|garden",
    "pool": r"(?:hydrotherapy |swimming )?pool|swimming baths",
    "work": r"workplaces?|work (?:placement|experience|site)",
    "nursery": r"nursery(?! nurse)|pre-?school",
    "hall": r"dining (?:hall|room)|dinner hall|canteen|lunch hall",
    "residential": r"residential(?! trip)|boarding|overnight",
    "base": r"(?:resource(?:d)? |specialist |hearing |autism )?(?:base|provision base|unit)",
    "trips": r"trips?|educational visits|off-?site|swimming lessons",
}
_PLACE = {name: re.compile(rf"\b(?:{pattern})\b") for name, pattern in _PLACES.items()}
_SCHOOL = re.compile(
    r"\bschools?\b(?! (?:day|week|year|holiday|age|nurse|staff|book|diary|report))"
)
_ROOM = re.compile(r"\bclass(?:room|rooms)?\b(?! teacher| ta| staff| size| of)|\blessons?\b")
_EVERYWHERE = re.compile(
    r"\b(?:all|any|every|each|both|wherever|across) (?:of (?:his|her"
    r"|their) )?(?:(?!changes?|transitions?)[\w-]+ ){0,1}?(?:settings?|environments?"
    r"|places?|contexts?"
    r"|locations?)\b"
    r"|\bwherever\b|\bthroughout the school(?! day| week)\b|\bacross the school(?! day)\b"
)
_ONLY = re.compile(
    r"\bonly (?:in|at|on|during|within|when|while)\b|\b(?:in|at|within|during"
    r"|on) (?:the |school |his |her |their )*[\w-]+(?: [\w-]+){0,2} only\b"
    r"|\bonly\b(?=\W*$)|\bsolely\b|\brestricted to\b|\bconfined to\b|\blimited to\b"
    r"|\bexclusively\b"
)


def setting_losses(before: Side, after: Side) -> Iterator[Loss]:
    """A place where it was provided is gone, or what made the place right."""
    for view in views(before, after, "setting"):
        gone = _places_gone(view, bool(after.of("setting")))
        whole = f"{view.after}; {view.elsewhere}"
        if gone and not _EVERYWHERE.search(plain(whole)):
            yield _narrower(
                view.before if view.is_field else ", ".join(gone),
                view.after if view.is_field else "",
            )
        elif _ONLY.search(plain(view.after)) and not _ONLY.search(plain(view.before)):
            if not view.is_field and re.search(r"limited to \d", plain(view.after)):
                continue
            yield _narrower(
                view.before if view.is_field else "", view.after if view.is_field else _only(view)
            )


def _only(view: View) -> str:
    found = _ONLY.search(plain(view.after))
    return found.group() if found else ""


def _places_gone(view: View, is_filled: bool) -> list[str]:
    was, now = (
        without_people(view.before),
        without_people(
            view.after if is_filled and view.is_field else together(view.after, view.elsewhere)
        ),
    )
    gone = [
        match.group()
        for name, pattern in _PLACE.items()
        if (match := pattern.search(was))
        and not pattern.search(now)
        and (view.is_field or name not in ("base", "trips"))
    ]
    if _EVERYWHERE.search(was) and not _EVERYWHERE.search(now):
        gone.append(was if view.is_field else "all settings")
    if view.is_field and not gone:
        gone = _field_gone(was, view)
    return gone


def _field_gone(was: str, view: View) -> list[str]:
    now = plain(view.after)
    if not now:
        return [was]
    if _SCHOOL.search(was) and not _SCHOOL.search(now):
        is_named = any(pattern.search(now) for pattern in _PLACE.values())
        if len(now) > 60 or (is_named and re.search(r"quiet|calm|room|base", now)):
            return []
        return [was]
    first, second = stems(view.before), stems(together(view.after, view.elsewhere))
    if _ROOM.search(was) and (_ROOM.search(now) or _SCHOOL.search(now)):
        first -= {"classroom", "class"}
    if first and not first & second and not _SCHOOL.search(was):
        return [was] if len(now) < 60 and not _ROOM.search(was) else []
    return [was] if stems(view.after) < first and first - second else []


def _narrower(before: str, after: str) -> Loss:
    words = f"It was: {before}; now it is: {after or 'not said'}." if before else f"Now: {after}."
    return Loss(Kind.NARROWER_SETTING, before, after, words)


_NOUNS = {
    "lesson": r"lessons?|classes|subjects?|curriculum|timetable|taught time"
    r"|teaching sessions?|areas of (?:the )?(?:curriculum|learning)",
    "transition": r"transitions?|changes?(?! of clothes)|moves?",
    "unstructured": r"(?:unstructured|social) (?:times?|periods?)|break ?times?|breaks?"
    r"|lunch ?times?|play ?times?|lunch(?:es)?",
    "adults": r"staff|adults?|teachers|members? of staff|everyone|professionals|personnel",
    "rooms": r"classrooms?|rooms? (?:where|in which)|teaching spaces?|learning spaces?",
    "tests": r"tests?|exam(?:ination)?s?|assessments?",
    "journeys": r"journeys?|transfers?|trips?|visits? out",
    "meals": r"meals?|meal ?times?|snack ?times?|feeds?",
    "materials": r"materials?|worksheets?|texts?|handouts?|resources?|instructions?"
    r"|written tasks?|tasks?|activities",
    "settings": r"settings?|environments?",
}
_EACH = (
    r"(?:all|every|each|any|throughout(?: (?:all|the|her|his|their|each|every))?"
    r"|across (?:all|the|her|his|every|their)|(?:the )?(?:whole|entire"
    r"|full)(?: of)?(?: (?:the|each|every|all))?|both|in the course of every)"
)
_KEEP = (
    r"(?:of |her |his |their |the |school |class |classroom |academic |taught "
    r"|timetabled |mainstream |single |one of |other |with |working |class\w* "
    r"|support |who work |involved |adult )*"
)
_COVER = {
    name: re.compile(
        rf"\b{_EACH} {_KEEP}(?P<only>(?:(?!all\b|every\b|each\b|any\b|both\b|weeks?"
        rf"|days?|terms?|time|years?|months?"
        rf"|fortnights?|mornings?|afternoons?|evenings?|will|with\b|by\b|\d+,? )[\w-]+,? (?:and |or )?){{0,6}}?)(?:{pattern})\b"
    )
    for name, pattern in _NOUNS.items()
}
_ALWAYS = re.compile(
    r"\bat all (?:other )?times\b(?! (?:when|that|while)\b)|\balways\b|\bfull[- ]time\b"
    r"|\b(?:never|at no time)\b[^.;]{0,60}\bwithout\b"
    r"|\bthroughout\b[^.;]{0,22}\b(?:day|week)\b|\b(?:whole|entire|full) (?:of (?:the"
    r"|each|every) )?(?:school |college )?(?:day|week)\b"
    r"|\b(?:at any time of (?:the )?day|round the clock|continuous(?:ly)?|constant(?:ly)?|24[- ]hour|uninterrupted)\b"
    r"|\ball (?:of the )?(?:school |college )?(?:day|week)\b"
)
_EVENT = re.compile(
    r"\b(?:whenever|at all times (?:when|that|while)|each time|every time|any time|as soon as|on (?:every|each"
    r"|all) occasions?|each and every time|immediately)\b"
)
_WHEN = re.compile(r"\b(?:when|each (?:time|card)|every card|if|once (?:he|she|they|the))\b")
_DAILY = re.compile(r"\bdaily\b|\b(?:every|each) (?:school )?day\b")
_EXCEPT = re.compile(r"\b(?:except|apart from|excluding|other than|with the exception|but not)\b")
_LIST = re.compile(r",|\b(?:and|or)\b")
_YEAR_ROUND = re.compile(
    r"\ball (?:the )?year round\b|\bthroughout the (?:calendar |whole )?year\b|\b5[0-2] weeks\b"
    r"|\b(?:including|and|through|during) (?:in |during |all )?(?:the )?(?:school )?holidays\b"
    r"|\bholidays (?:are )?included\b"
)
_PLAIN_WORDS = {"and", "or", "when", "where", "that", "which", "who", "are", "is", "in"}


def coverage_losses(before: Side, after: Side) -> Iterator[Loss]:
    """It held in every lesson, at all times, whenever she asks; now not in all, or not said."""
    for field in ("frequency", "duration", "setting", "who", "what"):
        for view in views(before, after, field):
            if view.is_field:
                kind = Kind.NARROWER_SETTING if field == "setting" else Kind.COVERAGE
                yield from _less_covered(view, kind, is_filled=bool(after.of(field)))
    if before.text and plain(before.text) != plain(after.text):
        text = View(before.text, after.text, after.fields, is_field=False)
        yield from _less_covered(text, Kind.COVERAGE, is_filled=False)


def _less_covered(view: View, kind: Kind, *, is_filled: bool) -> Iterator[Loss]:
    was = plain(view.before)
    now = plain(view.after if is_filled and view.is_field else together(view.after, view.elsewhere))
    if was == now:
        return
    gone = _cover_gone(was, now)
    if gone:
        yield Loss(kind, gone, "", f"No longer said: {gone}.")
    elif (left_out := _EXCEPT.search(now)) and not _EXCEPT.search(was):
        part = now[left_out.start() :][:60]
        yield Loss(kind, "", part, f"Some is now left out: {part}.")


def _cover_gone(was: str, now: str) -> str:
    if (always := _ALWAYS.search(was)) and not _ALWAYS.search(now):
        return always.group()
    if (year := _YEAR_ROUND.search(was)) and not _YEAR_ROUND.search(now):
        return year.group()
    for name, pattern in _COVER.items():
        match = pattern.search(was)
        if not match or _ALWAYS.search(now) or _is_covered(match, pattern, now):
            continue
        if name == "unstructured" and _DAILY.search(now):
            continue  # every lunchtime is every day
        if _EVENT.search(now) and stems(match.group()) & stems(now):
            continue  # every move along a corridor is whenever he moves along one
        if re.search(rf"\b(?:when|where) an? (?:[\w-]+ ){{0,2}}?(?:{_NOUNS[name]})\b", now):
            continue  # where a task takes long is every task that does
        if name == "rooms" and _COVER["lesson"].search(now):
            continue
        return match.group()
    event = _EVENT.search(was)
    if event and not any(one.search(now) for one in (_EVENT, _ALWAYS, _WHEN)):
        return event.group()
    return ""


def _is_covered(match: re.Match[str], pattern: re.Pattern[str], now: str) -> bool:
    wanted = _only_words(match["only"])
    if _LIST.search(match["only"]):  # "all lessons, break and lunch", in whatever order
        return _words_of(match.group()) - _PLAIN_WORDS <= _words_of(now)
    for other in pattern.finditer(now):
        only = _only_words(other["only"])
        if not only or wanted and wanted <= only | _words_of(now):
            return True
    return False


def _only_words(words: str) -> set[str]:
    return _words_of(words) - _PLAIN_WORDS


def _words_of(words: str) -> set[str]:
    return {word.removesuffix("s") for word in re.findall(r"[a-z]+", words)}
