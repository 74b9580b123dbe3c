"""How many adults for how many children: "1:3", "in a pair", "Ewan and three other pupils"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from . import swift as re
from .spelling import plain

WHOLE_CLASS = 30.0
SMALL_GROUP = 9.0  # a group of no stated size: more than any that is stated, less than a class


@dataclass(frozen=True)
class Ratio:
    """Children to each adult, at the most. Below one there are several adults for one child."""

    children: float
    quote: str = ""
    is_stated: bool = True  # not so for "a small group"


_PEOPLE = (
    r"(?:pupils?|children|child|peers?|students?|learners?|classmates?|friends?"
    r"|young people|others?(?! (?:adult|member|staff|teacher|ta\b|assistant|carer))"
    r"|young persons?|boys|girls|participants)"
)
_ADULT = (
    r"(?:adults?|staff|members? of staff|teachers?|tas?|teaching assistants?"
    r"|staff members?|workers?|carers?)"
)
_ADULTS = (
    r"(?:adults|staff|members of staff|teachers|tas|teaching assistants|staff members|workers"
    r"|carers)"
)
_OTHERS = (
    r"(?:(?:or|to|-) (?P<{0}>\d+) )?(?:other |more |further |chosen |selected "
    r"|of (?:his|her|their) )*"
)
_RATIO = re.compile(
    r"(?<![\d.:])(?<!at )(?P<adults>[1-4]) ?: ?(?P<children>\d{1,2})(?![\d:]| ?[ap]m|\.\d)"
    rf"|\b(?P<a2>\d{{1,2}}) (?:{_ADULT} )?(?:to|for) (?:every "
    rf"|each )?(?P<c2>\d{{1,2}}) (?:{_PEOPLE})\b"
    rf"|\b(?P<a5>\d) {_ADULT} (?:[a-z]+ ){{0,4}}?(?:for|to) (?:every"
    rf"|each) (?:(?P<c5>\d+) )?{_PEOPLE}\b"
    rf"|\b(?P<a4>\d{{1,2}}) {_ADULT} (?:for|to|between|among) (?:every |each )?(?P<c4>\d{{1,2}})\b"
    r"|\b(?P<a3>[1-4])[- ](?:to|on)[- ](?P<c3>\d{1,2})\b(?=$|[;,.)]|[- ](?:support"
    r"|ratio|basis|adult|staff|help|teaching|tuition))"
)
_ALONE = re.compile(
    r"\b(?:individual(?:ly|ised|ized)?(?! (?:needs?|education|health|plan|timetable"
    r"|target|circumstances|risk))"
    r"|on (?:his|her|their|its) own with|one[- ]to[- ]one|dedicated (?:adult|ta|teaching assistant)"
    r"|(?:sees?|seen|taught|teach(?:es)?|works? with) (?:him |her |them )?on (?:his|her|their) own"
    r"|alone with|and no other (?:child|pupil|student)|(?:adult|ta|assistant) to (?:him|her|them)sel\w+"
    r"|sole (?:adult|use)|single[- ]pupil|by (?:himself|herself|themselves) with)\b"
)
_PAIR = re.compile(
    rf"\b(?:paired|in pairs|in a pair|as a pair|with (?:a|1) (?:other )?(?:peer|partner"
    rf"|classmate|friend|"
    rf"other (?:pupil|child|student))|(?:shared|share) with (?:a|1) {_PEOPLE}|shared between 2)\b"
)
_GROUP = re.compile(
    rf"\b(?:groups?|class(?:es)?|sets?|room|base|cohort|maximum) (?:size )?(?:is |are "
    rf"|will be |made up )?(?:consisting )?"
    rf"(?:of|with|capped at|for|:)? ?(?P<cap>(?:no|not) (?:more|larger|bigger"
    rf"|greater) than |up to |at most |fewer than |under |a maximum of |max(?:imum)? )?"
    rf"(?P<low>\d+)(?: ?(?:-|to|or) ?(?P<high>\d+))?(?!\d| ?(?:minutes|hours|weeks"
    rf"|sessions|times|%|lessons|days))"
    rf"(?: or (?:fewer|less))?"
    rf"|\b(?P<low2>\d+)(?: ?(?:-|to|or) ?(?P<high2>\d+))? {_PEOPLE} (?:in|per|to"
    rf"|at) (?:the|a|each|any|every) (?:group|class|room|session)"
    rf"|\b(?:(?:no|not) more than|up to|fewer than|a maximum of"
    rf"|at most) (?P<low3>\d+)(?P<plus>(?: other)?) {_PEOPLE}"
    rf"|\b(?P<low5>\d+)[- ](?:{_PEOPLE}[- ])?(?:strong |person |pupil |child )?(?:group|class)\b"
    rf"|\((?:max(?:imum)?\.?|up to|no more than) (?P<low7>\d+)(?: \w+)?\)"
    rf"|\bgroups? (?:of|with) (?:between )?(?P<low6>\d+) (?:and|to) (?P<high6>\d+)"
)
_WITH_OTHERS = re.compile(
    rf"\b(?:and|plus|with|alongside|together with|joined by) (?:up to |no more than )?(?P<low>\d+)"
    rf"(?: (?:or|to) (?P<high>\d+))? (?:\w+ )?{_PEOPLE}\b"
)
_SMALL = re.compile(
    r"\b(?:small|shared|nurture|focus|guided|targeted"
    r"|intervention)?[- ]?groups?\b(?! (?:leader|room))|\bshared\b|\bsmall class\b"
)
_WHOLE = re.compile(r"\bwhole[- ]class\b|\bclass[- ]wide\b|\bin class as part of the whole\b")
_TWO_ADULTS = re.compile(
    rf"(?<!level )(?<!band )(?<!year )(?<!stage )\b(?P<n>[2-4]) (?:\w+ ){{0,2}}{_ADULTS}\b"
    r"(?! (?:for|to|between) (?:every )?\d)"
)
# A text with none of these says nothing of how many share an adult.
_ANY = re.compile(
    r"\d ?:|\d (?:to|on|for|adults?)|-to-|[1-4]-on-|individual|own|group|pair|class"
    r"|shar|peer|partner|friend|mate|dedicated"
    r"|alone|sole|single|by (?:him|her|them)|pupil|child|student|other|learner|staff"
    r"|adult|ratio|people|person|room"
)
_LABEL = re.compile(r"\bn/?a\b|\bnot applicable\b|^-$")


@lru_cache(maxsize=8192)
def ratios(typed: str) -> tuple[Ratio, ...]:
    """Every ratio in a text, in order."""
    text = plain(typed)
    if _LABEL.search(text) or not _ANY.search(text):
        return ()
    found = [*_stated(text), *_of_groups(text)]
    found += [(m.start(), Ratio(1.0, m.group())) for m in _ALONE.finditer(text)]
    found += [(m.start(), Ratio(2.0, m.group())) for m in _PAIR.finditer(text)]
    found += [(m.start(), Ratio(WHOLE_CLASS, m.group())) for m in _WHOLE.finditer(text)]
    if not found or _offers_a_group_instead(text):
        found += [
            (m.start(), Ratio(SMALL_GROUP, m.group().strip(), is_stated=False))
            for m in _SMALL.finditer(text)
        ]
    return tuple(ratio for _, ratio in sorted(found, key=lambda one: one[0]))


def _offers_a_group_instead(text: str) -> bool:
    """ "1:1 or small group": whoever provides may choose the group."""
    return bool(
        re.search(
            r"(?:\bor\b|/|and/or) (?:in )?(?:a |an )?(?:small |shared |paired )*-?group", text
        )
    )


def _stated(text: str) -> list[tuple[int, Ratio]]:
    found = []
    for match in _RATIO.finditer(text):
        named = match.groupdict()
        adults = next(v for k in ("adults", "a2", "a5", "a4", "a3") if (v := named[k]))
        children = next((v for k in ("children", "c2", "c5", "c4", "c3") if (v := named[k])), "1")
        if float(adults):
            found.append((match.start(), Ratio(float(children) / float(adults), match.group())))
    return found


def _of_groups(text: str) -> list[tuple[int, Ratio]]:
    found = []
    for match in _GROUP.finditer(text):
        named = match.groupdict()
        size = next((v for k, v in named.items() if k.startswith("high") and v), None)
        size = size or next((v for k, v in named.items() if k.startswith("low") and v), "0")
        more = 1 if "other" in (named["plus"] or "") else 0
        found.append((match.start(), Ratio(float(size) + more, match.group().strip())))
    spans = [(at, at + len(ratio.quote)) for at, ratio in found]
    for match in _WITH_OTHERS.finditer(text):
        if not any(begin <= match.start("low") < end for begin, end in spans):
            size = float(match["high"] or match["low"]) + 1
            found.append((match.start(), Ratio(size, match.group())))
    return [(at, ratio) for at, ratio in found if 0 < ratio.children <= 40]


@lru_cache(maxsize=8192)
def adults_together(typed: str) -> int:
    """How many adults are promised at once: "two adults trained in the use of the hoist"."""
    found = [int(match["n"]) for match in _TWO_ADULTS.finditer(plain(typed))]
    return max(found, default=1)
