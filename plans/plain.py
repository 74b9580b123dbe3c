"""Text as it is kept: what Word, a browser or a PDF leaves in it unseen is gone, the words stay.

Right-to-left writing, emoji and accents are words. A mark that turns a line about is not.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Bullets: the round ones, and those that Word draws from a font of signs (its private letters).
_BULLET = re.compile(
    r"^([ \t]*)(?:[\u2022\u2023\u2043\u204c\u204d\u2219\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u2756"
    r"\u27a2\u2713\u2714\u00b7\uf000-\uf0ff]|o(?=\t))[ \t]*",
    re.MULTILINE,
)
_TABLE = re.compile(r"(?<=\S) *\t[ \t]*(?=\S)")
_BLANK_LINES = re.compile(r"\n{3,}")
# Within a word of some scripts, and between the parts of one emoji, these two are letters' work.
_JOINERS = "\u200c\u200d"


def plain(text: str) -> str:
    """A pasted text with nothing in it that its writer does not see."""
    text = _LINE_ENDS.sub("\n", text)
    text = _BULLET.sub(r"\1- ", text)
    text = _SPACES.sub(" ", text)
    text = "".join(sign for at, sign in enumerate(text) if _stays(text, at))
    text = _TABLE.sub(" | ", text).replace("\t", " ")
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip()


def _stays(text: str, at: int) -> bool:
    sign = text[at]
    if sign in "\n\t":
        return True
    if sign in _JOINERS:
        return _joins(text, at)
    kind = unicodedata.category(sign)
    if kind == "Cf":
        return "\U000e0020" <= sign <= "\U000e007f"  # the flags of England, Scotland, Wales
    return kind not in ("Cc", "Cs", "Co") and not _is_no_character(ord(sign))


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between two letters of such a script, or in one emoji."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before and after) and ord(before) > 0x590 and ord(after) > 0x590


def _is_no_character(number: int) -> bool:
    return 0xFDD0 <= number <= 0xFDEF or number & 0xFFFE == 0xFFFE
