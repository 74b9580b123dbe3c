"""Passages that were written anew: the same in other words, and less in other words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plans.content import read_line
from plans.erosion import compare

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "compare-other-words.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["id"])
def test_a_passage_written_anew_loses_only_what_is_less(pair: dict[str, object]) -> None:
    found = compare(read_line(pair["before"]), read_line(pair["after"]))

    assert bool(found) == pair["lost"], (pair["before"], pair["after"], found)
