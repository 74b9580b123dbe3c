"""Private details of other people, identity numbers, and bodies of elsewhere (IDN-07, IDN-08)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found
from ..passages import Passage, passages, unquoted, with_any

_NUMBERS = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+\.[\w.-]+)"
    r"|(?P<phone>(?<![\d£.])(?:\+44\s?\(?0?\)?\s?|\(?0)\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?![\d-]))"
    r"|(?P<nhs>(?<![\d£.])\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d))"
    r"|(?P<upn>\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b)"
    r"|(?P<insurance>\b[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b)"
    r"|(?P<bank>\bsort\s?code\W{0,3}\d\d-?\d\d-?\d\d\b|\b(?:account|acc\.?|a/c)(?:\s+(?:number|no\.?))?\W{0,3}\d{8}\b)"
    r"|(?P<postcode>\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b)"
    r"|(?P<address>\b\d{1,4}[a-c]?,?\s(?:[A-Z][\w'’]+\s){1,3}(?:Street|Road|Avenue|Lane|Close|Drive"
    r"|Crescent|Terrace|Gardens|Court|Grove|Way|Place|Rise|Walk|Hill|Mews)\b)"
)
_CALLED = {
    "email": "an e-mail address",
    "phone": "a telephone number",
    "nhs": "an NHS number",
    "upn": "a pupil number",
    "insurance": "a National Insurance number",
    "bank": "bank details",
    "postcode": "an address",
    "address": "an address",
}
_ADULT = (
    r"(?:(?:step|grand|foster\s)?(?:mother|father|mum|dad|parents?)|mummy|daddy|carer|grandma"
    r"|grandad|nan|partner|stepmum|stepdad|aunt|uncle)"
)
_CONDITION = (
    r"(?:depress(?:ion|ed|ive)|bipolar|alcohol(?:ic|ism)?|drugs?|drinking|addict\w*|substance\s\w+"
    r"|anxiety|schizo\w+|psychosis|psychotic|personality\sdisorder|mental\s(?:health|illness)"
    r"|self-harm\w*|suicid\w+|overdose\w*|violen(?:t|ce)|abusive|prison|custody|convict\w+|offend\w+"
    r"|HIV|hepatitis|cancer|PTSD|post-traumatic|eating\sdisorder|anorexi\w+|learning\s(?:disability"
    r"|difficulties)|ADHD|autism|autistic|epilepsy|breakdown|debts?|bankrupt\w*|benefits?\sfraud"
    r"|dyslexi[ac]|multiple\ssclerosis|diabet\w+|deported|asylum)"
)
_OF_ADULT = re.compile(
    rf"\b{_ADULT}(?:\s\([^)\n]{{1,30}}\))?\s(?:(?:also|still|currently|recently|both|each|sadly)\s)?"
    r"(?:has|have|had|suffers?|suffered|is|are|was|were|struggles?|struggled|lives?|takes|experiences"
    r"|experienced|misuses?|misused|abuses?|abused|receives|went|served|serving)\s"
    rf"(?:(?!about\b|that\b|when\b|whether\b|worried|concerned|keen|his\b|her\b|their\b)[\w’'-]+\s)"
    rf"{{0,6}}?{_CONDITION}\b"
    rf"|\b{_ADULT}['’]s?\s(?:(?!views?|concern|report|wish|work)[\w-]+\s){{0,2}}{_CONDITION}\b"
    rf"|\b(?:maternal|paternal|parental)\s(?:\w+\s)?{_CONDITION}\b"
    r"|\bdomestic\s(?:violence|abuse)\b",
    re.IGNORECASE,
)
_SIBLING_BORN = re.compile(
    r"\b(?:brother|sister|sibling|twin|cousin|half-brother|half-sister)s?\b[^.\n]{0,60}?"
    r"(?:\bborn\b|\bd\.?o\.?b\.?\b|\bdate\sof\sbirth\b)[^.\n]{0,12}?\d",
    re.IGNORECASE,
)


# Each of them has one of these: a quick look before a slow one.
_MAY_BE_NUMBER = re.compile(
    r"[@\d](?:(?<=@)|(?:[\s()-]?\d){5}|[A-Z\d]?\s?\d[A-Z]{2}|[a-c]?,?\s[A-Z])"
)
_ADULTS: tuple[str, ...] = (
    "mother",
    "father",
    "mum",
    "dad",
    "parent",
    "carer",
    "grandma",
    "nan",
    "partner",
    "aunt",
)
_ADULTS += ("uncle", "maternal", "paternal", "domestic")
_SIBLINGS = ("brother", "sister", "sibling", "twin", "cousin")


def private(plan: Plan, context: Context) -> Iterator[Found]:
    """IDN-07: what the plan's readers need not know of other people, and numbers of identity."""
    for one in passages(plan):
        if one.section != "front" and _MAY_BE_NUMBER.search(one.text):
            for match in _NUMBERS.finditer(one.text):
                if what := _what(match):
                    yield one.matched(match, f"This is {what}")
    for cues, pattern, message in (
        (_SIBLINGS, _SIBLING_BORN, "This is a brother's or sister's date of birth"),
        (_ADULTS, _OF_ADULT, "This is a private matter of an adult"),
    ):
        for one in with_any(plan, cues):
            if one.is_main and one.section not in ("I", "J", "K"):
                for match in pattern.finditer(unquoted(one.text)):
                    yield one.matched(match, message)


def _what(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    if kind == "nhs" and not _is_nhs_number(match.group()):
        return ""
    return _CALLED[kind]


def _is_nhs_number(text: str) -> bool:
    digits = [int(letter) for letter in text if letter.isdigit()]
    check = 11 - sum(digit * (10 - at) for at, digit in enumerate(digits[:9])) % 11
    return check % 11 == digits[9] and check != 10 and any(digits)


_DATA = Path(__file__).parent.parent / "data"
_WORD = r"(?<![\w’'-])[A-Z][\w’'-]{1,40}"
_PLACE = rf"{_WORD}(?:,?\s(?:(?:and|of|upon|with|the|on|in|under)\s){{0,2}}{_WORD}){{0,6}}"
_COUNCIL = re.compile(
    rf"(?P<council>{_PLACE})\s(?:County\s|City\s|District\s|Metropolitan\s|Borough\s|Unitary\s)*"
    r"(?:Council|Local\sAuthority|LA\b|LEA\b)(?!\sfor\b)"
    rf"|\b(?:London|Royal|Metropolitan)\sBorough\sof\s(?P<borough>{_PLACE})"
    rf"|(?P<board>(?:NHS\s)?{_PLACE})\s(?:Integrated\sCare\sBoard|ICB\b|CCG\b|PCT\b"
    r"|Clinical\sCommissioning\sGroup|Primary\sCare\sTrust)"
)
_SERVICES = r"(?<=[a-z])\s(?:SEND?|SEN\sTeam|educational\spsychology|children['’]s\s"
_SERVICES += r"(?:services|social)|social"
_SERVICES += r"\s(?:care|services)|transport|specialist\steaching|outreach|short\sbreaks)\b"
_SERVICE = re.compile(_SERVICES)
_BODIES: tuple[str, ...] = (
    "council",
    "board",
    "borough",
    "authority",
    " la",
    "lea",
    "icb",
    "ccg",
    "pct",
    "trust",
)
_BODIES += ("clinical comm",)
_NO_COUNCIL = re.compile(
    r"\b(?:school|student|youth|pupil|research|british|arts|general\smedical|nursing|midwifery|care"
    r"\sprofessions|professions|parish|town|privy|medical|teaching|dental|the|our|this|your"
    r"|your\sown|home|placing|maintaining|another|other|new|each|any|responsible|local)$",
    re.IGNORECASE,
)
_NOT_TELLING = (
    "the county city district metropolitan borough unitary council of and london royal nhs local"
    " authority integrated care board icb trust by from with for to in at clinical commissioning"
    " group ccg pct primary children services"
)
_EMPTY = frozenset(_NOT_TELLING.split())


@lru_cache(maxsize=1)
def _authorities() -> frozenset[str]:
    lines = (_DATA / "councils.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and line[0] != "#")


def elsewhere(plan: Plan, context: Context) -> Iterator[Found]:
    """IDN-08: a council or health board that is not this child's."""
    own = _core(plan.front.la)
    boards = [context.icb, plan.health_agreement.body if plan.health_agreement else ""]
    own_boards = [_core(name) for name in boards if name]
    for one in passages(plan):
        if one.section not in ("front", "K") and one.field not in ("history", "agreed_by"):
            yield from _services(one, own)
    for one in with_any(plan, _BODIES):
        if one.section in ("front", "K") or one.field in ("history", "agreed_by"):
            continue
        for match in _COUNCIL.finditer(one.text):
            if _is_other(match, own, own_boards):
                yield one.matched(match, "This is not the council or board of this plan")
        if gone := re.search(r"\b(?:CCG|PCT)s?\b", one.text):
            yield one.matched(gone, "This body no longer exists")


def _services(one: Passage, own: frozenset[str]) -> Iterator[Found]:
    for match in _SERVICE.finditer(one.text) if one.is_main and own else ():
        words = one.text[: match.start()].split()
        for number in range(1, 6):
            name = " ".join(words[-number:])
            if name in _authorities() and not _core(name) & own:
                start = match.start() - len(name)
                yield one.found(start, match.end(), "This is not the council of this plan")


def _is_other(match: re.Match[str], own: frozenset[str], boards: list[frozenset[str]]) -> bool:
    name = match["council"] or match["borough"] or match["board"] or ""
    if _NO_COUNCIL.search(name) or not _core(name):
        return False
    if match["board"]:
        return bool(boards) and not any(_core(name) & board for board in boards)
    return bool(own) and not _core(name) & own


@lru_cache(maxsize=1024)
def _core(name: str) -> frozenset[str]:
    """What tells a council's name from another's: Penmarren of Penmarren County Council."""
    return frozenset(word for word in re.findall(r"[a-z]+", name.lower()) if word not in _EMPTY)


CHECKS: dict[str, Check] = {"IDN-07": private, "IDN-08": elsewhere}
