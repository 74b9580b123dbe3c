"""What is withheld from one reader: how to reach somebody else on the case, now and before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from ..models import Case, Child, FamilyMember
from .everyday import is_everyday, is_weak, written_as_a_person, written_as_a_place
from .finding import Finding, Passage
from .plain import address_lines, holds_phrase, phones, plain, squeezed, ways

ADDRESS, POSTCODE, PHONE = "a withheld address", "a withheld postcode", "a withheld phone number"
EMAIL, NAME, WHY = "a withheld email address", "a withheld name", "why details are withheld"
ALONE = f"{NAME}, one part of it"
SHORTEST_REASON = 4  # words in a row that are nobody's everyday words
_FIELDS = ("address", "postcode", "phone", "email", "name", "other_names")


@dataclass
class Details:
    """Every way of reaching some people that is recorded, or ever was."""

    lines: set[str] = field(default_factory=set)
    postcodes: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)  # of names: a last name that nobody knew

    def add(self, address: str, postcode: str, number: str = "", email: str = "") -> None:
        """Take in one address and what goes with it."""
        self.lines |= set(address_lines(address))
        self.postcodes |= {squeezed(postcode)} - {""}
        self.phones |= phones(number)
        self.emails |= {squeezed(email)} - {""}

    def without(self, known: Details) -> Details:
        """What is left when what a reader knows of themselves is taken out."""
        return Details(
            *(getattr(self, n) - getattr(known, n) for n in self.__dataclass_fields__)  # type: ignore[arg-type]
        )

    def sought(self) -> Iterator[tuple[str, str]]:
        """Each thing to look for, with its kind, in a fixed order."""
        kinds = (ADDRESS, POSTCODE, PHONE, EMAIL, NAME, WHY, ALONE)
        for kind, name in zip(kinds, self.__dataclass_fields__, strict=True):
            for words in sorted(getattr(self, name)):
                yield kind, words


def withheld_from(case: Case, to: FamilyMember | None) -> Details:
    """What must not reach a reader. With no reader of the family, all that is withheld."""
    family = list(FamilyMember.objects.filter(child=case.child_id))
    hidden = [one for one in family if one.withheld and (to is None or one.pk != to.pk)]
    if not hidden:
        return Details()
    kept, known = Details(), _known_to(case, to)
    for one in hidden:
        before = _now_and_before(one)
        _add_person(kept, one, before)
        kept.parts |= _new_parts(kept.names, one, before, (str(case.child), to.name if to else ""))
    _add_home(kept, case.child, known)
    # A parent may be called as the child is, or by one name that is a part of another's.
    known.names |= {*_names(str(case.child)), *_all(str(case.child)), *_all(to.name if to else "")}
    return kept.without(known)


def search(passages: Iterable[Passage], kept: Details) -> list[Finding]:
    """Each kind of withheld thing once for each place where it stands."""
    sought = list(kept.sought())
    found = [
        Finding(passage.where, NAME if kind == ALONE else kind)
        for passage in passages
        for kind, words in sought
        if _stands_in(kind, words, passage)
    ]
    return list(dict.fromkeys(found))


def _stands_in(kind: str, words: str, passage: Passage) -> bool:
    if kind in (POSTCODE, PHONE, EMAIL):
        return words in passage.squeezed
    if kind == ADDRESS and is_everyday(words):
        return written_as_a_place(words, passage.text)
    if kind == ALONE and is_weak(words):
        return written_as_a_person(words, passage.text)
    return holds_phrase(words, passage.plain, passage.squeezed)


def _known_to(case: Case, to: FamilyMember | None) -> Details:
    """What is no secret to a reader: where they live or lived, the council and the setting."""
    known = Details()
    for address in (settings.LOCAL_AUTHORITY["address"], case.setting_address):
        known.add(address, "")
        known.postcodes |= {squeezed(part) for part in address.replace(",", "\n").splitlines()}
    if to is not None:
        for past in _now_and_before(to):
            known.add(past["address"], past["postcode"], past["phone"], past["email"])
            known.names |= _names(past["name"])
    return known


def _add_person(kept: Details, person: FamilyMember, before: list[dict[str, Any]]) -> None:
    for past in before:
        kept.add(past["address"], past["postcode"], past["phone"], past["email"])
        kept.names |= _names(past["other_names"])
    # The name that others knew is no secret; one taken since is.
    if len({past["name"] for past in before}) > 1:
        kept.names |= _names(person.name)
        kept.names -= _names(before[-1]["name"])
    if person.withheld_all:  # not even that they are on the case
        kept.names |= {*_names(person.name), *_names(person.known_as)}
    elif person.known_as:  # the others know them by another name than their own
        kept.names |= _names(person.name) - _names(person.known_as)
    for sentence in person.withheld_because.replace("\n", ".").split("."):
        words = plain(sentence).strip()
        if words.count(" ") >= SHORTEST_REASON:
            kept.reasons.add(words)


def _add_home(kept: Details, child: Child, known: Details) -> None:
    """Where the child lives is withheld too, unless the reader lives there or has."""
    if not set(address_lines(child.address)) & known.lines:
        kept.add(child.address, child.postcode)


def _now_and_before(person: FamilyMember) -> list[dict[str, Any]]:
    """What is and was recorded of somebody, the newest first."""
    now = {name: getattr(person, name) for name in _FIELDS}
    history: Any = person.history  # type: ignore[attr-defined]
    return [now, *history.order_by("-history_id").values(*_FIELDS)]


def _names(text: str) -> set[str]:
    parts = text.replace(";", ",").replace("\n", ",").split(",")
    return {name for part in parts for name in ways(part) if len(name) > 2}


def _new_parts(
    names: set[str], person: FamilyMember, before: list[dict[str, Any]], others: tuple[str, str]
) -> set[str]:
    """The last names among withheld ones, which tell by themselves who is meant: “Ms Shah”.

    None that the person is known by, nor one of the `others`: the child and the reader.
    """
    usual = (person.known_as, before[-1]["name"], *others)
    known = {word for name in usual for word in _all(name)}
    found = set()
    for past in before:
        for name in (past["name"], *re.split("[;,\n]", past["other_names"])):
            last = " ".join(name.split()[1:])
            if _names(name) & names and not _all(last) <= known:
                found |= {way for way in ways(last) if len(way) > 1}
    return found


def _all(name: str) -> set[str]:
    return {word for way in ways(name) for word in way.split()}
