"""What one parent must not learn of the other, and whether it stands in what they were given.

Written apart from the product's own look through a paper, so that the two share no blind spot.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from .leak_families import Invented

# Ordinary words too: alone they tell nothing unless they are written as a name.
_WORDS = (
    "may green day bell hill park long young rose brown wood read short reading the view lane row"
    " walk close court square street road drive way rise hope will st place avenue mill elm church"
    " terrace gardens crescent"
)
ORDINARY = frozenset(_WORDS.split())
SHORT = {"Road": "Rd", "Street": "St", "Lane": "Ln", "Avenue": "Ave", "Close": "Cl", "Drive": "Dr"}
SHORT |= {"Court": "Ct", "Terrace": "Terr", "Crescent": "Cres", "Gardens": "Gdns", "Place": "Pl"}
PLACE, POSTCODE, PHONE, EMAIL = "address", "postcode", "phone", "email"
NAME, RUN, THERE = "new surname", "school run", "that she is on the case"


@dataclass(frozen=True)
class Fact:
    """One thing that is withheld. `ways` are spellings in which it may be written."""

    kind: str
    words: str
    ways: tuple[str, ...]
    is_loose: bool = False  # ordinary words: they count where they are written as a name

    def stands_in(self, text: str, packed: str) -> bool:
        """Whether a text holds it; `packed` is the same text without spaces and signs."""
        if self.is_loose:
            return re.search(_as_a_name(self), text) is not None
        return any(way in packed for way in self.packed)

    @cached_property
    def packed(self) -> frozenset[str]:
        """Its spellings without spaces and signs."""
        return frozenset(map(squeeze, self.ways))

    @cached_property
    def raw(self) -> frozenset[bytes]:
        """Its spellings as files keep them."""
        ways = {way.encode(code, "ignore") for way in self.ways for code in _CODES}
        return frozenset(way for way in ways if len(way) > 5)


def squeeze(text: str) -> str:
    """Letters and digits alone, without marks."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in bare if not unicodedata.combining(c)))


def facts_of(family: Invented) -> tuple[Fact, ...]:
    """Everything of hers that he must not learn, but what he knows already."""
    hers, his = family.hers, family.his
    facts = [*_places(hers.address, his.address)]
    if hers.postcode and hers.postcode != his.postcode:
        facts.append(Fact(POSTCODE, hers.postcode, _postcode_ways(hers.postcode)))
    for number in hers.phone.split("/"):
        facts.append(Fact(PHONE, number.strip(), _phone_ways(number)))
    facts.append(Fact(EMAIL, hers.email, (hers.email, hers.email.upper())))
    for name in (family.new_name, family.other_names):
        if name:
            facts += _names(name, hers.name, his.name, family)
    if family.run:
        facts.append(Fact(RUN, family.run, (family.run, family.run.upper())))
    if family.whole:
        alone = " " not in hers.name  # in “are needed” stands Renée, without its spaces
        facts.append(Fact(THERE, hers.name, (hers.name,), alone))
    return tuple(one for one in facts if not _is_known(one, family))


def found_in(facts: Iterable[Fact], text: str) -> Iterator[Fact]:
    """Each fact that stands in a text."""
    plain = unicodedata.normalize("NFKC", text)
    packed = squeeze(text)
    return (one for one in facts if one.stands_in(plain, packed))


def found_in_bytes(facts: Iterable[Fact], raw: bytes) -> Iterator[Fact]:
    """Each fact that stands in a file to the byte, in the ways that files write letters."""
    for one in facts:
        if one.is_loose:
            continue
        if any(way in raw for way in one.raw):
            yield one


_CODES = ("utf-8", "latin-1", "utf-16-be", "utf-16-le")


def one_way(fact: Fact, chance: Random) -> str:
    """One spelling of it, as somebody might type it."""
    return chance.choice(fact.ways)


def _is_known(fact: Fact, family: Invented) -> bool:
    own = squeeze(f"{family.his.address} {family.his.name} {family.child} {family.school}")
    return fact.kind != RUN and squeeze(fact.words) in own


def _places(address: str, his: str) -> Iterator[Fact]:
    lines = [part.strip() for part in address.replace(",", "\n").splitlines() if part.strip()]
    for line in lines:
        if re.fullmatch(r"(?:Flat|Unit|Apartment) \w+", line):
            continue
        yield Fact(PLACE, line, tuple(_line_ways(line)), _is_ordinary(line))
        road = re.sub(r"^\d+[A-Za-z]? ", "", line)
        if road != line and " " in road and squeeze(road) not in squeeze(his):
            yield Fact(PLACE, road, tuple(_line_ways(road)), _is_ordinary(road))


def _line_ways(line: str) -> Iterator[str]:
    yield line
    if _is_ordinary(line):
        return
    yield from (line.upper(), line.lower())
    if line[:1].isdigit():
        yield from (line.replace(" ", "-"), line.replace(" ", ""), line.replace(" ", ", ", 1))
    if "'" in line or "’" in line:
        yield line.replace("'", "").replace("’", "")
        yield line.replace("'", "’")
    last = line.split()[-1]
    if last in SHORT and " " in line:
        yield line.removesuffix(last) + SHORT[last]


def _postcode_ways(code: str) -> tuple[str, ...]:
    return (code, code.lower(), code.replace(" ", ""), code.replace(" ", "-"), " ".join(code))


def _phone_ways(number: str) -> tuple[str, ...]:
    digits = re.sub(r"^(?:44|0044|0)", "", re.sub(r"\D", "", number)).removeprefix("0")
    four, rest = digits[:4], digits[4:]
    return (
        f"0{digits}",
        f"0{four} {rest}",
        f"+44 {four} {rest}",
        f"+44 (0){four}-{rest}",
        f"0044{digits}",
        f"(0{four}) {rest[:3]} {rest[3:]}",
    )


def _names(name: str, hers: str, his: str, family: Invented) -> Iterator[Fact]:
    """The whole name that she has taken, and its last part alone, unless he knows that."""
    yield Fact(NAME, name, (name, name.upper(), name.replace("'", "").replace("’", "")))
    last = name.partition(" ")[2]
    known = {squeeze(part) for part in f"{hers} {his} {family.child}".split()}
    if squeeze(last) not in known:
        loose = _is_ordinary(last) or len(squeeze(last)) < 5
        yield Fact(NAME, last, (last,) if loose else (last, last.upper()), loose)


def _is_ordinary(words: str) -> bool:
    return not any(c.isdigit() for c in words) and all(
        squeeze(word) in ORDINARY for word in re.split(r"[\s-]+", words)
    )


def _as_a_name(fact: Fact) -> str:
    words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", fact.words)))
    if fact.kind == THERE:
        return rf"\b{words}\b"
    if fact.kind == NAME:
        return rf"\b(?:Mrs|Miss|Ms|Mr|Mx|Dr)\.?\s+{words}\b"
    return rf"(?:\b(?:in|at|near|from|to|of)\s+|,\s*){words}\b"
