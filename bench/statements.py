"""How well single statements are read: of labelled ones, what is found and what is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from plans.checker.statements import Unreadable, read

from .report import say

DATA = Path(__file__).parents[1] / "tests/plans/data"
FAULTY = {"provision": "vague", "outcome": "not_smart", "need": "unclear"}
LIMITS = {"provision": (0.95, 0.90), "outcome": (0.90, 0.85), "need": (0.90, 0.85)}
CORPUS = ("plan-corpus.jsonl",)


def measure_statements() -> None:
    """Precision and recall on the corpus, and on everything else that was labelled."""
    others = sorted(path.name for path in DATA.glob("*.jsonl") if path.name not in CORPUS)
    others = [name for name in others if not name.startswith("provision-pairs")]
    for title, names in (("corpus", CORPUS), ("other styles", tuple(others))):
        for kind, label in FAULTY.items():
            precision, recall = _figures([*_labelled(names, kind)], kind)
            said = f"{label.replace('_', ' ').capitalize()} {kind}, {title}"
            say(f"{said}: precision", precision, LIMITS[kind][0], "share")
            say(f"{said}: recall", recall, LIMITS[kind][1], "share")


def _labelled(names: tuple[str, ...], kind: str) -> Iterator[dict[str, str]]:
    for name in names:
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line) if line.startswith("{") else {}
            if row.get("kind") == kind:
                yield row


def _figures(rows: list[dict[str, str]], kind: str) -> tuple[float, float]:
    faulty = FAULTY[kind]
    pairs = [(_label(row, kind), row["label"]) for row in rows]
    found = sum(ours == faulty for ours, _ in pairs)
    there = sum(theirs == faulty for _, theirs in pairs)
    right = sum(ours == theirs == faulty for ours, theirs in pairs)
    return right / max(found, 1), right / max(there, 1)


def _label(row: dict[str, str], kind: str) -> str:
    try:
        return read(row["section"], kind, row["text"]).label
    except Unreadable:
        return FAULTY[kind]
