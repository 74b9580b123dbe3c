"""Text that was pasted from elsewhere, made plain: words stay, what only a program reads goes."""

from __future__ import annotations

import re
import unicodedata

# Bullets and dashes as word processors write them at the beginning of a line.
_BULLET = re.compile(
    r"^[ \t]*(?:[\uf0a7\uf0b7\uf0d8\uf0fc\u2022\u25cf\u25aa\u25e6\u00b7]|o\t)\s*", re.M
)
_LINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_GAPS = re.compile(r"\n{3,}")
_JOINERS = "\u200c\u200d"  # they change how some scripts are read, so they stay
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def made_plain(text: str) -> str:
    """The words of a text, in lines, without control characters, marks of fields and odd signs."""
    text = _BULLET.sub("- ", _LINES.sub("\n", unicodedata.normalize("NFC", text)))
    kept = "".join(_kept(sign) for sign in text)
    lines = (_SPACES.sub(" ", line).strip() for line in kept.split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


def _kept(sign: str) -> str:
    if sign in "\n\t" or sign in _JOINERS:
        return sign
    if sign in _TURNS:
        return ""
    category = unicodedata.category(sign)
    if category in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return ""
    return " " if category == "Zs" else sign
