"""Whether a plan is about this child: other children's names, and the child's misspelt (IDN)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ...content import Context, Plan
from ...language import swift as re
from ..findings import Check, Found
from ..names import (
    child_names,
    first_names,
    known_names,
    names_of_other_things,
    names_that_are_words,
    ordinary_words,
    other_children,
    plain,
    words_in_lower_case,
)
from ..passages import Passage, passages, sentences, unquoted

_CAPITAL = re.compile(r"(?<![\w’'@/.-])[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?(?:['’]s?(?!\w))?")
_STRONG = (
    "needs|requires|struggles|finds|attends|uses|likes|enjoys|loves|receives|wants|benefits|presents"
    "|understands|cannot|can|could|does|lacks|shows|becomes|gets|reads|writes|works|knows|responds"
    "|follows|makes|joins|plays|says|hears|sees|takes|tires|relies|demonstrates|displays|experiences"
    "|engages|will\\s+(?:need|have|be|use|receive|require|work|attend|take|join|read|follow|learn|get)"
    "|should|would|had"
)
_WEAK = "will|has|is|was|may|must|also|often|always|still|already|currently|usually|and"
_SUBJECT = re.compile(rf"\s+(?:{_STRONG}|{_WEAK})\b")
_SURELY = re.compile(rf"\s+(?:{_STRONG}|has|is\s+(?:a|an|in|able|not|very|\w+ing))\b")
_OBJECT = re.compile(
    r"\b(?:support|help|give|teach|enable|allow|encourage|prompt|remind|ask|show|tell|let|with|for"
    r"|assist|meet|observe|assess|involve|supporting|helping|giving|teaching|prompting|reminding"
    r"|asking|showing|of|to|by|and|enabling|encouraging|allowing|tells|helps|supports|gives)\s+$"
)
_ROLE = re.compile(
    r"\s+(?:needs|support|key|teacher|teaching|TA|EHC|plan|parents|mum|dad|therap\w+|programme|outcomes)"
)
_GROUP = re.compile(
    r"\s+(?:[Cc]lass|[Gg]roup|[Rr]oom|[Hh]ouse|[Tt]able|[Ww]ard|[Bb]ase|[Cc]entre)\b"
)
# A name of two words, or of a thing with a number ("Oak 2"); "1:1" and "15 minutes" are no number.
_GOES_ON = re.compile(
    r"\s+(?:(?!TAs?\b|SENCo|EHC|EP\b|OT\b)[A-Z]|\d+\b(?!\s?[:.x×-]|\s+[a-z])|\d+(?:[A-Z]|st|nd|rd|th)\b)"
)
_SAINT = re.compile(r"\b(?:St|Saint|SS|Sts)\.?\s$")


@lru_cache(maxsize=4096)
def _capitals(text: str) -> tuple[re.Match[str], ...]:
    """Words with a capital, that may be names."""
    return tuple(_CAPITAL.finditer(text))


@lru_cache(maxsize=8192)
def _without_s(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def other_names(plan: Plan, context: Context) -> Iterator[Found]:
    """IDN-01: somebody else's child. First who is known to be another, then who looks like one."""
    yield from _other_case(plan, context)
    others, known = other_children(plan, context), known_names(plan, context)
    own = frozenset(name for name in child_names(plan, context) if len(name) >= 4)
    for one in passages(plan):
        if one.section in ("K", "I") or one.field in ("coordinator", "signed_by", "la", "parents"):
            continue
        for match in _capitals(unquoted(one.text) if one.section == "A" else one.text):
            word = match.group()
            if plain(word) in others:
                yield _quoted(one, match, f"{word} is the name of another child")
            elif plain(word) in known or not _is_first_name(word) or _near(plain(word), own):
                continue  # a slip in the child's own name is for IDN-02
            elif _fits(one, match, plan):
                message = f"{word} is nobody this plan knows of: is this about another child?"
                yield _quoted(one, match, message)


def _other_case(plan: Plan, context: Context) -> Iterator[Found]:
    """The first page is another child's than the case file's."""
    front = plan.front
    ours = {plain(word) for word in re.split(r"\W+", f"{context.child} {context.known_as}") if word}
    said = {plain(word) for word in re.split(r"\W+", front.child) if word}
    if ours and said and not ours & said:
        message = f"The first page says {front.child}, the case file {context.child}"
        yield Found("front", quote=front.child, message=message, field="child")


@lru_cache(maxsize=8192)
def _is_first_name(word: str) -> bool:
    return re.sub(r"['’]s?$", "", word).split("-")[0] in first_names()


def _quoted(one: Passage, match: re.Match[str], message: str) -> Found:
    after = re.match(r"(?:\s+[\w'’-]+){0,2}", one.text[match.end() : match.end() + 40])
    return one.found(match.start(), match.end() + (after.end() if after else 0), message)


def _fits(one: Passage, match: re.Match[str], plan: Plan) -> bool:
    """Whether the sentence leaves room for hardly anything but a child's name here."""
    before = one.text[max(0, match.start() - 40) : match.start()]
    after = one.text[match.end() : match.end() + 40]
    if one.field == "marking":
        return True
    if _GROUP.match(after) or _SAINT.search(before):
        return False
    if _GOES_ON.match(after):
        return bool(re.match(r"\s+[A-Z][\w'’-]+\s+(?:needs|requires|will\s+need|finds)\b", after))
    owned = match.group().rstrip("s")[-1:] in "'’"
    if _could_be_other(match.group(), before):
        surely = _ROLE.match(after) if owned else _SURELY.match(after)
        return bool(surely) and (one.section != "A" or re.match(r"\s+needs\b", after) is not None)
    if one.section == "A":
        return _of_another(one, match, plan) and bool(owned or _SURELY.match(after))
    if owned:
        return bool(re.match(r"\s+[a-zA-Z]", after))
    return bool(_SUBJECT.match(after) or (one.is_main and _OBJECT.search(before)))


def _could_be_other(word: str, before: str) -> bool:
    """A month or a place; or, where a sentence begins, an ordinary word."""
    name = re.sub(r"['’]s?$", "", word)
    if name in names_of_other_things():
        return True
    return name in names_that_are_words() and not re.search(r"[\w,]\s+$", before)


def _of_another(one: Passage, match: re.Match[str], plan: Plan) -> bool:
    """In Section A friends have names: only a text that never says the child's own is suspect."""
    own = {plan.front.known_as, plan.front.child.split(" ")[0] if plan.front.child else ""} - {""}
    if re.match(r"\s+(?:needs|requires|will\s+need)\b", one.text[match.end() : match.end() + 30]):
        return True
    starts = {start for start, _ in sentences(one.text)}
    return match.start() in starts and not any(name in one.text for name in own)


def spelling(plan: Plan, context: Context) -> Iterator[Found]:
    """IDN-02: the child's own name with a letter too few, too many or in another place."""
    own = frozenset(name for name in child_names(plan, context) if len(name) >= 4)
    known, seen = known_names(plan, context) | words_in_lower_case(plan), set()
    for one in passages(plan):
        if one.field == "parents":
            continue
        for match in _capitals(one.text):
            word = _without_s(match.group())
            for part in word.split("-"):
                name = plain(part)
                if name in known or name in ordinary_words() or (one, name) in seen:
                    continue
                if near := _near(name, own):
                    seen.add((one, name))
                    message = f"{part} looks like {near.capitalize()} spelt differently"
                    if _reads_as_name(one.text, match):
                        yield one.found(match.start(), match.start() + len(word), message)


def _reads_as_name(text: str, match: re.Match[str]) -> bool:
    """In the middle of a sentence a capital is enough; at its start the rest has to fit."""
    start = not re.search(r"[\w,'’]\s*$", text[: match.start()][-4:])
    owned = match.group()[-2:] in ("'s", "’s")
    return not start or owned or bool(_SUBJECT.match(text[match.end() : match.end() + 30]))


@lru_cache(maxsize=8192)
def _near(name: str, own: frozenset[str]) -> str:
    """The part of the child's name that a word is one or two slips away from."""
    for mine in sorted(own):
        slips = 2 if len(mine) >= 5 else 1
        alike = name[:1] == mine[:1] and abs(len(name) - len(mine)) <= slips and name != mine
        if alike and _slips(name, mine) <= slips:
            return mine
    return ""


def _slips(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or swapped between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i] + [0] * len(other)
        for j, mine in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != mine))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == mine:
                row[j] = min(row[j], earlier[j - 2] + 1)
    return row[-1]


CHECKS: dict[str, Check] = {"IDN-01": other_names, "IDN-02": spelling}
