"""What bodies are told after a decision: from the same declaration as the family."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from statutory import Kind

from .declared import Body, Letter, Notice

REFUSAL = "refusal-bodies"  # the one wording of every refusal that a body is told of


def for_bodies(
    letter: Letter, *, told: str, to: tuple[Body, ...], records: Kind | None = None, **changed: Any
) -> Letter:
    """The letter by which bodies are told of the decision that a letter tells the family of."""
    return replace(
        letter,
        code=f"{letter.code}-bodies",
        title=f"{letter.title}: notice to {told}",
        law="Together with the letter to the family.",
        to=to,
        records=records,
        **changed,
    )


def told_of(letter: Letter, citation: str) -> Notice:
    """That a body is told of the decision, and about whom."""
    return Notice("the decision", (f"We have decided {letter.decided} for {{child}}",), citation)
