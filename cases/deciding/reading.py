"""How what was typed is made ready to be read: its signs made plain, sentence by sentence, with the
quoted words of the family left out.
"""

from __future__ import annotations

import re
import unicodedata

from .frames import Told, frames_of
from .vocabulary import tokens

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "\r": None})
_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | {"&": " and ", "≥": " at least ", "<": " less than ", ">": " more than "}
    | dict.fromkeys("-‐‑/()[]*•_", " ")
)
_TITLES = r"\b(Dr|Mr|Mrs|Ms|Prof|Ed|Educ|Psych|s|reg|para|approx|Yr|yrs?|mths?)\.(?=\s)"
_REWRITTEN = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"\s[-–—‒−]+\s|[–—]|\((?=[a-z]{2})", " , "),
        (r"(?i)\b(?:can't|cant|can ?not)\b", "cannot"),
        (r"(?i)\bwon'?t\b", "will not"),
        (r"(?i)\bshan'?t\b", "shall not"),
        (r"(?i)\b(\w+)n't\b", r"\1 not"),
        (r"(?i)\b(I|we|they|he|she|you|it)'d\b", r"\1 would"),
        (r"(?i)\b(did|does|has|have|is|was|would|could|should)nt\b", r"\1 not"),
        (r"(?i)\b(e|i)\.(g|e)\.", r"\1\2"),
        (r"\b([A-Z])\.\s?(?=[A-Z]\b)", r"\1"),
        (f"(?i){_TITLES}", r"\1"),
        (r"\b(EP|ASD|SEN)\.(?=\s[a-z])", r"\1"),
        (r"(?i)\b(?:assess,? ?)?plan,? do,?(?: and| &)? review\b", "apdr"),
        (r"(?i)\by(?:ea)?r?s?\.? ?(\d\d?)\b(?! (?:below|behind|levels?))", r"year \1"),
        (r"(?i)\bs(?:ection)?\.? ?3[67] ?\(\d+\)", "section 36"),
        (r"(?i)\be(?:lement)? ?([123])\b", r"element \1"),
        (r"(?i)\b(att(?:d|endance)?\b[ :]*)(9\d(?:\.\d+)?|100)\b(?!%)", r"\1 \2%"),
        (r"(?<=\d),\s?(?=\d{3}\b)", ""),
        (r"(?<=\d)\+", " or more "),
        (r"(?<=[a-z ,] )ARE\b|^ARE\b(?=.*[a-z])", "age related expectations"),
    )
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"']?\s+|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)]))")
_QUOTED = re.compile(r'"[^"]{2,}"|(?<![\w])\'[^\']{6,}\'(?!\w)')
_NEAR = 160  # characters around a quotation in which its speaker is named
_QUOTED_FAMILY = frames_of("standing", "quoted")
# A short sentence of only these, as “Request refused.”, answers the sentence before it.
_ANSWERS = frozenset(
    ("REFUSE", "DECIDE", "NOT", "NO", "CANNOT", "ENOUGH", "INSUFF", "NEEDED", "WARRANT")
    + ("PLAN", "ASK", "SO", "US")
)
_DENIES = frozenset(("NOT", "NO"))
_SHORT = 5


def told_in(text: str) -> list[Told]:
    """The sentences of what was typed, as what they speak of."""
    told: list[Told] = []
    for sentence in _sentences(text):
        one = Told(sentence, tokens(sentence))
        if told and _answers(one, told[-1]):
            answered = f"{told.pop().sentence.rstrip('.!? ')}, so {sentence}"
            one = Told(answered, tokens(answered))
        told.append(one)
    return told


def _answers(one: Told, before: Told) -> bool:
    """Whether a sentence only says what follows from the one before it, or answers it."""
    if before.sentence.endswith("?"):
        return bool(one.tokens) and bool(_DENIES & one.tokens[0].names)
    return len(one.tokens) <= _SHORT and all(_ANSWERS & of.names for of in one.tokens)


def _sentences(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    plain = plain.translate(_APOSTROPHES)
    for pattern, instead in _REWRITTEN:
        plain = pattern.sub(instead, plain)
    plain = _without_family_quotes(plain.translate(_SIGNS))
    return [" ".join(one.split()) for one in _SENTENCE.split(plain) if one and one.strip()]


def _without_family_quotes(text: str) -> str:
    def kept(quote: re.Match[str]) -> str:
        before = re.split(r"[.!?]\s|\n", text[max(0, quote.start() - _NEAR) : quote.start()])[-1]
        after = re.split(r"[.!?]\s|\n", text[quote.end() : quote.end() + _NEAR])[0]
        around = before if before.strip() else after
        told = Told(around, tokens(around))
        if any(any(frame.met(told)) for frame in _QUOTED_FAMILY):
            return " as told. " if quote[0].rstrip("\"'").endswith((".", "!", "?")) else " as told "
        return quote[0][1:-1].join("  ")

    return _QUOTED.sub(kept, text)
