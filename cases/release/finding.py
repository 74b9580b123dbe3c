"""What was found in a file, and what it was found in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .plain import plain, squeezed


@dataclass(frozen=True)
class Finding:
    """Where something stands and what kind it is; `case` is the other child's, if any."""

    where: str
    what: str
    case: int | None = None

    @property
    def as_dict(self) -> dict[str, Any]:
        """As it is kept: without a word of the file itself."""
        told: dict[str, Any] = {"where": self.where, "what": self.what}
        return told | ({"case": self.case} if self.case else {})


@dataclass(frozen=True)
class Passage:
    """Some text of a file and where it lies: "page 2", "the properties"."""

    where: str
    text: str

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def squeezed(self) -> str:
        return squeezed(self.text)
