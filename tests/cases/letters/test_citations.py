"""No letter quotes as authority what was not read: each place cited is one that was."""

from __future__ import annotations

import re

import pytest

from cases.letters import LETTERS
from cases.letters.law import ACT, CODE, OURS, REGULATIONS

# Each place whose words, or a source that states them, were read. Every other is only understood.
READ = {
    ACT: {"s.36(4)", "s.36(5)", "s.36(9)", "s.38", "s.51(2)", "s.55(4)", "s.83(2)"},
    REGULATIONS: {
        "reg 5(1)",
        "reg 5(1)-(2)",
        "reg 5(2)",
        "reg 5(2)-(3)",
        "reg 5(3)",
        "reg 6(1)",
        "reg 8(1)",
        "reg 10(1)",
        "reg 10(2)",
        "reg 10(2)-(3)",
        "reg 10(3)",
        "reg 13(1)",
        "reg 13(2)",
        "reg 22(2)",
        "reg 22(3)",
        "reg 22(4)",
        "reg 32",
        "regs 32 and 33",
    },
    "Tribunal Procedure (HESC) Rules 2008": {"rule 20(1)(c)"},
}
QUOTED = [
    (letter.code, place)
    for letter in LETTERS
    for notice in letter.must_contain
    for place in notice.citation.split("; ")
    if notice.citation != OURS and not notice.citation.startswith("understood to be ")
]


@pytest.mark.parametrize(("code", "place"), sorted(set(QUOTED)))
def test_what_is_quoted_was_read(code, place):
    if place == f"{CODE}: feedback from the assessment":
        return  # the Code says so, and no paragraph is named
    instrument, _, provision = place.partition(", ")

    assert provision in READ[instrument]


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_the_right_to_appeal_is_cited_from_the_regulation_of_its_own_decision(letter):
    cited = {
        found
        for notice in letter.must_contain
        if "appeal" in notice.what
        for found in re.findall(r"reg (?:5|10)\(3\)", notice.citation)
    }

    expected = {"not-to-assess": {"reg 5(3)"}, "not-to-issue": {"reg 10(3)"}}
    assert cited == expected.get(letter.code.removesuffix("-bodies"), set())


def test_the_letter_itself_cites_nothing_so_it_quotes_nothing_that_was_not_read():
    from cases.letters import shipped_words

    said = " ".join(shipped_words(letter.code) for letter in LETTERS)

    assert re.findall(r"\b(?:reg|regs|section|s)\.? ?\d", said) == []
