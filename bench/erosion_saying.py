"""An invented promise put into words: as filled-in fields, or as a sentence, in many ways."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from . import erosion_words as words


@dataclass(frozen=True)
class Fact:
    """What a line promises. A number chooses among the meanings of `erosion_words`.

    What ends in `_as` stands instead of a meaning; "-" leaves it out.
    """

    name: str
    person: int
    activity: int
    expertise: int
    ratio: int
    minutes: int | None
    times: int
    unit: str
    setting: int
    checker: int
    checked: str
    cover: int | None = None
    until: str = ""
    end: str = ""
    condition: str = ""
    limit: str = ""
    weak: str = ""
    person_as: str = ""
    activity_as: str = ""
    expertise_as: str = ""
    ratio_as: str = ""
    setting_as: str = ""
    cover_as: str = ""


def structured(fact: Fact, chance: random.Random, like: Any = None) -> dict[str, str | None]:
    """A line of filled-in fields. Now and then what one field says stands in the text alone."""
    often, length = _amounts(fact, chance)
    if fact.cover is not None:
        often, length = _cover(fact, chance), None
    line = {
        "text": None,
        "what": _activity(fact),
        "who": _person(fact, chance),
        "expertise": _expertise(fact, chance),
        "ratio": _ratio(fact, chance),
        "frequency": often,
        "duration": length,
        "setting": _setting(fact, chance),
        "end": fact.end or fact.until or None,
        "monitored_by": _checked(fact, chance),
    }
    if fact.condition:
        field = chance.choice(("frequency", "what", "duration" if length else "frequency"))
        line[field] = f"{line[field] or ''}, {fact.condition}".strip(", ")
    if fact.weak:
        line["text"] = _verb(fact)
    if like is None and chance.random() < 0.12 and not fact.weak:
        line["text"] = free_text(fact, chance)
        for field in chance.sample(("who", "frequency", "duration", "ratio", "expertise"), 2):
            line[field] = None
        if line["frequency"] is None or line["duration"] is None:
            line["frequency"] = line["duration"] = None
    return line


def free_text(fact: Fact, chance: random.Random) -> str:
    """A sentence or two."""
    if fact.cover is not None:
        return _covering_text(fact, chance)
    who = _article(_person(fact, chance) or "", chance)
    trained = _expertise(fact, chance) or ""
    how_much = _amount_text(fact, chance)
    where = _setting(fact, chance) or ""
    where = where if where.startswith(("in ", "at ")) else f"in: {where}"
    ratio = _ratio_text(fact, chance)
    does = _verb(fact)
    noun = _activity(fact)
    active = f"{who} {trained} {does} {ratio} {how_much} {where}"
    passive = f"{how_much}, {fact.name} has {noun} {ratio} {where}" + (
        f" from {who} {trained}" if who else ""
    )
    table = f"{noun} ({ratio}) - {how_much} - {who} {trained} - {where}"
    if fact.weak:
        body = active
    elif not who or fact.activity_as:
        body = passive if chance.random() < 0.6 else table
    else:
        body = chance.choice((active, passive, table))
    return _finished(fact, body, chance)


def _finished(fact: Fact, body: str, chance: random.Random) -> str:
    if fact.condition:
        body = f"{fact.condition}, {body}" if chance.random() < 0.4 else f"{body}, {fact.condition}"
    if fact.end:
        said = (
            fact.end
            if fact.end in words.BLOCKS
            else chance.choice(words.END_TEXTS).format(fact.end)
        )
        body = f"{body} {said}"
    elif fact.until:
        body = f"{body} {chance.choice(words.END_TEXTS).format(fact.until)}"
    checked = _checked_text(fact, chance)
    text = " ".join(f"{body}. {checked}".split()).replace(" ,", ",").replace(" .", ".")
    return text[:1].upper() + text[1:]


def _covering_text(fact: Fact, chance: random.Random) -> str:
    who = _article(_person(fact, chance) or "an adult", chance)
    cover = _cover(fact, chance)
    task = words.COVER_TASKS[fact.activity][0].format(name=fact.name)
    who = f"{who} {_expertise(fact, chance) or ''}".strip()
    ratio = f" {_ratio_text(fact, chance)}".rstrip()
    where = _setting(fact, chance) or ""
    where = where if where.startswith(("in ", "at ")) else f"in: {where}"
    first = f"{cover} {who} will {task}{ratio} {where}"
    second = f"{who} will {task} {cover}{ratio} {where}"
    return _finished(fact, chance.choice((first, second)), chance)


def _person(fact: Fact, chance: random.Random) -> str | None:
    if fact.person_as:
        return None if fact.person_as == "-" else fact.person_as
    return chance.choice(words.PEOPLE[fact.person][0])


def _article(who: str, chance: random.Random) -> str:
    if not who:
        return ""
    start = "an" if who[0].lower() in "aeio" or who[:2] in ("HL", "SL") else "a"
    return f"{chance.choice((start, start, 'the'))} {who}"


def _activity(fact: Fact) -> str:
    if fact.activity_as:
        return fact.activity_as
    if fact.cover is not None:
        return words.COVER_TASKS[fact.activity][1]
    return words.ACTIVITIES[fact.activity][0]


def _verb(fact: Fact) -> str:
    does = (
        words.COVER_TASKS[fact.activity][0]
        if fact.cover is not None
        else words.ACTIVITIES[fact.activity][1]
    )
    does = does.format(name=fact.name)
    return fact.weak.format(does) if fact.weak else f"will {does}"


def _expertise(fact: Fact, chance: random.Random) -> str | None:
    if fact.expertise_as:
        return None if fact.expertise_as == "-" else fact.expertise_as
    return chance.choice(words.EXPERTISE[fact.expertise][0])


def _ratio(fact: Fact, chance: random.Random) -> str | None:
    if fact.ratio_as:
        return None if fact.ratio_as == "-" else fact.ratio_as
    return chance.choice(words.RATIOS[fact.ratio][0])


def _ratio_text(fact: Fact, chance: random.Random) -> str:
    ratio = _ratio(fact, chance)
    if not ratio:
        return ""
    if "adult" in ratio or ratio.startswith("in ") or ratio in ("paired", "whole class", "shared"):
        return f"({ratio})"
    if "group" in ratio and ratio != "1:1 or small group":
        return f"in a {ratio}"
    return chance.choice((f"({ratio})", f"on a {ratio} basis"))


def _setting(fact: Fact, chance: random.Random) -> str | None:
    return fact.setting_as or chance.choice(words.SETTINGS[fact.setting][0])


def _cover(fact: Fact, chance: random.Random) -> str:
    return fact.cover_as or chance.choice(words.COVERS[fact.cover or 0][0])


def _length(minutes: int, chance: random.Random) -> str:
    said = [f"{minutes} minutes", f"{minutes} mins", f"{minutes}min"]
    said += words.LENGTHS.get(minutes, [])
    return chance.choice(said)


def _limited(fact: Fact, words_said: str) -> str:
    return fact.limit.format(words_said) if fact.limit else words_said


def _how_often(fact: Fact, chance: random.Random) -> str:
    if fact.times == 1:
        return chance.choice(words.EACH[fact.unit])
    per = chance.choice(words.PER[fact.unit])
    if fact.times in words.TIMES:
        return f"{chance.choice(words.TIMES[fact.times])} {per}"
    return f"{fact.times} times {per}"


def _amounts(fact: Fact, chance: random.Random) -> tuple[str | None, str | None]:
    """Frequency and duration, sometimes as a total in so many sessions."""
    length = _length(fact.minutes, chance) if fact.minutes else None
    if not fact.unit:
        return None, _limited(fact, length) if length else None
    if length and 1 < fact.times <= 5 and not fact.limit and chance.random() < 0.2:
        whole = (fact.minutes or 0) * fact.times
        return (
            f"{chance.choice(words.EACH[fact.unit])} in {fact.times} sessions",
            f"{whole} minutes",
        )
    return _how_often(fact, chance), _limited(fact, length) if length else None


def _amount_text(fact: Fact, chance: random.Random) -> str:
    length = _limited(fact, _length(fact.minutes, chance)) if fact.minutes else ""
    if not fact.unit:
        return f"for {length}" if length else ""
    often = _how_often(fact, chance)
    if not length:
        return often
    if fact.limit:
        return f"for {length} {often}"
    ways = [f"for {length} {often}", f"{often} for {length}"]
    if fact.times > 1 and fact.minutes:
        per = chance.choice(words.PER[fact.unit])
        count = words.MANY.get(fact.times, str(fact.times))
        ways.append(f"for {count} sessions of {length} {per}")
        ways.append(f"for {fact.minutes * fact.times} minutes {per} in {count} sessions")
        ways.append(f"for {fact.times} x {fact.minutes} minutes {per}")
    return chance.choice(ways)


def _checked(fact: Fact, chance: random.Random) -> str | None:
    if not fact.checked:
        return None
    who = chance.choice(words.CHECKERS[fact.checker])
    often = chance.choice(words.EACH[fact.checked])
    return chance.choice(
        (f"{who}, {often}", f"{who} {often}", f"{often} by {who}", f"reviewed {often} by {who}")
    )


def _checked_text(fact: Fact, chance: random.Random) -> str:
    if not fact.checked:
        return ""
    who = chance.choice(words.CHECKERS[fact.checker]).removeprefix("the ")
    often = chance.choice(words.EACH[fact.checked])
    return chance.choice(
        (
            f"The {who} will review this {often}.",
            f"Progress is reviewed {often} by the {who}.",
            f"The {who} monitors progress {often}.",
            f"{often}, the {who} observes a session and writes a short report.",
            f"A written report {often} from the {who}.",
        )
    )
