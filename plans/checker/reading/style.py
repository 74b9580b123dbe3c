"""Further remarks on a line of provision: training, authors of programmes, checks, lists, blocks."""

from __future__ import annotations

from ...language.normal import Normal
from .faults import Fault, Fields
from .slots import Promise


def style(known: Normal, spoken: str, parts: list[Promise], fields: Fields) -> list[Fault]:
    """What is worth a look and does not make a line vague by itself."""
    return []
