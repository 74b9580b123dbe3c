"""Who: the people who provide, in any of the names they go by.

A role belongs to a calling and has a rank in it. Whoever ranks as high in the same calling may
stand in for it; somebody of another calling may not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from . import swift as re
from .spelling import Plain, plain


@dataclass(frozen=True)
class Role:
    """A kind of person. `title` is how we say it."""

    id: str
    calling: str
    rank: int
    title: str


_TABLE = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
ROLES = tuple(Role(one["id"], one["calling"], one["rank"], one["title"]) for one in _TABLE)
ROLE = {role.id: role for role in ROLES}
# A text without a cue of a role need not be searched for its names.
_NAMES = [
    (ROLE[one["id"]], re.compile(rf"(?<![\w-])(?:{one['names']})(?![\w])")) for one in _TABLE
]
_CUES: dict[str, list[int]] = {}
for _number, _one in enumerate(_TABLE):
    for _cue in _one["cues"]:
        _CUES.setdefault(_cue, []).append(_number)
_ANY_THERAPY = {"speech", "occupational", "physio", "therapy", "play therapy", "music therapy"}
_ANY_THERAPY |= {"art therapy", "drama therapy", "psychotherapy", "cbt"}
_OF_THE_SCHOOL = {"class", "key", "elsa", "mentor", "senco", "head"}


@dataclass(frozen=True)
class Named:
    """A role where it stands in a text."""

    role: Role
    start: int
    end: int
    quote: str


def roles(typed: str) -> tuple[Named, ...]:
    """Everybody named in a text by what they are, in order."""
    return _roles(plain(typed))


@lru_cache(maxsize=8192)
def _roles(text: Plain) -> tuple[Named, ...]:
    found: list[Named] = []
    here = {number for cue, numbers in _CUES.items() if cue in text for number in numbers}
    for number in sorted(here):
        role, pattern = _NAMES[number]
        for match in pattern.finditer(text):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(Named(role, match.start(), match.end(), match.group().strip()))
    return tuple(sorted(found, key=lambda one: one.start))


def without_people(typed: str) -> str:
    """A plain text without its people: "a community support worker" is no place."""
    text = plain(typed)
    for named in reversed(roles(text)):
        text = Plain(f"{text[: named.start]}somebody{text[named.end :]}")
    return text


def does_as_well(after: Role, before: Role) -> bool:
    """Whether one role may stand in for another without less being promised."""
    if after.id == before.id or before.id == "adult":
        return True
    if before.id == "therapist":
        return after.calling in _ANY_THERAPY and after.rank >= 2
    if before.id in ("midday", "support_worker", "practitioner"):
        return after.rank >= before.rank and after.id != "adult"
    if before.calling == after.calling:
        return after.rank >= before.rank
    # Whoever is more than an assistant in class: a therapist may do what an assistant did.
    return (
        before.calling == "class"
        and before.rank <= 3
        and after.rank >= 3
        and after.calling != "class"
    )


def is_same_calling(first: Role, second: Role) -> bool:
    """Whether two roles are higher and lower ranks of one calling."""
    return first.calling == second.calling
