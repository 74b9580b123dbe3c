"""The letters with the versions of their wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User

from ..letters import LETTERS, Letter
from ..models import LetterWording

State = LetterWording.State


@dataclass(frozen=True)
class Versions:
    """One letter and its versions, newest first."""

    letter: Letter
    rows: Sequence[LetterWording]

    @property
    def used(self) -> LetterWording | None:
        return next((row for row in self.rows if row.state == State.PUBLISHED), None)

    @property
    def drafts(self) -> list[LetterWording]:
        return [row for row in self.rows if row.state == State.DRAFT]


def all_versions() -> list[Versions]:
    """Every letter with its versions, in the order in which a case comes to them."""
    rows: dict[str, list[LetterWording]] = defaultdict(list)
    for row in _rows():
        rows[row.letter].append(row)
    return [Versions(letter, rows[letter.code]) for letter in LETTERS]


def versions_of(letter: Letter) -> Versions:
    """One letter with its versions."""
    return Versions(letter, list(_rows().filter(letter=letter.code)))


def wrote_on(wording: LetterWording, by: User) -> bool:
    """Whether somebody wrote any of a version, first or last."""
    return wording.written_by_id == by.pk or wording.writers.filter(pk=by.pk).exists()


def _rows():  # type: ignore[no-untyped-def]
    return LetterWording.objects.select_related("written_by", "published_by").order_by("-number")
