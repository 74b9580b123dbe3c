"""Values out of JSON: words, days, lists, objects; or a sentence that says what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

Json = Mapping[str, Any]


class Unreadable(ValueError):
    """The file is not a plan as we can read it. The sentence says what and where."""


def refs_in(item: Json, name: str) -> tuple[str, ...]:
    return words_in(item.get(name) or item.get(f"{name}s"), name)


def words_in(given: object, where: str) -> tuple[str, ...]:
    if isinstance(given, str):
        return (given,) if given.strip() else ()
    return tuple(text for one in list_in(given, where) if (text := text_in(one, where)))


def text_in(given: object, where: str) -> str:
    if given is None or isinstance(given, bool):
        return ""
    if isinstance(given, str):
        return given.replace("\x00", "")
    if isinstance(given, int | float):
        return str(given)
    if isinstance(given, list) and all(isinstance(one, str) for one in given):
        return "\n".join(given)
    raise Unreadable(f"Expected words in {where}")


def day_in(given: object, where: str) -> date | None:
    if given is None or given == "":
        return None
    if isinstance(given, str):
        try:
            return date.fromisoformat(given.strip()[:10])
        except ValueError:
            pass
    raise Unreadable(f"Expected a date such as 2026-06-09 in {where}")


def list_in(given: object, where: str) -> list[Any]:
    if given is None:
        return []
    if isinstance(given, list):
        return given
    raise Unreadable(f"Expected a list in {where}")


def mapping_in(given: object, where: str) -> Json:
    if given is None:
        return {}
    if isinstance(given, Mapping):
        return given
    raise Unreadable(f"Expected an object in {where}")
