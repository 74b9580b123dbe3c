"""Amounts, frequencies, ratios and people, read from the many ways of writing them."""

from __future__ import annotations

import pytest

from plans.language.callings import roles
from plans.language.quantities import doses
from plans.language.ratios import ratios
from plans.language.spelling import plain


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1½ hrs", "90 minutes"),
        ("an hour and a quarter", "75 minutes"),
        ("three-quarters of an hour", "45 minutes"),
        ("1h30", "90 minutes"),
        ("2.5 hours/week", "150 minutes a week"),
        ("half a day each term", "180 minutes each term"),
        ("between 5 and 15 mins", "between 5 to 15 minutes"),
        ("3x20min p/w", "3 times 20 minutes a week"),
    ],
)
def test_lengths_are_in_minutes(text: str, minutes: str) -> None:
    assert plain(text) == minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twice a week for 20 minutes", [(20, 2, "week", 1)]),
        ("40 minutes weekly in two sessions", [(40, 2, "week", 1)]),
        ("60 minutes a week, in three sessions of 20 minutes", [(20, 3, "week", 1)]),
        ("15 minutes on Mondays, Wednesdays and Fridays", [(15, 3, "week", 1)]),
        ("every other Tuesday for an hour", [(60, None, "week", 2)]),
        ("10 minutes at the start and 10 minutes at the end of each day", [(10, 2, "day", 1)]),
        (
            "30 minutes twice a week, and 10 minutes daily",
            [(30, 2, "week", 1), (10, None, "day", 1)],
        ),
        ("six-monthly", [(None, None, "month", 6)]),
        ("once each half term", [(None, 1, "half term", 1)]),
        ("in a group of four monthly", [(None, None, "month", 1)]),
        ("prompts at 9.00, 10.45 and 1.45 every day", [(None, 3, "day", 1)]),
    ],
)
def test_amounts(text: str, expected: list[tuple[float | None, ...]]) -> None:
    found = [
        (one.minutes, one.times, one.every and one.every.unit, one.every and one.every.number)
        for one in doses(text)
    ]

    assert found == expected


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("1-to-1", [1]),
        ("2:1", [0.5]),
        ("one adult to three pupils", [3]),
        ("Rosa and two classmates", [3]),
        ("in a group of no more than four", [4]),
        ("a pair of scissors", []),
        ("individual needs", []),
        ("n/a", []),
    ],
)
def test_ratios(text: str, children: list[float]) -> None:
    assert [one.children for one in ratios(text)] == children


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("weekly SaLT session", []),
        ("A SaLT", ["slt"]),
        ("speech and language therapy assistant", ["slt_assistant"]),
        ("QToD and TA", ["tod", "ta"]),
        ("a member of staff", ["adult"]),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    assert [one.role.id for one in roles(text)] == people
