"""The words of a stage and of a date for a family, from `words/standing.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from statutory import Deadline, Stage

from ..access import Sight

FILE = Path(__file__).resolve().parents[1] / "words" / "standing.toml"


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def first_name(sight: Sight) -> str:
    """How the child is called: by the first name, or the only one they have."""
    child = sight.case.child
    return child.forename or child.surname


def stage_in_words(reached: Stage, sight: Sight, *, is_asked: bool = True) -> str:
    """What is going on, in a sentence or two. Who is not asked about a draft reads that it went."""
    if reached is Stage.DRAFT and not is_asked:
        return _said(_words()["others"]["draft"], sight)
    return _said(_words()["stages"][reached.value], sight)


def duty_in_words(clock: Deadline, sight: Sight) -> str:
    """What must be done by a day, and by whom, as a sentence without its end."""
    if found := _words()["duties"].get(clock.rule.id):
        return _said(found, sight)
    duty = clock.rule.duty
    if duty.startswith("The family can"):
        return duty.replace("The family can", "You can", 1)
    return f"We must {duty[:1].lower()}{duty[1:]}"


def _said(words: dict[str, str], sight: Sight) -> str:
    return words["young" if sight.is_young_person else "parent"].format(child=first_name(sight))
