"""Invented plans, drawn by lot from a few needs, outcomes and lines. No child is named in one."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from random import Random

from plans.content import Front, Need, Outcome, Plan, Provision, Views, fingerprint, written

STATUSES = ("draft", "final")
POOL = 50  # plans that the cases share among them: a million different ones would tell no more

_NEEDS = (
    ("Communication and interaction", "The child’s expressive language is two years behind."),
    ("Communication and interaction", "The child finds it hard to follow what a group is told."),
    ("Cognition and learning", "The child reads single words of three letters and no sentence."),
    ("Cognition and learning", "The child holds two pieces of information in mind, not three."),
    ("Social, emotional and mental health", "The child leaves the room when a plan changes."),
    ("Social, emotional and mental health", "The child has no friend to play with at break."),
    ("Sensory and physical", "The child tires after ten minutes of writing by hand."),
    ("Sensory and physical", "The child covers both ears in the dining hall and does not eat."),
)
_LINES = (
    ("small group work on language", "a teaching assistant trained in it", "30 minutes"),
    ("a programme of speech and language therapy", "a speech and language therapist", "45 minutes"),
    ("teaching of reading by phonics", "a qualified teacher", "20 minutes"),
    ("support with organising work", "a teaching assistant", "2 hours"),
    ("time in a quiet room", "a key adult whom the child knows", "15 minutes"),
    ("a social skills group", "an emotional literacy support assistant", "40 minutes"),
    ("exercises for fine motor skills", "a teaching assistant", "10 minutes"),
    ("a check of equipment and seating", "an occupational therapist", "1 hour"),
)
_OFTEN = ("once a week", "twice a week", "every school day", "three times a week")


@dataclass(frozen=True)
class Written:
    """One plan as it is kept: as JSON, by status, and its mark."""

    content: dict[str, str]
    fingerprint: str


def pool(chance: Random) -> list[Written]:
    """So many plans as the cases of one population share."""
    return [_written(_plan(chance)) for _ in range(POOL)]


def _written(plan: Plan) -> Written:
    said = {
        status: json.dumps(written(replace(plan, front=replace(plan.front, status=status))))
        for status in STATUSES
    }
    return Written(said, fingerprint(plan))


def _plan(chance: Random) -> Plan:
    drawn = chance.sample(range(len(_NEEDS)), chance.randint(3, 6))
    return Plan(
        front=Front(pronouns="they/them", la="Populated Council"),
        views=Views(
            child_voice="I like drawing and animals. I do not like noise.",
            parent_views="We want our child to be understood and to be safe at school.",
            aspirations="To read for pleasure and to have a friend.",
        ),
        strengths=("The child is kind to younger children.", "The child remembers what they hear."),
        needs=tuple(_need(at, which) for at, which in enumerate(drawn, 1)),
        outcomes=tuple(_outcome(at, chance) for at in range(1, len(drawn) + 1)),
        provision=tuple(_line(at, which, chance) for at, which in enumerate(drawn, 1)),
        nil={name: f"No need was identified in Section {name}." for name in ("C", "D", "H1", "H2")},
    )


def _need(at: int, which: int) -> Need:
    area, text = _NEEDS[which]
    return Need(id=f"B{at}", section="B", text=text, area=area, advice_refs=("K1",))


def _outcome(at: int, chance: Random) -> Outcome:
    share = chance.choice((6, 7, 8))
    text = f"By the end of the key stage the child does this unprompted {share} times in 10."
    return Outcome(id=f"E{at}", text=text, need_refs=(f"B{at}",), steps="Half as often in a year.")


def _line(at: int, which: int, chance: Random) -> Provision:
    what, who, how_long = _LINES[which]
    often = chance.choice(_OFTEN)
    return Provision(
        id=f"F{at}",
        section="F",
        text=f"{what.capitalize()}, {how_long} {often}, given by {who}.",
        need_refs=(f"B{at}",),
        outcome_refs=(f"E{at}",),
        what=what,
        who=who,
        ratio="one to one",
        frequency=often,
        duration=how_long,
    )
