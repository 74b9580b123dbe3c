"""The properties of a letter: they are seen where the letter is not open, so they name nobody."""

from __future__ import annotations

from collections.abc import Iterable

from ..models import Child
from .finding import Finding, Passage
from .plain import plain

PROPERTIES = "the properties"
NAMED = "the full name of the child: what a file is called is seen where the file is not open"


def naming(passages: Iterable[Passage], child: Child, *, besides: str) -> list[Finding]:
    """Where the properties of a letter hold the child's name, beside the title every letter has."""
    name, usual = plain(str(child)), plain(besides.partition(":")[0])
    found = [
        Finding(passage.where, NAMED)
        for passage in passages
        if passage.where == PROPERTIES and name in passage.plain.replace(usual, " ")
    ]
    return found[:1]
