"""How well provision is compared on four sets of pairs, each labelled before it was compared.

At first sight, before anything was mended for a set, recall and precision were, for text and for
fields: set 1 0.95 and 0.73, 0.97 and 0.88; set 2 0.93 and 0.75, 0.93 and 0.96; set 3 0.93 and
0.76, 1.00 and 0.85. Set 4, of texts alone, most of them written anew: 0.89 and 0.80.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plans.content import read_line
from plans.erosion import compare

DATA = Path(__file__).parent.parent / "data"


@pytest.mark.parametrize(
    ("number", "form", "recall", "precision"),
    [
        (1, "text", 1.0, 0.93),
        (1, "structured", 1.0, 1.0),
        (2, "text", 1.0, 1.0),
        (2, "structured", 1.0, 1.0),
        (3, "text", 0.96, 0.89),
        (3, "structured", 1.0, 1.0),
        (4, "text", 1.0, 1.0),
    ],
)
def test_pairs_are_told_apart(number: int, form: str, recall: float, precision: float) -> None:
    lines = (DATA / f"compare-{number}.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [pair for pair in map(json.loads, lines) if pair["form"] == form]
    said = {
        pair["id"] for pair in pairs if compare(read_line(pair["before"]), read_line(pair["after"]))
    }
    lost = {pair["id"] for pair in pairs if pair["lost"]}
    missed, alarms = sorted(lost - said), sorted(said - lost)

    assert len(lost & said) / len(lost) >= recall, missed
    assert len(lost & said) / len(said) >= precision, alarms
