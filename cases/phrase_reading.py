"""How reasons are read for phrases: by clause, with quoted families and set-aside words left out.

A phrase is written with slots (`{EP}` is a psychologist however named) and gaps (`<3>` is up to
three words), so that it is met by what it means and not by the words of one writer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from .phrase_slots import SLOTS

_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'"}
    | dict.fromkeys("-‐‑‒–—−/()[]*•", " ")
)
_ABBREVIATED = re.compile(r"\b(Dr|Mr|Mrs|Ms|Prof|Ed|Educ|s|reg|para|approx)\.(?=\s)", re.I)
_LETTERS = re.compile(r"\bE\.\s?P\.?(?=\W|$)", re.I)
_SENTENCE = re.compile(r"(?<=[.!?])[\"']?\s+|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)]))")
_QUOTED = re.compile(r'"[^"]{2,}"|(?<![\w])\'[^\']{6,}\'(?!\w)')
_SHORTENED = (
    (re.compile(r"\b(ca|wo|sha)n'?t\b(?<!want)", re.I), lambda m: _FULL[m[1].lower()]),
    (re.compile(r"\b(\w+)n't\b", re.I), r"\1 not"),
    (re.compile(r"\bcan not\b", re.I), "cannot"),
)
_FULL = {"ca": "cannot", "wo": "will not", "sha": "shall not"}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_NEAR = 160  # characters around a quotation in which its speaker is named


def compiled(pattern: str) -> re.Pattern[str]:
    """A phrase as a regular expression: slots filled and gaps opened."""
    for _ in range(3):  # slots may stand in slots
        pattern = re.sub(r"\{([A-Z]+)\}", lambda slot: f"(?:{SLOTS[slot[1]]})", pattern)
    pattern = re.sub(r"<(\d+)>", r"(?:[,:]? [^ ]+){0,\1}?[,:]? ", pattern)
    return re.compile(pattern, re.IGNORECASE)


_SPEAKS = compiled(r"{FAMILY}<3>{SAYS}|{FAMILY}(?:'s?)?<2>(?:views?|words|account|comments?)\b")
_SPOKE_OF = compiled(
    r"(?:views?|words|account|comments?|wishes|opinion|according) (?:of|from|to) (?:the |her |his )?"
    r"{FAMILY}"
)
_THEY_SAY = compiled(r"\b(?:she|he|they|mum|dad)(?: \w+)? {SAYS}")
_WE_SAY = compiled(r"\b(?:we|our|panel|council|authority|officers?|I)\b")
_LEAVES_SPEECH = compiled(
    r"[,;] (?:but|however|yet|so|we|and)\b|\b(?:but|however|therefore|whereas|because we)\b"
    r"|\band (?:there|we|the|it|no|our|so)\b|\bwe (?:note|find|found|consider|have|do|are)\b"
)
_BREAK = compiled(
    r";|[,.]? ?\b(?:but|however|(?<!not )(?<!refuse )(?<!refused )because|therefore|whereas|"
    r"nevertheless|nonetheless)\b|, (?:so|yet|and so)\b|\bgiven that\b|\band so\b"
)
_CONCEDES = compiled(
    r"\b(?:although|even though|despite|notwithstanding|in spite of|albeit)\b[^,]*$"
)
_CONCEDES_FIRST = compiled(r"\b(?:although|though|while|whilst|despite|if)\b[^,]*$")
_SET_ASIDE_BEFORE = compiled(
    r"(?:\b(?:we|I|authority|council|law|act|section 3[67]|test|code)\b"
    r"<1>?(?:(?:do|does|did|has|have|had) not|(?:do|does|did|has|have|had)n't|never)"
    r" (?:(?:yet|itself|ever|also) )?(?:require|need|ask(?:ed)? (?:for|whether|that|him|her)|insist|count|"
    r"rel(?:y|ied)|treat|weigh|held? (?:it|this|that|the)|wait|appl(?:y|ied)|use[ds]?\b|bas(?:e|ed)|"
    r"look for|depend|turn|tak(?:e|en) (?:into account|account)|refus\w+ (?:it |this )?(?:because|for))"
    r"|\bno (?:requirement|need|rule|condition|law)\b|\bneed not\b|\bneedn't\b"
    r"|\bnot (?:because|due to|owing to|based on|on the grounds?|for want|for lack|influenced by|"
    r"waited|a question of|a matter of|conditional on|depend\w*|rested? on|turn\w* on)"
    r"|\brather than\b|\bregardless of\b|\birrespective of\b|\bwhether or not\b|\beven (?:without|if)\b"
    r"|\bwithout (?:waiting|requiring|asking|needing|regard)\b|\bdisregard|\bset(?:ting)? aside\b"
    r"|\bno (?:weight|account|regard) (?:to|of)\b|\b(?:test|question|issue) is not whether\b"
    r"|\b(?:does|did|do|would)(?: not|n't) (?:matter|count|affect|change|decide|mean)\b"
    r"|\b(?:irrelevant|immaterial) (?:that|whether|if)\b|\bno (?:matter|difference|bearing|relevance)\b"
    r"|\bnot (?:a reason|relevant|important|decisive|a condition|a bar) (?:that|whether|if)\b"
    r"|\b(?:nobody|no one|no child|no family|no parent) (?:needs?|has to|must)\b"
    r"|\b(?:do|does|did|need|would|should) not (?:have to|need|be required)\b"
    r"|\bunlawful to\b|\bwrong to\b|\bnor (?:do|did|have) we\b|\bnot (?:for us )?to (?:ask|require))"
    r"[^,;]*$"
)
_ASIDE = (
    r"(?:(?:is|are|was|were|has been|have been|has|have|had|should|must|can|could|may|would|will)(?: not|n't| never)"
    r"(?: be| been)?(?: in| by| of)?(?: itself| themselves| its own| alone)?"
    r" (?:(?:an?|the|our|any|one|part|of|in|proper|lawful|good|deciding|legal|itself) )*"
    r"(?:reasons?|relevant|requirements?|conditions?|bar|tests?|grounds?|counted|count|held against|"
    r"taken into|relied|decisive|determinative|why|preconditions?|barriers?|factors?|considered|"
    r"treated|used|weighed|what decid\w+|a basis)"
    r"|(?:plays?|played|ha[sd]|have|carr(?:y|ies|ied)|bears?|bore) no (?:part|bearing|weight|role|effect|"
    r"influence|relevance)|ma(?:de|kes?) no difference"
    r"|(?:does|did|do|would|will|should)(?: not|n't) (?:by itself |alone |in itself |on its own )?"
    r"(?:matter|count|decide|affect|prevent|stop|mean|weigh|bear|rule|change|stand in|bar|form)"
    r"|(?:is|was|are|were) (?:irrelevant|immaterial|beside the point|disregarded|ignored|set aside|left out)"
    r"|(?:formed|forms|was|is|were|are) no (?:part|reason|bar|ground))"
)
_DIRECTLY_REQUIRED = r"(?:is|are|was|were)(?: not|n't) (?:needed|required|a requirement|needed for)"
_SET_ASIDE_AFTER = compiled(
    rf"^(?:(?!\b(?:and|so|or) (?:an?|the|we|it)\b)[^,;])*?\b(?:{_ASIDE}|{_DIRECTLY_REQUIRED})"
)
_SET_ASIDE_LATER = compiled(
    r"^(?:[^,;.]{0,40}?[,;]| [^ ,;.]+(?= (?:but|and|though)\b))?[\s,;.]*(?:(?:but|and|though|although|however|yet)[\s,]+)?"
    r"(?:that|this|it|which|its absence|the absence|they|these|those|neither|none of (?:this|these|that)"
    r"|such a report|one)(?: \w+){0,3}? (?:" + _ASIDE + r")"
    r"|^[\s,;.]*(?:(?:and|but) )?(?:none|nor)\b<2>(?:is|was|need)\b(?: \w+)? (?:needed|required|necessary|be)\b"
)


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
        if _BREAK.search(match[0]):
            continue
        before, after = sentence[: match.start()], sentence[match.end() :]
        if not (_of_the_family(before) or _set_aside(before, match[0], after, following)):
            yield match[0].strip(" ,.;:")


def _without_family_quotes(text: str) -> str:
    def kept(quote: re.Match[str]) -> str:
        before = re.split(r"[.!?]\s|\n", text[max(0, quote.start() - _NEAR) : quote.start()])[-1]
        after = re.split(r"[.!?]\s|\n", text[quote.end() : quote.end() + _NEAR])[0]
        told = before if before.strip() else after
        family = _SPEAKS.search(told) or _SPOKE_OF.search(told) or _THEY_SAY.search(told)
        if family and not _WE_SAY.search(told[family.start() :]):
            return " as told. " if quote[0].rstrip("\"'").endswith((".", "!", "?")) else " as told "
        return quote[0][1:-1].join("  ")

    return _QUOTED.sub(kept, text)


def _of_the_family(before: str) -> bool:
    """Whether the words before a match say that the family said it."""
    last = None
    for pattern in (_SPEAKS, _SPOKE_OF):
        for last in pattern.finditer(before):
            pass
        if last is None or _LEAVES_SPEECH.search(before[last.end() :]):
            continue
        if not (_CONCEDES_FIRST.search(before[: last.start()]) and "," in before[last.end() :]):
            return True
    return False


def _set_aside(before: str, words: str, after: str, following: str) -> bool:
    """Whether the writer says that it did not count."""
    near = _BREAK.split(before)[-1]
    if _CONCEDES.search(near) or _SET_ASIDE_BEFORE.search(near + words):
        return True
    rest = _BREAK.split(after)[0]
    if _SET_ASIDE_AFTER.search(rest) or _SET_ASIDE_LATER.search(after):
        return True
    ends_here = not after.strip(" .!\"'")
    return ends_here and bool(_SET_ASIDE_LATER.search(following))
