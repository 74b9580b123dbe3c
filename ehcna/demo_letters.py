"""Letters of the demonstration: one made, one called back, one in large print, a draft wording."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from cases.actions import correspondence, recalling
from cases.actions.letter_formats import set_letter_format
from cases.actions.setting import note_setting
from cases.actions.wordings import write_wording
from cases.letters import NOTICE_OF_REQUEST, REQUEST_RECEIVED, shipped_words
from cases.letters.sendable import readers_of
from cases.models import Case


def seed(people: dict[str, User], today: date) -> None:
    """Write the first letters of two new requests, and begin a new wording."""
    by = people["assistant@demo.example"]
    amara = Case.objects.get(child__surname="Bello")
    theo = Case.objects.get(child__surname="O'Neil")
    note_setting(
        amara,
        name=amara.setting_name,
        address="Example School, 5 Example Road\nExampleton",
        by=by,
    )
    set_letter_format(theo.child.family.get(), to="large_print", by=by)
    for case, letter in ((amara, REQUEST_RECEIVED), (amara, NOTICE_OF_REQUEST)):
        correspondence.send_letters(
            case, letter=letter, to=readers_of(letter, case, today), on=today, by=by
        )
    (wrong,) = correspondence.send_letters(
        theo,
        letter=REQUEST_RECEIVED,
        to=readers_of(REQUEST_RECEIVED, theo, today),
        on=today,
        by=by,
    )
    recalling.call_back(wrong, because="The officer of the case is about to change", by=by)
    write_wording(
        REQUEST_RECEIVED,
        words=f"{shipped_words(REQUEST_RECEIVED.code)}\nWe are glad that you wrote to us.",
        note="A friendlier end",
        by=people["senior@demo.example"],
    )
