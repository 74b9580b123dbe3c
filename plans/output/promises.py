"""Each promise of a plan (a line of F, G, H1 or H2) in short sentences made by rules.

Nothing is added and nothing is dropped: a sentence is put together from the fields of its line only
where those say all that the line's own words bind anybody to. Everywhere else the own words stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..content import Plan, Provision
from .amounts import OFTEN, is_said_by, numbers
from .front import called
from .sentences import sentences_of
from .words import Said, capital, field, one_line

SECTIONS = ("F", "G", "H1", "H2")
_DETAILS = (
    ("training", "Training and skills"),
    ("group", "Adults to children"),
    ("how_much", "How long"),
    ("how_often", "How often"),
    ("where", "Where"),
    ("from_when", "Starts"),
    ("until", "Ends"),
    ("who_checks", "Who checks"),
)
EMPTY = "This line has no words of its own."
_ALWAYS = ("where", "from_when", "until", "who_checks")
_AMOUNT = re.compile(r"(?:at least |about |half )?(?:\d|half |an? )", re.IGNORECASE)
_RATE = re.compile(r"(?:every|each|once|twice|\d+ (?:times|days|sessions|lessons|visits))\b", re.I)
_DETERMINED = re.compile(
    r"(?:a|an|the|all|both|each|every|any|two|three|four|one|her|his|their|our|\d+)\b|\w+'s\b", re.I
)
_PLURAL = re.compile(r"(?:[^s\W]s|staff|people)$", re.I)


@dataclass(frozen=True)
class Promise:
    """One line: what its fields say, the sentences that say it, what is told beside them."""

    id: str
    section: str
    title: str
    sentences: tuple[Said, ...]
    details: tuple[tuple[str, str, Said], ...]  # the field, its name in words, what it says
    in_own_words: bool
    who: str = ""
    what: str = ""
    how_much: str = ""
    how_often: str = ""
    group: str = ""
    training: str = ""
    where: str = ""
    from_when: str = ""
    until: str = ""
    who_checks: str = ""

    @property
    def words(self) -> str:
        """All that is shown of it, as plain text."""
        said = [one.words for one in self.sentences]
        return " ".join([*said, *(f"{label}: {one}." for _, label, one in self.details)])


def promises_of(plan: Plan) -> tuple[Promise, ...]:
    """Every line of provision once, in the plan's order."""
    name = called(plan)
    return tuple(promise(line, name) for line in plan.provision_of(*SECTIONS))


def promise(line: Provision, name: str) -> Promise:
    """One line in short sentences, or in its own words."""
    fields = _fields(line)
    sentences, beside = _short(fields, name)
    text = one_line(line.text)
    short = " ".join([*sentences, *(fields[one] for one in beside)])
    own = not (_can_be_short(fields) and is_said_by(text, short))
    if own:
        sentences = sentences_of(text) or [EMPTY]
        beside = [n for n, _ in _DETAILS if not text or n in _ALWAYS or _adds(fields[n], text)]
    details = tuple(
        (one, label, Said(fields[one])) for one, label in _DETAILS if one in beside and fields[one]
    )
    extra = _rest(fields, sentences, details) if own else ()
    return Promise(
        id=one_line(line.id),
        section=line.section,
        title=capital(fields["what"]),
        sentences=tuple(map(Said, sentences)),
        details=(*extra, *details),
        in_own_words=own,
        **fields,
    )


def _fields(line: Provision) -> dict[str, str]:
    return {
        "who": field(line.who),
        "what": field(line.what),
        "how_much": field(line.duration),
        "how_often": field(line.frequency),
        "group": field(line.ratio),
        "training": field(line.expertise),
        "where": field(line.setting),
        "from_when": field(line.start),
        "until": field(line.end),
        "who_checks": field(line.monitored_by),
    }


def _can_be_short(fields: dict[str, str]) -> bool:
    """One person, one thing, one amount: lists that run side by side are not taken apart."""
    parts = ("who", "what", "how_much", "how_often")
    return all(fields[one] for one in parts[:2]) and not any(";" in fields[one] for one in parts)


def _short(fields: dict[str, str], name: str) -> tuple[list[str], list[str]]:
    """The sentences, and the fields that stand beside them."""
    amount, beside = _amount(fields)
    who, what = capital(_with_article(fields["who"])), fields["what"]
    if fields["group"].replace(" ", "") == "1:1":
        said = [f"{who} will work with {name}, one to one{amount}.", f"This is: {what}."]
    else:
        said = [f"{who} will provide this: {what}{amount}."]
        beside.append("group")
    return said, [*beside, "training", *_ALWAYS]


def _amount(fields: dict[str, str]) -> tuple[str, list[str]]:
    """ ", for 40 minutes every week", and whatever cannot be said that way."""
    long, often = fields["how_much"], fields["how_often"]
    first, _, rest = often.partition(",")
    rate = OFTEN.get(first.lower(), first) + (f",{rest}" if rest else "")
    by_amount, by_rate = bool(_AMOUNT.match(long)), bool(_RATE.match(rate))
    words = f", for {long}" if by_amount else ""
    if by_rate:
        words += f" {rate}" if by_amount and " plus " not in long else f", {rate}"
    beside = [] if by_amount else ["how_much"]
    return words, beside if by_rate else [*beside, "how_often"]


def _with_article(who: str) -> str:
    """ "a teaching assistant", "an occupational therapist", "all class staff"."""
    head = re.split(r"[(,]| trained | from | with | of ", who)[0].strip()
    if _DETERMINED.match(who) or _PLURAL.search(head):
        return who
    sound = "AEFHILMNORSX" if head.isupper() else "AEIOaeio"
    return f"{'an' if head[:1] in sound else 'a'} {who}"


def _adds(value: str, text: str) -> bool:
    """Whether a field has a number that the line's own words have not."""
    return bool(numbers(value) - numbers(text))


def _rest(
    fields: dict[str, str], sentences: list[str], details: tuple[tuple[str, str, Said], ...]
) -> tuple[tuple[str, str, Said], ...]:
    """Who and what, where the fields have a number that stands nowhere else in the row."""
    shown = " ".join([*sentences, *(one.words for _, _, one in details)])
    named = (("who", "Who"), ("what", "What"))
    wordless = sentences == [EMPTY]
    return tuple(
        (one, label, Said(fields[one]))
        for one, label in named
        if fields[one] and (wordless or _adds(fields[one], shown))
    )
