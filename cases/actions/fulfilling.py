"""note_fulfilled: once everybody a letter is for was written to, the chronology says so."""

from __future__ import annotations

from datetime import date

from accounts.models import User

from ..audit import action
from ..letters import LETTERS_BY_CODE
from ..letters.sendable import is_fulfilled
from ..models import Case
from .chronology import enter_all


@action
def note_fulfilled(case: Case, *, code: str, on: date, by: User) -> None:
    """Record what a letter fulfils, when nobody it is for is left."""
    letter = LETTERS_BY_CODE.get(code)
    if letter is None or letter.records is None or not is_fulfilled(letter, case, on):
        return
    note = f"By the letter “{letter.title}”"
    enter_all(case, [{"kind": letter.records.value, "on": on, "note": note}], by=by)
