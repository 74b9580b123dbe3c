"""Patterns made quicker find what `re` finds, in the same places."""

from __future__ import annotations

import re
from typing import Any

import pytest

from plans.checker.check import checks
from plans.language import swift
from tests.plans.checker.planting import exemplar

TEXTS = (
    "Maisie WILL have up to 40 minutes’ help a week, as needed; her TA shows ‘how’.",
    "By the end of Year 6 she reads 20 words.\nShe can’t wait - 1:1, 2 x 20 mins p.w.",
    "İstanbul ſafe \u212aelvin ıs odd", "", " ", "a", "(if funding allows) £4,160, or equivalent",
)  # fmt: skip


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) and len(value) > 20 else []


def test_every_pattern_of_the_checker_finds_the_same() -> None:
    checks()
    texts = [*TEXTS, *_texts(exemplar()["documents"]["final_plan"])[::4]]
    known = [one for one in swift.every if one.is_quicker]
    assert len(known) > 100

    for pattern in known:
        plain = re.compile(pattern.pattern, pattern.flags)
        for text in texts:
            found = [one.span() for one in pattern.finditer(text)]
            assert found == [one.span() for one in plain.finditer(text)], pattern.pattern[:80]
            first = pattern.search(text)
            assert (first and first.span()) == (found[0] if found else None)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b(?:one|only|on|o)\b",
        r"(?:a|an|any) (?:b|bc)|\d+ (?:c|cd)",
        r"^\W*(?:she|he) (?P<what>\w+)|\b(?:it|its) (?:is|was)\b",
        r"\w+ist (?:hopes|aims)|(?<!\w)[HW]ope(?:s|ful)?",
    ],
)
def test_alternatives_keep_their_order(pattern: str) -> None:
    text = "An on only one o. a b, an bc, any bc 12 cd She runs; it was an artist hopes Hopeful"
    made = swift.Pattern(pattern, re.IGNORECASE)
    plain = re.compile(pattern, re.IGNORECASE)

    assert [one.group() for one in made.finditer(text)] == [
        one.group() for one in plain.finditer(text)
    ]
    assert made.sub("-", text) == plain.sub("-", text)
