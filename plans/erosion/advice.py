"""What a paper of advice recommends: who is to do what, how much, how often, for how many.

A recommendation is what stands after "Provision:" or "I recommend", or what a child is said to
need. What was done in the past, what is not needed, what was found and what is hoped for is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..language import swift as re
from ..language.callings import Role, roles, without_people
from ..language.expertise import is_author
from ..language.quantities import Dose, doses
from ..language.ratios import Ratio, ratios
from ..language.spelling import plain
from ..language.stems import stems


@dataclass(frozen=True)
class Recommendation:
    """One thing recommended: the passage where it stands as typed, and what it asks for."""

    start: int
    end: int
    quote: str
    doses: tuple[Dose, ...]
    ratios: tuple[Ratio, ...]

    @cached_property
    def people(self) -> tuple[Role, ...]:
        """Who is to do it."""
        text = plain(self.quote)
        return tuple(one.role for one in roles(self.quote) if not is_author(text, one))

    @cached_property
    def activity(self) -> frozenset[str]:
        """The words of what is to be done."""
        return activity(self.quote)


_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?=\d|[a-z]|co\b)[^\n.!?]*)*(?:[.!?]+|\n|$)")
_LIST_HEAD = re.compile(
    r"\b(?:provision|recommend(?:ations?|ed)|advise[ds]?|required?|needs?|support plan"
    r"|what (?:he|she|they|\w+) needs?"
    r"|(?:should|will need to|must) (?:have|receive|include))\b[^:]{0,120}:",
    re.IGNORECASE,
)
_OTHER_HEAD = re.compile(
    r"^\W*(?:outcomes?|aims?|targets?|goals?|what works|strengths|background|history"
    r"|attainment|views|good|not good)"
    r"\b[^.:]{0,25}:",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)]|[a-z]\)) ")
_ASKS = re.compile(
    r"\b(?:recommend(?:s|ed|ing)?|advis(?:e|es|ed) that|propos(?:e|es|ed)|suggest(?:s"
    r"|ed)? that|(?:will |would )?(?:(?<!similar )(?<!other )(?<!special )(?<!these "
    r")(?<!those )(?<!additional )(?<!educational )(?<!his )(?<!her )(?<!their )(?<!of "
    r")needs?|require[sd]?)\b(?! (?:reminding|prompting|to be (?:held|told)))"
    r"|should (?:have|receive|be|continue|work|see|get|attend|use|take place|run)"
    r"|must (?:have|receive|be)|(?:would|will|may) benefit from|is to (?:have|receive"
    r"|be)|will (?:have|receive|be (?:seen|taught|provided|given))"
    r"|i would (?:like|want)|it is (?:essential|important|necessary) that|ought to"
    r"|please provide|we (?:ask|request|believe)|entitled to|calls? for)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:does not|do not|did not|doesn'?t|don'?t|not|no longer|nothing|never"
    r"|without) (?:\w+ ){0,4}?(?:need|require|recommend|necessary|indicated|benefit"
    r"|warrant|propos|suggest)"
    r"|^\W*(?:none|nil|nothing|no )\b|\bno (?:other |further "
    r"|additional )?[\w ]{0,60}?\b(?:is|are|was|were) (?:\w+ )?(?:required|needed"
    r"|recommended|necessary|indicated|proposed)|\bnot (?:be )?(?:recommended|required"
    r"|needed|necessary|indicated)\b|\brather than\b|\bis no need\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:had|was|were|has had|has been|have been|received|attended|used to|previously"
    r"|in the past|last (?:year|term|spring|autumn|summer)|to date|so far|until now"
    r"|at present|currently|completed|offered|gave|did|until (?:19|20)\d\d|from (?:19"
    r"|20)\d\d to|between (?:19|20)\d\d and)\b"
    r"|\b(?:in|since|during) (?:\w+ )?20[01]\d\b|\b(?:in|during) 202[0-4]\b",
    re.IGNORECASE,
)
_FINDING = re.compile(
    r"\b(?:percentile|standard scores?|index|scaled score|age[- ]equivalent|diagnos\w+"
    r"|assessed|outcomes? (?:suggested|proposed)|aim|target|goal|hope[sd]?|we want"
    r"|would like (?:him|her|them) to)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def recommendations(text: str) -> tuple[Recommendation, ...]:
    """Everything a paper recommends, in its order."""
    found: list[Recommendation] = []
    in_list = False
    for line in re.finditer(r"[^\n]+", text):
        if _is_heading(line.group()):
            in_list = bool(_LIST_HEAD.search(line.group().strip(" :*#") + ":"))
            continue
        mark = _BULLET.match(line.group())
        start = line.start() + (mark.end() if mark else 0)
        for sentence in _SENTENCE.finditer(text, start, line.end()):
            found += _of_sentence(text, sentence, in_list=in_list, is_bullet=bool(mark))
            in_list = in_list and bool(mark or sentence.group().strip())
    return tuple(found)


def _is_heading(line: str) -> bool:
    """A line of a few words and no full stop: what stands under it is of its kind."""
    words = line.strip(" *#")
    return (
        0 < len(words.split()) <= 8
        and not _BULLET.match(line)
        and not re.search(r"[.;]$|\d", words)
    )


def _of_sentence(
    text: str, sentence: re.Match[str], *, in_list: bool, is_bullet: bool
) -> list[Recommendation]:
    words = sentence.group()
    if _OTHER_HEAD.match(words):
        return []
    head = _LIST_HEAD.search(words)
    if head and not _is_denied(words[: head.end()]):
        return _items(text, sentence.start() + head.end(), sentence.end())
    if _is_denied(words) or (_PAST.search(words) and not _INSISTS.search(words)):
        return []
    if in_list:
        return _items(text, sentence.start(), sentence.end(), strict=not is_bullet)
    if _recommends(words) or (is_bullet and doses(words)):
        return _items(text, sentence.start(), sentence.end(), strict=True)
    return []


def _is_denied(sentence: str) -> bool:
    return bool(_DENIED.search(sentence))


def _recommends(sentence: str) -> bool:
    if _FINDING.search(sentence) and not _INSISTS.search(sentence):
        return False
    if _ASKS.search(sentence) or _REVIEW.match(sentence):
        return True
    return bool(_WILL.search(sentence)) and any(dose.minutes for dose in doses(sentence))


_INSISTS = re.compile(r"\b(?:recommend|should|must|requires?|needs to)\b", re.IGNORECASE)
_REVIEW = re.compile(
    r"\W*(?:to be )?(?:review|check|monitor|see|repeat)(?:ed)?\b(?!s)", re.IGNORECASE
)
_WILL = re.compile(r"\b(?:will|must|shall|is to|are to)\b", re.IGNORECASE)


def _items(text: str, start: int, end: int, *, strict: bool = False) -> list[Recommendation]:
    """The things of a list. On their own, they must name an amount, a person or a thing to do."""
    passage = text[start:end]
    pattern = (
        r";" if ";" in passage else (r"(?<=[a-z]),(?= (?:an? |daily |weekly |specialist |and |\d))")
    )
    cuts = [0, *(cut.end() for cut in re.finditer(pattern, passage)), len(passage)]
    found = []
    for begin, stop in zip(cuts, cuts[1:], strict=False):
        words = passage[begin:stop].strip(" ;,.\n-*•")
        if not words or _is_denied(words):
            continue
        at = start + begin + passage[begin:stop].find(words)
        one = _one(words, at)
        if not strict or _has_amount(one) or one.ratios or any(role.rank for role in one.people):
            found.append(one)
    return found


def _has_amount(one: Recommendation) -> bool:
    return any(dose.minutes is not None or dose.every for dose in one.doses)


def _one(words: str, at: int) -> Recommendation:
    return Recommendation(
        start=at,
        end=at + len(words),
        quote=words,
        doses=doses(words),
        ratios=ratios(words),
    )


@lru_cache(maxsize=4096)
def activity(words: str) -> frozenset[str]:
    """The words of what is done, without those who do it."""
    return stems(without_people(words)) - _NOT_WHAT


_NOT_WHAT = stems(
    "somebody review reviewed recommend recommended recommends should trained training "
    "provision support teach teaching term time months"
    " sessions individually direct with from specialist qualified experienced help "
    "adult staff programme delivered"
)
