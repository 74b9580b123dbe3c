"""The plan in easy words: one idea a line, large, a sign beside each. Every promise, no more.

The sentences are those of `promises`; what stands beside them has lines of its own here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..content import Plan
from .front import called, front_of, state_of
from .glossary import meanings_in
from .html import whole
from .placing import DRAFTS
from .promises import Promise, promises_of
from .sentences import sentences_of as sentences
from .summary import headings_of
from .words import Said, capital, on, one_line, paragraphs

EASY = "easy"
TITLE = "Easy read"
# The sign that stands beside each kind of line, and what it shows, in words.
SIGNS = {
    "words": "A speech bubble",
    "person": "A person",
    "training": "A book",
    "group": "Two people",
    "how_much": "A clock",
    "how_often": "A calendar",
    "where": "A map pin",
    "from_when": "A flag",
    "until": "A finish line",
    "who_checks": "A tick",
    "hope": "A star",
    "school": "A building",
}
_OF_FIELD = {"who": "person", "what": "words"}
# Where a sentence turns to a further thing that will be done, or to how it will be done.
_TURN = re.compile(
    r"(?:;|,)\s+(?=(?:and\s+)?(?:\w+ing|led|until|before|after|who|which|so that|and)\b)"
    r"|\s+(?=and (?:(?:a|an|the|her|his|their)\s)?(?:[\w'-]+\s){0,4}will\b)"
)


@dataclass(frozen=True)
class Line:
    """One idea: a sign, a word on what it is about, and the words."""

    sign: str
    said: Said
    label: str = ""

    @property
    def picture(self) -> str:
        """The sign in words, for those who do not see it."""
        return SIGNS[self.sign]


@dataclass(frozen=True)
class Told:
    """One promise, as lines."""

    id: str
    title: str
    lines: tuple[Line, ...]


def page(plan: Plan, *, reference: str = "") -> str:
    """The easy-read plan as one HTML document."""
    what = {"kind": "large_print", "reference": reference, "what": TITLE}
    return whole("plans/output/_easy.html", plan, context(plan), **what)


def context(plan: Plan) -> dict[str, object]:
    """What `_easy.html` needs."""
    promises = promises_of(plan)
    groups = [
        (code, heading, tuple(told(one) for one in promises if one.section == code))
        for code, heading in headings_of(plan)
    ]
    said = " ".join(one.words for one in promises)
    return {
        "front": front_of(plan),
        "name": called(plan),
        "about": _about(plan),
        "views": _lines("words", plan.views.child_voice),
        "hopes": _lines("hope", plan.views.aspirations),
        "aims": tuple((one_line(one.id), _lines("hope", one.text)) for one in plan.outcomes),
        "told": [group for group in groups if group[2]],
        "school": _school(plan),
        "meanings": meanings_in(said),
    }


def told(promise: Promise) -> Told:
    """A promise with one idea a line."""
    lines = [
        Line("person" if at == 0 else "words", said)
        for at, said in enumerate(
            part for one in promise.sentences for part in _ideas(one, promise.in_own_words)
        )
    ]
    lines += [Line(_OF_FIELD.get(name, name), said, label) for name, label, said in promise.details]
    return Told(promise.id, promise.title, tuple(lines))


def _ideas(sentence: Said, may_turn: bool) -> list[Said]:
    """A sentence in the pieces it falls into. Not a word of it changes."""
    if not may_turn:
        return [sentence]
    pieces, at = [], 0
    for turn in _TURN.finditer(sentence.words):
        if " will " not in sentence.words[at : turn.start()]:
            continue  # still naming who
        pieces.append(sentence.words[at : turn.end()])
        at = turn.end()
    return [Said(piece.strip()) for piece in [*pieces, sentence.words[at:]] if piece.strip()]


def _lines(sign: str, text: str) -> tuple[Line, ...]:
    return tuple(
        Line(sign, Said(one)) for para in paragraphs(text) for one in sentences(para.words)
    )


def _about(plan: Plan) -> tuple[Line, ...]:
    front, name = plan.front, called(plan)
    lines = [Line("words", Said(f"This is about the plan for {name}."))]
    lines.append(
        Line("words", Said(f"It is called: {state_of(plan)[:1].lower()}{state_of(plan)[1:]}."))
    )
    lines.append(Line("words", Said(front_of(plan).meaning)))
    if front.date:
        lines.append(Line("how_often", Said(on(front.date)), "Date"))
    if front.review_due:
        lines.append(Line("how_often", Said(on(front.review_due)), "We look at it again by"))
    if front.coordinator:
        lines.append(Line("person", Said(one_line(front.coordinator)), "Who to ask"))
    return tuple(lines)


def _school(plan: Plan) -> tuple[Line, ...]:
    if plan.front.status in DRAFTS:
        return (Line("school", Said("The plan does not name a school or college yet.")),)
    lines = []
    named = plan.named
    for label, one in (("School or college", named.setting), ("Until then", named.until)):
        if one and (one.name or one.type):
            said = ", ".join(filter(None, (one_line(one.name), one_line(one.type))))
            lines.append(Line("school", Said(capital(said)), label))
            if one.from_date:
                lines.append(Line("from_when", Said(on(one.from_date)), "Starts"))
            if one.to_date:
                lines.append(Line("until", Said(on(one.to_date)), "Ends"))
    return tuple(lines)
