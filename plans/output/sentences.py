"""The sentences of a text, so that put together again they are the text."""

from __future__ import annotations

import re

_ABBREVIATED = r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\be\.g)(?<!\bi\.e)(?<!\bNo)"
_STOP = _ABBREVIATED + r"(?:(?<=[.!?])|(?<=[.!?]['\"’”)]))"
_SENTENCE = re.compile(_STOP + r"\s+(?=[^a-z\s])")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text: put together again they are the text."""
    return [one for one in _SENTENCE.split(text) if one.strip()]
