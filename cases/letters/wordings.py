"""Which words a letter has today: the version in use, or those it came with."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import LetterWording
from . import Letter, shipped_words


@dataclass(frozen=True)
class Wording:
    """The words of a letter and the number of their version; 0 is what the letter came with."""

    number: int
    words: str


def wording_of(letter: Letter) -> Wording:
    """The wording in use."""
    used = LetterWording.objects.filter(
        letter=letter.code, state=LetterWording.State.PUBLISHED
    ).first()
    return Wording(used.number, used.words) if used else Wording(0, shipped_words(letter.code))
