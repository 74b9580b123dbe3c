"""Plain English, words of today, and words that do not blame (LNG-01 to LNG-04)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found, Severity
from ..passages import Passage, main, passages, sentences, unquoted, with_any
from ..reading_ease import grade
from ..statements import MOST_WORDS, too_long

_SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2")
_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{2,6}s?(?![\w-])")
_EVERYDAY = (
    "UK PE IT TV GP SEN SEND EHC EHCP NHS ICT DVD CD PC USB OK AM PM BBC RE DT KS PSHE GCSE ID FM"
    " SEP LA II III IV VI VII VIII IX XI XII NVQ LED PIN UTC TBC TBA TBD XX"
    " CCG PCT LEA INSERT DELETE NAME DATE DRAFT"  # other rules say what is wrong with these
)
_KNOWN = frozenset(_EVERYDAY.split())


def acronyms(plan: Plan, context: Context) -> Iterator[Found]:
    """LNG-01: an abbreviation that is written out nowhere; each is reported where it first is."""
    texts = main(plan, *_SECTIONS)
    whole = "\n".join(one.text for one in passages(plan))
    told: set[str] = set()
    for one in texts:
        for match in _ACRONYM.finditer(unquoted(one.text)):
            word = match.group().removesuffix("s")
            if word in told or word in _KNOWN or _in_capitals(one.text, match):
                continue
            told.add(word)
            if not _is_explained(word, whole):
                yield one.matched(match)


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Part of a line in capitals, or of a test's name with its number."""
    around = text[max(0, match.start() - 12) : match.end() + 12]
    return re.search(r"[A-Z]{2,}\s+[A-Z]{2,}\s+[A-Z]{2,}", around) is not None


def _is_explained(word: str, whole: str) -> bool:
    spelt = re.escape(word)
    if f"({word}" in whole or f"{word} (" in whole:
        behind = rf"\({spelt}(?<=\w\s\({spelt})s?[),;: ]"
        if re.search(rf"{behind}|{spelt}(?<=\b{spelt})s?\s\([a-zA-Z][a-z]+\s", whole):
            return True
    first = r"\w*[\s-](?:(?:and|of|the|for|in|with|to)\s)*".join(re.escape(one) for one in word)
    return len(word) >= 3 and re.search(rf"\b{first}\w+", whole, re.IGNORECASE) is not None


_LONGEST, _LONGEST_WITH_NUMBERS, _HARDEST = 35, 45, 12
_UNREAD = f"This is longer than {MOST_WORDS} words: what it says was not checked. Split it"
_NUMBERED = ("F", "G", "H1", "H2")


def density(plan: Plan, context: Context) -> Iterator[Found]:
    """LNG-02: a sentence of over 35 words (45 where amounts stand), or a section hard to read."""
    by_section: dict[str, list[str]] = {}
    for one in main(plan, *_SECTIONS):
        most = _LONGEST_WITH_NUMBERS if one.section in _NUMBERED else _LONGEST
        by_section.setdefault(one.section, []).append(one.text)
        if len(one.text) < 5 * most:
            continue
        if one.item and too_long(one.text):
            yield replace(one.found(0, 300, _UNREAD), severity=Severity.WARN)
        for start, said in sentences(one.text):
            if (number := len(said.split())) > most:
                message = f"This sentence has {number} words"
                yield one.found(start, start + min(len(said), 300), message)
    for section, texts in by_section.items():
        if section in _NUMBERED:
            continue
        text = "\n".join(texts)
        if 100 <= len(text.split()) <= 20_000 and grade(text) > _HARDEST:
            yield Found(section, message=f"Section {section} is hard to read as a whole")


_BLAMING = re.compile(
    r"\battention[- ]seek\w+|\bmanipulativ\w+|\bnaught(?:y|iness)\b|\blazy\b(?!\s+eye)|\blaziness\b"
    r"|\bsuffer(?:s|ing|ed)?\s+(?:from|with)\b|\bwheelchair[- ]bound\b"
    r"|\bconfined\s+to\s+(?:a|an|his|her|their|the)?\s*(?:wheelchair|bed|home|house)\b"
    r"|\bnormal\s+(?:children|pupils|peers|kids)\b|\b(?:low|high)[- ]functioning\b|\bmental\s+age\b"
    r"|\brefuses\b|\brefus(?:ed|ing)\s+to\b|\bnon-?complian\w+|\bchallenging\s+(?:child|pupil|boy|girl"
    r"|behaviou?rs?|young)\b|\b(?:is|be|becomes?|very)\s+challenging\b(?!\s+for)"
    r"|\b(?:deaf\s+and\s+)?dumb\b|\bhandicap\w*|\bretard\w+|\bspastic\b|\bspecial\s+child\b"
    r"|\bdefian(?:t|ce)\b|\bdisruptive\s+(?:child|pupil|boy|girl)\b|\btantrums?\b|\bcripple\w*"
    r"|\bafflicted\b|\bvictim\s+of\s+(?:autism|epilepsy|cerebral)\b|\bbadly\s+behaved\b|\bbad\s+behaviou?r"
    r"|\bmongol\w*|\bbackward\b(?!s)",
    re.IGNORECASE,
)
_BLAME: tuple[str, ...] = (
    "attention",
    "manipul",
    "naught",
    "lazy",
    "lazi",
    "suffer",
    "bound",
    "confined",
    "normal",
)
_BLAME += ("functioning", "mental age", "refus", "compli", "challeng", "dumb", "handicap", "retard")
_BLAME += (
    "spastic",
    "special child",
    "defian",
    "disrupt",
    "tantrum",
    "cripple",
    "afflict",
    "victim",
)
_BLAME += ("badly", "bad b", "mongol", "backward")
_TITLE = re.compile(r"\b(?:test|scale|assessment|equivalent|inventory)\b", re.IGNORECASE)


def blaming(plan: Plan, context: Context) -> Iterator[Found]:
    """LNG-03: words that judge, outside what somebody is quoted as saying."""
    for one in with_any(plan, _BLAME):
        if not one.is_main or one.section not in _SECTIONS:
            continue
        for match in _BLAMING.finditer(unquoted(one.text)):
            in_title = match.group().lower().startswith("mental") and _TITLE.search(
                one.text[match.end() : match.end() + 25]
            )
            if not in_title and not _chained(one, match):
                yield one.matched(match)


def _chained(one: Passage, match: re.Match[str]) -> bool:
    """ "Backward chaining" is a way of teaching."""
    return match.group().lower() == "backward" and bool(
        re.match(
            r"[\s-]+(?:chain|design|span|digit|step)",
            one.text[match.end() : match.end() + 40],
            re.IGNORECASE,
        )
    )


_PAST_LAW = re.compile(
    r"\bstatements?\s+of\s+(?:special|SEN)\b|\bstatemented\b|\bSEN\s+statement\b"
    r"|\bSchool\s+Action(?:\s+Plus)?\b|\bschool\s+action\s+plus\b|\bearly\s+years\s+action\s+plus\b"
    r"|\bCCGs?\b|\b[Cc]linical\s+[Cc]ommissioning\s+[Gg]roups?\b|\bPCTs?\b"
    r"|\b[Pp]rimary\s+[Cc]are\s+[Tt]rusts?\b|\bConnexions\b|\b[Ss]ection\s+139A\b|\bs\.?\s?139A\b"
    r"|\bPart\s+[2-4]\s+of\s+(?:the|his|her|their)\s+statement\b|\bLearning\s+Difficult(?:y|ies)"
    r"\s+Assessments?\b|\bSENDIST\b|\bLEA\b|\bLocal\s+Education\s+Authority\b|\bproposed\s+statement\b"
    r"|\bfinal\s+statement\b|\bSEN\s+Code\s+of\s+Practice\s+2001\b|\bEducation\s+Act\s+1993\b"
)


_OLD: tuple[str, ...] = (
    "statement",
    "school action",
    "years action",
    "ccg",
    "commissioning",
    "pct",
    "primary care",
)
_OLD += (
    "connexions",
    "139a",
    "learning diff",
    "sendist",
    "lea",
    "education authority",
    "2001",
    "1993",
)


def of_the_past(plan: Plan, context: Context) -> Iterator[Found]:
    """LNG-04: law and bodies that no longer exist, outside history and the titles of papers."""
    for one in with_any(plan, _OLD):
        if one.section in ("front", "K") or one.field == "history":
            continue
        for match in _PAST_LAW.finditer(unquoted(one.text)):
            if (
                not re.match(r"\s+plan\b", one.text[match.end() : match.end() + 40])
                or "CCG" in match.group()
            ):
                yield one.matched(match)


CHECKS: dict[str, Check] = {
    "LNG-01": acronyms,
    "LNG-02": density,
    "LNG-03": blaming,
    "LNG-04": of_the_past,
}
