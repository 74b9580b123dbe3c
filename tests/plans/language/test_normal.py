"""One spelling for many, with the way back to what was typed."""

from __future__ import annotations

import pytest

from plans.language.normal import normal


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("2 x 20 mins per week", "2 times 20 minutes a week"),
        ("termly x3", "termly 3 times"),
        ("one-to-one", "1:1"),
        ("1-1 for half an hour", "1:1 for 30 minutes"),
        ("twenty-five minutes p/w", "25 minutes a week"),
        ("50 per cent", "50 percent"),
        ("1½ hours/week", "1 1/2 hours a week"),
        ("an hour and a half", "90 minutes"),
        ("once a week", "1 times a week"),
        ("once a room is free", "once a room is free"),
        ("Once he is calm", "Once he is calm"),
    ],
)
def test_one_spelling(typed: str, spelt: str) -> None:
    assert normal(typed).text == spelt


def test_the_words_come_back_as_they_were_typed() -> None:
    known = normal("Up to two x 20 mins – per week")

    start = known.text.index("20 minutes")

    assert known.as_typed(start, start + len("20 minutes")) == "20 mins"
