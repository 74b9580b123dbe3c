"""He for a child who is she: the commonest mark of text from another plan (IDN-03)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found
from ..names import TITLES, child_names, first_names, people_names, plain
from ..passages import Passage, main, sentences, unquoted

_SECTIONS = ("B", "C", "D", "E", "F", "G", "H1", "H2")
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them|their|theirs|themselves|themself)\b", re.IGNORECASE)
_WOMEN = r"mother|mum|mummy|sister|aunt\w*|nan\w*|gran|grandma|grandmother|niece|girl|girls|stepmum"
_WOMEN += "|stepmother|daughter|woman|wife|lady|foster mother|midwife"
_MEN = (
    r"father|dad|daddy|brother|uncle|grandad|granddad|grandpa|grandfather|nephew|boy|boys|stepdad"
)
_MEN += "|stepfather|son|man|husband"
# Somebody else in the sentence of whom it could be said.
_ANYONE = r"friend|pupil|child|classmate|buddy|peer|someone|somebody|anyone|person|twin|sibling"
_ANYONE += "|cousin|partner|parent|carer|character|student"
_STAFF = (
    r"teacher|assistant|therapist|psychologist|adult|worker|nurse|SENCo|doctor|paediatrician|TA"
    r"|tutor|mentor|coach|staff|officer|instructor|counsellor|practitioner|adviser|specialist"
)
_WOMAN_HERE = re.compile(rf"\b(?:{_WOMEN}|Mrs|Miss|Ms)\b|\b(?:{_ANYONE})\b", re.IGNORECASE)
_MAN_HERE = re.compile(rf"\b(?:{_MEN}|Mr|Sir)\b|\b(?:{_ANYONE})\b", re.IGNORECASE)
_STAFF_HERE = re.compile(rf"\b(?:{_STAFF})\b", re.IGNORECASE)
_TITLED = re.compile(rf"\b{TITLES}\s[A-Z]")
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][^\W\d_]+")
_PLURAL = re.compile(
    r"\b(?:staff|people|children|family|team|class|group|everyone|everybody|each|someone|anyone"
    r"|both|all|others|adults?|pupils?|teachers?|parents?|peers?|friends?|(?:\w{3,}(?<!s)s))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Hit:
    one: Passage
    start: int
    end: int


def pronouns(plan: Plan, context: Context) -> Iterator[Found]:
    """IDN-03: he, she or they where the first page says otherwise."""
    recorded = plan.front.pronouns.lower()
    if re.search(r"\bshe\b", recorded) and not re.search(r"\bhe\b", recorded):
        wrong = (_hits(plan, context, _HE), "he", _theirs(plan, context))
    elif re.search(r"\bhe\b", recorded) and not re.search(r"\bshe\b", recorded):
        wrong = (_hits(plan, context, _SHE), "she", _theirs(plan, context))
    elif re.search(r"\bthey\b", recorded) and not re.search(r"\bs?he\b", recorded):
        wrong = ([*_hits(plan, context, _HE), *_hits(plan, context, _SHE)], "he or she", [])
    elif recorded:
        return  # more than one set is right
    else:
        wrong = (_mixture(plan, context), "both he and she", [])
    hits, word, theirs = wrong
    said = f"The first page says {plan.front.pronouns}" if recorded else "The plan says"
    for hit in hits:
        message = f"{said}, this says {word}" if recorded else f"{said} {word} of the child"
        yield _found(hit, message)
    for hit in theirs:
        yield _found(hit, f"{said}, this says they of one child")


def _found(hit: _Hit, message: str) -> Found:
    text = hit.one.text
    before = re.search(r"(?:[\w’'-]+\s+){0,2}$", text[max(0, hit.start - 30) : hit.start])
    after = re.match(r"(?:\s+[\w’'-]+){0,2}", text[hit.end : hit.end + 30])
    start = hit.start - (len(before.group()) if before else 0)
    return hit.one.found(start, hit.end + (len(after.group()) if after else 0), message)


def _mixture(plan: Plan, context: Context) -> list[_Hit]:
    """With no pronoun recorded: the rarer of the two, when both are said of the child."""
    he, she = _hits(plan, context, _HE), _hits(plan, context, _SHE)
    return min((he, she), key=len) if he and she else []


def _hits(plan: Plan, context: Context, pattern: re.Pattern[str]) -> list[_Hit]:
    other = _WOMAN_HERE if pattern is _SHE else _MAN_HERE
    return [
        hit for one in main(plan, *_SECTIONS) for hit in _in(one, pattern, other, plan, context)
    ]


def _in(
    one: Passage, pattern: re.Pattern[str], other: re.Pattern[str], plan: Plan, context: Context
) -> Iterator[_Hit]:
    if not pattern.search(one.text):
        return
    somebody_before = False
    for start, said in sentences(one.text):
        plain_said = unquoted(said)
        somebody = bool(
            other.search(plain_said)
            or _TITLED.search(plain_said)
            or _names_another(plain_said, plan, context)
        )
        if not somebody and not somebody_before:
            for match in pattern.finditer(plain_said):
                if not _of_staff(plain_said, match, plan, context):
                    yield _Hit(one, start + match.start(), start + match.end())
        somebody_before = somebody


def _names_another(said: str, plan: Plan, context: Context) -> bool:
    own, people = child_names(plan, context), people_names(plan, context)
    return any(
        plain(word) not in own and (word in first_names() or plain(word) in people)
        for match in _CAPITAL.finditer(said)
        if (word := match.group()) and (match.start() > 0 or plain(word) in people)
    )


def _of_staff(said: str, match: re.Match[str], plan: Plan, context: Context) -> bool:
    """Whether it may be said of the therapist: "she will", "her own", after the role alone."""
    word, after = match.group().lower(), said[match.end() : match.end() + 5]
    if after.startswith(" own") or word in ("himself", "herself"):
        return bool(_STAFF_HERE.search(said[: match.start()]))
    if word not in ("he", "she"):
        return False
    roles = list(_STAFF_HERE.finditer(said, 0, match.start()))
    if not roles:
        return False
    between = said[roles[-1].end() : match.start()]
    own = child_names(plan, context)
    return not any(plain(name) in own for name in _CAPITAL.findall(between))


def _theirs(plan: Plan, context: Context) -> list[_Hit]:
    """They, said of the child alone: the child begins the sentence and nobody else is in it."""
    own = child_names(plan, context)
    hits = []
    for one in main(plan, *_SECTIONS):
        if not _THEY.search(one.text):
            continue
        for start, said in sentences(one.text):
            match, first = _THEY.search(unquoted(said)), _CAPITAL.match(said)
            if not match or not first or plain(first.group()) not in own:
                continue
            between = re.sub(r"^['’]s\b", " ", said[first.end() : match.start()])
            between = re.sub(r"^\s*(?:is|was|has|does|needs|uses|finds|likes|will)\b", "", between)
            if not _PLURAL.search(between) and not _names_another(said, plan, context):
                hits.append(_Hit(one, start + match.start(), start + match.end()))
    return hits


CHECKS: dict[str, Check] = {"IDN-03": pronouns}
