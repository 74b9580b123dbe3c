"""The two questions of law that the assessment path turns on, as data: the test, in our own words,
what counts and what does not, and the grounds on which an answer can rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from statutory import Stage
from statutory.citation import ACT, Citation, Mark

from ..letters import LETTERS_BY_CODE, Letter
from ..letters.law import PART_3_IN_FORCE


@dataclass(frozen=True)
class Ground:
    """One structured reason, with the code by which decisions are compared."""

    code: str
    text: str


@dataclass(frozen=True)
class LegalQuestion:
    """What the law asks at one point. `in_force_to` is the first day it is no longer asked."""

    code: str  # as `Decision.Question`
    asks: str
    lead: str
    test: tuple[str, ...]
    note: str
    citation: Citation
    counts: tuple[str, ...]
    does_not_count: tuple[str, ...]
    yes: str  # the answer in a few words
    no: str
    grounds_yes: tuple[Ground, ...]
    grounds_no: tuple[Ground, ...]
    letter_yes: str  # the codes of the letters that tell the family
    letter_no: str
    stage: Stage  # the only stage at which it is asked
    rule: str  # the limit that the answer meets
    in_force_from: date = PART_3_IN_FORCE
    in_force_to: date | None = None

    def grounds(self, answer: bool) -> tuple[Ground, ...]:
        """The grounds on which yes, or no, can rest."""
        return self.grounds_yes if answer else self.grounds_no

    def gives_feedback(self, answer: bool) -> bool:
        """Whether the letter tells the family what the assessment found."""
        return any(ask.name == "feedback" for ask in self.letter(answer).asks)

    def says_sorry(self, answer: bool) -> bool:
        """Whether the letter says sorry when the answer comes after the limit."""
        return any(ask.name == "why_late" for ask in self.letter(answer).asks)

    def letter(self, answer: bool) -> Letter:
        """The letter that tells the family of the answer."""
        code = self.letter_yes if answer else self.letter_no
        return LETTERS_BY_CODE[code]

    def answer_words(self, answer: bool) -> str:
        """The answer in a few words."""
        return self.yes if answer else self.no


_NEVER_COUNTS = (
    "a threshold, a matrix or criteria of our own",
    "how many years behind a child is",
    "whether a psychologist has seen the child, or there is a diagnosis",
    "a number of terms or cycles of support",
    "whether £6,000 or any other sum was spent",
    "our budget, our staff, our waiting lists",
    "who asked, and how good the form is",
)
ASSESS = LegalQuestion(
    code="assess",
    asks="Decide whether to assess",
    lead="We must carry out an assessment if, on the evidence, both of these are so:",
    test=(
        "the child or young person has, or may have, special educational needs",
        "it may be necessary for special educational provision to be made for them through an"
        " education, health and care plan",
    ),
    note="The word is “may”: it is enough that each is a real possibility. Nothing else is part of"
    " the test.",
    citation=Citation(ACT, "section 36(8)", "may be necessary", Mark.UNDERSTOOD),
    counts=(
        "what the family and the child or young person say",
        "what school, health, care and others say of need, with or without a report",
        "what was tried, for how long it was needed, and what came of it",
        "progress, and how much of it depended on extra help",
        "needs that marks do not show: communication, feelings, health, senses",
    ),
    does_not_count=_NEVER_COUNTS,
    yes="Carry out an assessment",
    no="Do not carry out one",
    grounds_yes=(
        Ground("sen-shown", "The evidence shows special educational needs"),
        Ground(
            "sen-possible", "There may be special educational needs that are not yet understood"
        ),
        Ground("help-not-enough", "Purposeful help has been given and progress has not followed"),
        Ground("help-beyond", "Progress depends on help beyond what is ordinarily available"),
        Ground("needs-complex", "Several needs act on one another, or health or care bear on them"),
        Ground("change-ahead", "A change ahead may call for provision that is not there now"),
    ),
    grounds_no=(
        Ground("no-sen", "The evidence does not show that there may be special educational needs"),
        Ground("help-enough", "The help now given meets the needs shown, and progress follows"),
        Ground("ordinarily-there", "What is needed is ordinarily available without a plan"),
        Ground("other-cause", "The evidence shows another cause that calls for no such provision"),
    ),
    letter_yes="will-assess",
    letter_no="not-to-assess",
    stage=Stage.REQUEST,
    rule="A01",
)
ISSUE = LegalQuestion(
    code="issue",
    asks="Decide whether to issue a plan",
    lead="In the light of the assessment, we must prepare and issue a plan if this is so:",
    test=(
        "it is necessary for special educational provision to be made for the child or young person"
        " in accordance with an education, health and care plan",
    ),
    note="The word is “necessary”. It asks what provision the advice shows is needed, and whether"
    " it can reasonably be relied on without a plan.",
    citation=Citation(ACT, "section 37(1)", "necessary", Mark.UNDERSTOOD),
    counts=(
        "every piece of advice, and where pieces of advice differ, why one is preferred",
        "what the family and the child or young person say",
        "each need, and the provision each needs",
        "whether that provision is ordinarily available there, and would go on without a plan",
        "how needs may change in the years a plan would cover",
    ),
    does_not_count=_NEVER_COUNTS,
    yes="Issue a plan",
    no="Do not issue one",
    grounds_yes=(
        Ground("beyond-ordinary", "The provision needed is beyond what is ordinarily available"),
        Ground("not-reliable", "It could be given there, but would not be secure without a plan"),
        Ground("joined-up", "Education, health and care provision must be joined to work"),
        Ground("placement", "The provision needs a kind of setting that only a plan can name"),
    ),
    grounds_no=(
        Ground("no-sen", "The assessment does not show special educational needs"),
        Ground(
            "ordinarily-there", "All the provision the advice calls for is ordinarily available"
        ),
        Ground("needs-met", "The provision is being made, meets the needs, and would go on"),
        Ground("no-provision", "The advice calls for no special educational provision"),
    ),
    letter_yes="will-issue",
    letter_no="not-to-issue",
    stage=Stage.ASSESSMENT,
    rule="A04",
)
QUESTIONS = (ASSESS, ISSUE)
GROUND_TEXTS = {
    (question.code, ground.code): ground.text
    for question in QUESTIONS
    for ground in (*question.grounds_yes, *question.grounds_no)
}


def question_on(code: str, day: date) -> LegalQuestion:
    """The question as the law asks it on a day."""
    return next(
        one
        for one in QUESTIONS
        if one.code == code
        and one.in_force_from <= day
        and (one.in_force_to is None or day < one.in_force_to)
    )
