"""After a restore, what two people had erased goes again: a backup remembers what it must not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.files.storage import default_storage

from accounts.models import User
from cases.models import Child, Erasure

from .actions import erase_again
from .belonging import mark_of_reference, references_of
from .files import as_listed

FOLDER = "erasures"
Line = dict[str, Any]


def listed_here() -> Iterator[Line]:
    """Every erasure that the database or the store of documents knows of, once."""
    seen = set()
    for line in (*_of_the_database(), *_of_the_store()):
        key = (line["child"], tuple(line["marks"]))
        if key not in seen:
            seen.add(key)
            yield line


def erase_listed(lines: Iterable[Line]) -> int:
    """Erase what is here again of what is listed. Returns how many records went."""
    return sum(_erase_if_back(line) for line in lines)


def _of_the_database() -> Iterator[Line]:
    yield from (as_listed(one) for one in Erasure.objects.exclude(done_at=None).order_by("pk"))


def _of_the_store() -> Iterator[Line]:
    if not default_storage.exists(FOLDER):
        return
    for name in sorted(default_storage.listdir(FOLDER)[1]):
        with default_storage.open(f"{FOLDER}/{name}") as kept:
            yield json.load(kept)


def _erase_if_back(line: Line) -> bool:
    number, marks = line["child"], set(line["marks"])
    here = {mark_of_reference(one) for one in references_of(number)}
    # The number alone could be another child's by now: the references must be the same.
    if not here or not here <= marks or not Child.objects.filter(pk=number).exists():
        return False
    first = Erasure(
        child_number=number,
        marks=line["marks"],
        kind=line["kind"],
        proposed_by=User.objects.get(pk=line["proposed_by"]),
        confirmed_by=User.objects.get(pk=line["confirmed_by"]),
        again_of=line["erasure"],
    )
    erase_again(first=first)
    return True
