"""How reasons are read for phrases: by clause, with quoted families and set-aside words left out.

A phrase is written with slots (`{EP}` is a psychologist however named) and gaps (`<3>` is up to
three words), so that it is met by what it means and not by the words of one writer.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

_TOLD = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
SLOTS: dict[str, str] = _TOLD["slots"] | _TOLD["speech"] | {"ASIDE": _TOLD["reading"]["ASIDE"]}
PHRASES: list[dict[str, Any]] = _TOLD["phrase"]
_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'"}
    | dict.fromkeys("-‐‑‒–—−/()[]*•", " ")
)
_ABBREVIATED = re.compile(r"\b(Dr|Mr|Mrs|Ms|Prof|Ed|Educ|s|reg|para|approx)\.(?=\s)", re.I)
_LETTERS = re.compile(r"\bE\.\s?P\.?(?=\W|$)", re.I)
_SENTENCE = re.compile(r"(?<=[.!?])[\"']?\s+|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)]))")
_QUOTED = re.compile(r'"[^"]{2,}"|(?<![\w])\'[^\']{6,}\'(?!\w)')
_FULL = {"ca": "cannot", "wo": "will not", "sha": "shall not"}
_SHORTENED: tuple[tuple[re.Pattern[str], Any], ...] = (
    (re.compile(r"\b(ca|wo|sha)n't\b", re.I), lambda short: _FULL[short[1].lower()]),
    (re.compile(r"\b(\w+)n't\b", re.I), r"\1 not"),
    (re.compile(r"\bcan not\b", re.I), "cannot"),
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_SPEAKERS = ("speaks", "spoke_of", "they_say")
_NEAR = 160  # characters around a quotation in which its speaker is named


def compiled(pattern: str) -> re.Pattern[str]:
    """A phrase as a regular expression: slots filled and gaps opened."""
    for _ in range(3):  # slots may stand in slots
        pattern = re.sub(r"\{([A-Z]+)\}", lambda slot: f"(?:{SLOTS[slot[1]]})", pattern)
    pattern = re.sub(r"<(\d+)>", r"(?:[,:]? [^ ]+){0,\1}?[,:]? ", pattern)
    return re.compile(pattern, re.IGNORECASE)


_READING = {name: compiled(pattern) for name, pattern in _TOLD["reading"].items()}


def sentences(text: str) -> list[str]:
    """The sentences of what was typed, with quoted words of the family left out."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    plain = plain.translate(_SIGNS).replace("\r", "")
    for short, full in _SHORTENED:
        plain = short.sub(full, plain)
    plain = _LETTERS.sub("EP", _ABBREVIATED.sub(r"\1", plain))
    unquoted = _without_family_quotes(_THOUSANDS.sub("", plain))
    return [" ".join(one.split()) for one in _SENTENCE.split(unquoted) if one and one.strip()]


def meant(pattern: re.Pattern[str], told: Sequence[str], number: int) -> Iterator[str]:
    """The words of one sentence that a phrase meets and that its writer stands behind."""
    sentence = told[number]
    following = told[number + 1] if number + 1 < len(told) else ""
    for match in pattern.finditer(sentence):
        if _READING["break"].search(match[0]):
            continue
        before, after = sentence[: match.start()], sentence[match.end() :]
        if not (_of_the_family(before) or _set_aside(before, match[0], after, following)):
            yield match[0].strip(" ,.;:")


def _without_family_quotes(text: str) -> str:
    def kept(quote: re.Match[str]) -> str:
        before = re.split(r"[.!?]\s|\n", text[max(0, quote.start() - _NEAR) : quote.start()])[-1]
        after = re.split(r"[.!?]\s|\n", text[quote.end() : quote.end() + _NEAR])[0]
        told = before if before.strip() else after
        family = next(filter(None, (_READING[name].search(told) for name in _SPEAKERS)), None)
        if family and not _READING["we_say"].search(told[family.start() :]):
            return " as told. " if quote[0].rstrip("\"'").endswith((".", "!", "?")) else " as told "
        return quote[0][1:-1].join("  ")

    return _QUOTED.sub(kept, text)


def _of_the_family(before: str) -> bool:
    """Whether the words before a match say that the family said it."""
    for name in ("speaks", "spoke_of"):
        spoken = list(_READING[name].finditer(before))
        if not spoken:
            continue
        first, between = before[: spoken[-1].start()], before[spoken[-1].end() :]
        only_conceded = _READING["concedes_first"].search(first) and "," in between
        if not only_conceded and not _READING["leaves_speech"].search(between):
            return True
    return False


def _set_aside(before: str, words: str, after: str, following: str) -> bool:
    """Whether the writer says that it did not count."""
    near = _READING["break"].split(before)[-1]
    if _READING["concedes"].search(near) or _READING["set_aside_before"].search(near + words):
        return True
    rest = _READING["break"].split(after)[0]
    if _READING["set_aside_after"].search(rest) or _READING["set_aside_later"].search(after):
        return True
    ends_here = not after.strip(" .!\"'")
    return ends_here and bool(_READING["set_aside_later"].search(following))
