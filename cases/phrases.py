"""Reasons for a refusal that the law does not know: what they are, why, and what to ask instead.

Each is found by what it means: see `cases.phrase_reading` for how, `cases.phrase_slots` for the
slots. A senior explains before a decision that rests on one is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from .phrase_list import PATTERNS
from .phrase_reading import compiled, meant, sentences


@dataclass(frozen=True)
class Phrase:
    """One kind of reason that is no part of the test."""

    code: str
    stops: str  # what it is, in a few words
    why: str
    instead: str


@dataclass(frozen=True)
class Found:
    """A phrase, and the words in which it was met."""

    phrase: Phrase
    words: str


PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "psychologist",
        "That no psychologist has seen the child, or there is no report",
        "Getting a psychologist’s advice is part of an assessment, not a condition for one"
        " (SEND Regulations 2014, reg 6(1)(d)).",
        "What does the evidence there is, from the family, the school and others, say about need?",
    ),
    Phrase(
        "years-behind",
        "How many years or terms behind the child must be",
        "The test names no distance behind. Attainment is evidence, never a threshold.",
        "What is the difficulty, how has it changed with help, and what help is needed now?",
    ),
    Phrase(
        "money-spent",
        "That the first £6,000 or the notional budget is not spent",
        "The law asks what provision may be necessary, not what has been spent.",
        "What help has been given, what came of it, and is what is still needed ordinarily"
        " available there?",
    ),
    Phrase(
        "attainment",
        "That attainment or ability is too high",
        "A child can have special educational needs at any level of attainment.",
        "What are all the needs, also those that marks do not show, and what help do they call for?",
    ),
    Phrase(
        "severity",
        "That needs are not severe, complex or intense enough",
        "The test names no degree of severity.",
        "What provision do the needs call for, and may it have to be made through a plan?",
    ),
    Phrase(
        "time-tried",
        "That support has not been tried for long enough",
        "No number of terms or of cycles is part of the test.",
        "What was done, what came of it, and what does that show about what is needed?",
    ),
    Phrase(
        "own-criteria",
        "That criteria or a threshold of ours are not met",
        "A council’s own criteria cannot replace the test in the Act.",
        "Answer the two parts of the test in the Act, with evidence for each.",
    ),
    Phrase(
        "diagnosis",
        "That there is no diagnosis",
        "Need is what counts. The law asks for no diagnosis.",
        "What difficulties are seen and described, whatever they are called?",
    ),
    Phrase(
        "too-early",
        "That the request came too early, or the child is too young or too old",
        "A request may be made at any time from birth to 25, and must be answered on its evidence.",
        "What does the evidence show today?",
    ),
    Phrase(
        "shortage",
        "That we have too few staff, or a waiting list",
        "A shortage of ours changes neither the test nor the time limit.",
        "Decide on the evidence. Record the shortage as a reason for delay, if it causes one.",
    ),
    Phrase(
        "cost",
        "What it would cost us",
        "Money is no part of the question whether an assessment or a plan is necessary.",
        "What provision may be necessary, whatever it costs?",
    ),
    Phrase(
        "attendance",
        "That the child attends or behaves well",
        "Coming to school, or keeping quiet there, does not show that there is no need.",
        "What help does the child need to learn, and what happens at home and at school?",
    ),
    Phrase(
        "papers",
        "That the school or the family did not send enough",
        "It is for us to seek the information that the decision needs.",
        "Who holds it? Ask them, and decide on what there is.",
    ),
    Phrase(
        "who-asked",
        "Who made the request, or that the school does not support it",
        "A parent, a young person or a school may each ask alone (the Act, s.36(1)).",
        "What does the evidence show, whoever asked?",
    ),
    Phrase(
        "other-route",
        "That another service or route must come first",
        "No other service has to be tried before an assessment.",
        "Would that service meet the whole need? What shows it?",
    ),
    Phrase(
        "no-agency",
        "That no outside service or specialist is involved",
        "Advice from services is what an assessment gathers.",
        "What does the evidence there is say about need?",
    ),
    Phrase(
        "private-report",
        "That a report was paid for by the family",
        "Evidence is weighed by what it says and who says it, not by who paid.",
        "What does the report say, and what else bears on it?",
    ),
    Phrase(
        "panel-decided",
        "That the panel decided",
        "The panel advises. The officer decides and gives the reasons.",
        "Why do you decide this? Give the reasons themselves.",
    ),
)
BY_CODE = {phrase.code: phrase for phrase in PHRASES}


def found_in(text: str) -> list[Found]:
    """Each reason in a text that the law does not know, with its words, once for each kind."""
    told = sentences(text)
    found = []
    for phrase in PHRASES:
        words = next(_met(phrase.code, told), None)
        if words is not None:
            found.append(Found(phrase, words))
    return found


def _met(code: str, told: list[str]) -> Iterable[str]:  # type: ignore[misc]
    for number in range(len(told)):
        for pattern in _compiled(code):
            yield from meant(pattern, told, number)


@cache
def _compiled(code: str):  # type: ignore[no-untyped-def]
    return tuple(compiled(pattern) for pattern in PATTERNS[code])
