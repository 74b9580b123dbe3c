"""Where a text names a school, and where it names a kind of school."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..content import Context, Plan

_KINDS = (
    "school academy college nursery primary secondary infant infants junior juniors high grammar"
    " first middle upper lower sixth form community catholic church of england ce rc cofe special"
    " specialist mainstream independent free studio technical further education preschool"
    " the a an and in at to for from our this each every state voluntary aided controlled"
    " foundation base unit resource resourced provision hub centre"
)
GENERIC = frozenset(_KINDS.split())
# What begins with a capital and stands before "School" without being a school's name.
_BEFORE = (
    "after before during local all any no when if whole home new another both some his her their"
    " year key stage day weekly daily extended summer winter autumn spring term old current"
    " previous next small residential boarding royal national british american open saturday"
    " sunday forest"
    " breakfast senior level working with by on once while where since until secure maintained"
    " head head's team staff one two three four five"
)
_NOT_A_NAME = frozenset(_BEFORE.split())
_NAME = r"(?<![\w’'.&-])[A-Z][\w’'.&-]{0,40}"
_SMALL = r"(?:of|the|and|on|in|upon|le|de|St\.?)"
_NAMED = re.compile(
    rf"(?P<name>{_NAME}(?:\s(?:{_SMALL}\s)?{_NAME}){{0,5}}?)\s"
    r"(?P<kind>(?:(?:Primary|Secondary|Infants?|Juniors?|High|Special|Grammar|Community|Nursery|"
    r"Sixth Form|Catholic|First|Middle|Upper|Lower|Free|C\.?E|RC|CofE|Church of England)\s)*"
    r"(?:School|Academy|College|Nursery|Primary|High|Pre-?school|Sixth Form))\b"
    r"(?!\sof\s[A-Z])(?!\s(?:Council|Readiness|Nurse|Improvement|Action))"
)
KIND_OF_SCHOOL = re.compile(
    r"\b(?:in|at|into|to|within|from|attend\w*|needs?|requires?|requiring|a\s+place\s+(?:in|at))\s+"
    r"(?:(?:a|an|the|his|her|their|its|small|local|suitable|maintained|good)\s+){0,3}"
    r"(?:special|specialist|mainstream|independent|residential|alternative)\s+"
    r"(?:(?:primary|secondary|day|residential|boarding|maintained|independent|nursery|infant|junior"
    r"|educational|needs|further\s+education|post-16|sixth\s+form)\s+)*"
    r"(?:schools?|setting|provision|college|placement|academy|nursery)\b(?!\s+(?:staff|nurse))"
    r"|\b(?:special|specialist|mainstream|independent|residential)\s+(?:school|college)\s+"
    r"(?:place(?:ment)?|setting)\b"
    r"|\b(?:in|at|attend\w*|join\w*|place\s+in)\s+(?:a|an|the)\s+(?:\w+\s+){0,2}?"
    r"(?:resourced?\s+(?:base|provision|unit)|pupil\s+referral\s+unit|PRU)\b",
    re.IGNORECASE,
)


def known_schools(plan: Plan, context: Context) -> tuple[str, ...]:
    """The schools this case knows of: the one attended, those asked, those in Section I."""
    named = plan.named
    names = [
        plan.front.current_setting,
        named.setting.name,
        named.until.name if named.until else "",
    ]
    names += [setting.name for setting in context.settings]
    return tuple(dict.fromkeys(name.strip() for name in names if len(name.strip()) > 3))


def schools_in(text: str, known: tuple[str, ...], ours: frozenset[str]) -> Iterator[re.Match[str]]:
    """Where a text names a school. `ours` are words that are people's or councils' names."""
    here = [re.escape(name) + after for name, after in _wanted(known, ours) if name in text]
    if here and (found := [*re.finditer(rf"(?<![\w’'])(?:{'|'.join(here)})(?![\w])", text)]):
        yield from found
        return
    for match in _NAMED.finditer(text):
        words = [word.strip(".'’").lower() for word in match["name"].split()]
        telling = [w for w in words if w not in GENERIC and w not in _NOT_A_NAME and len(w) > 1]
        if telling and not all(_is_ours(word, ours) for word in telling):
            yield match


def _is_ours(word: str, ours: frozenset[str]) -> bool:
    return word.removesuffix("'s").removesuffix("’s") in ours


@lru_cache(maxsize=256)
def _wanted(known: tuple[str, ...], ours: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Known names in full, and what tells them apart: "Tolverne Bank" of the primary school.

    With each, what may not follow it.
    """
    wanted = []
    for name in known:
        wanted.append((name, ""))
        telling = []
        for word in name.split():
            if word.lower().strip(".'’") in GENERIC:
                break
            telling.append(word)
        words = {word.lower().strip(".'’") for word in telling}
        if telling and len(telling) < len(name.split()) and not words & ours:
            wanted.append((" ".join(telling), "(?!['’]s\\s(?!school|base))"))
    return tuple(wanted)
