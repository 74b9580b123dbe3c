"""What is known around a plan, out of JSON."""

from __future__ import annotations

from collections.abc import Mapping

from .context import Context, Person
from .reading import entries_in, read_plan, setting_in
from .values import day_in as _day
from .values import list_in as _list
from .values import mapping_in as _mapping
from .values import text_in as _text
from .values import words_in as _words


def read_context(data: object) -> Context:
    """What is known around a plan. Raises `Unreadable`."""
    known = _mapping(data, "context")
    child = _mapping(known.get("child"), "context child")
    previous = known.get("previous_plan") or known.get("previous")
    council = known.get("council")
    return Context(
        child=_text(child.get("legal_name") or child.get("name"), "context child"),
        known_as=_text(child.get("known_as"), "context child"),
        dob=_day(child.get("dob"), "context child dob"),
        family=_people(child.get("family"), "context child family"),
        people=_people(known.get("people"), "context people"),
        settings=tuple(
            setting_in(_mapping(one, "context schools"))
            for one in _list(known.get("schools"), "context schools")
        ),
        advice=entries_in(known.get("advice"), "context advice"),
        previous=read_plan(previous) if previous else None,
        other_children=_words(known.get("other_children"), "context other_children"),
        icb=_text(
            known.get("icb") or (council.get("icb") if isinstance(council, Mapping) else ""), "icb"
        ),
        advice_outstanding=_words(known.get("advice_outstanding"), "context advice_outstanding"),
        existing_advice_agreed=_words(known.get("existing_advice_agreed"), "context"),
        interests=_words(child.get("interests"), "context child interests"),
    )


def _people(given: object, where: str) -> tuple[Person, ...]:
    people = (_mapping(one, where) for one in _list(given, where))
    return tuple(
        Person(_text(one.get("name"), where), _text(one.get("role") or one.get("relation"), where))
        for one in people
    )
