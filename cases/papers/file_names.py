"""The name a file came with: shown safely, and never used for anything else (H-145)."""

from __future__ import annotations

import re
import unicodedata

from ..likeness import fold

LONGEST = 120
_NOT_SHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_PLAIN = re.compile(r"[_\-.]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def safe_name(name: str) -> str:
    """A name without path, without marks that turn the line about, and not endless."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(c for c in last if unicodedata.category(c) not in _NOT_SHOWN)
    shown = " ".join(shown.split()) or "A file without a name"
    if len(shown) <= LONGEST:
        return shown
    start, _, ending = shown.rpartition(".")
    keep = ending if start and len(ending) <= 8 else ""
    return f"{shown[: LONGEST - len(keep) - 2]}….{keep}" if keep else f"{shown[: LONGEST - 1]}…"


def suggested_title(name: str, people: list[str]) -> str:
    """What the paper may be called: the words of its file name, unless one is somebody's name."""
    stem = safe_name(name)
    if "." in stem:
        stem = stem.rpartition(".")[0]
    words = " ".join(_PLAIN.sub(" ", _CAMEL.sub(" ", stem)).split())
    theirs = {fold(part) for person in people for part in person.split()} - {""}
    folded = fold(words)
    if any(len(part) > 1 and part in folded for part in theirs) or not folded:
        return ""
    if re.fullmatch(r"(?i)(scan|img|image|doc|document|file|dsc|photo)?[\s\d]*", words):
        return ""
    return words[:1].upper() + words[1:200]
