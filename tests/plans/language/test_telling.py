"""What stands round a promise tells of the child, the past or the review, and promises nothing."""

from __future__ import annotations

import pytest

from plans.checker.statements import read
from plans.language.telling import tells, without_told

TOLD = [
    "Oren is 15 and last sat in a classroom in Year 8",
    "Petra's hearing aids give her little in a noisy hall",
    "Night seizures make Bruno late on many mornings",
    "Eating takes him 50 minutes",
    "Tests on 4 May 2026 gave her a standard score of 71",
    "Her mentor has known her since Year 3",
    "The mentor's caseload is nine",
    "Results are analysed each term by the head of year",
    "Every pupil in Year 4 reads for 20 minutes after lunch",
    "The psychologist recommends 45 minutes of teaching on four days",
]
PROMISED = [
    "Oren will be taught at home by a tutor for 10 hours a week",
    "A TA sits with Petra for 20 minutes each morning",
    "He is given a card each day by the TA",
    "Bruno needs regular speech therapy",
    "Petra needs access to a quiet room with an adult",
    "Bruno needs to be met at the gate by a TA every morning",
    "1:1 help in maths",
    "Every pupil in the class will be shown the sign by the teacher of the deaf",
]
TUTOR = "A tutor teaches Oren alone for 45 minutes each day."


@pytest.mark.parametrize("sentence", TOLD)
def test_this_is_told(sentence: str) -> None:
    assert tells(sentence)


@pytest.mark.parametrize("sentence", PROMISED)
def test_this_is_promised(sentence: str) -> None:
    assert not tells(sentence)


@pytest.mark.parametrize("sentence", TOLD)
def test_what_is_told_spoils_no_promise_and_makes_none(sentence: str) -> None:
    clear = read("F", "provision", f"{sentence}. {TUTOR}")
    vague = read("F", "provision", f"{sentence}. Oren will have mentoring from a mentor.")

    assert (clear.label, clear.missing) == ("specific", ())
    assert {"frequency", "duration"} <= set(vague.missing)


def test_every_word_keeps_its_place_and_a_text_of_nothing_else_is_left() -> None:
    text = f"Oren is 15. {TUTOR}"

    assert without_told(text) == " " * 10 + text[10:]
    assert without_told("Oren is 15. He was ill.") == "Oren is 15. He was ill."
