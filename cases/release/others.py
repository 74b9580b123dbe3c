"""Another child of the authority in a file that is about this one (H-001, H-007)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from ..likeness import fold
from ..models import Case, Child
from ..papers.names import days_in, who_is_named
from .finding import Finding, Passage
from .plain import address_lines, holds_phrase, plain, squeezed

REFERENCE = "another child’s reference"
UPN = "another child’s UPN"
NAME_AND_BIRTH = "another child’s name with their date of birth"
NAME_AND_HOME = "another child’s name with where they live"
NAMES = "names another child"
NOT_THIS = "names another child and not this one"
MOST_TOKENS = 20_000
_BLANKS = re.compile(r"\s+")
_DASHES = re.compile(r" ?[-\u2010-\u2015\u2212\u00ad] ?")
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"[A-Z0-9][A-Z0-9/._-]*[A-Z0-9]")
_UPN = re.compile(r"(?<![A-Z0-9])[A-Z](?:[ -]?[0-9]){11}[ -]?[A-Z0-9](?![A-Z0-9])")


def search(passages: list[Passage], case: Case) -> list[Finding]:
    """Every other child that the file tells apart from all others, and where."""
    found: list[Finding] = []
    for passage in passages:
        found += _numbers(passage, case)
    found += _named(passages, case)
    return list(dict.fromkeys(found))


def _numbers(passage: Passage, case: Case) -> Iterator[Finding]:
    # Blanks first: looked for before each dash, a long run of them would be read over and over.
    text = unicodedata.normalize("NFKC", passage.text).upper()
    if not _DIGIT.search(text):
        return  # no reference and no UPN is without one
    text = _DASHES.sub("-", _BLANKS.sub(" ", text))
    others = Case.objects.exclude(child=case.child_id).order_by("pk")
    for pk in others.filter(reference__in=_references(text)).values_list("pk", flat=True):
        yield Finding(passage.where, REFERENCE, pk)
    upns = {"".join(c for c in hit if c.isalnum()) for hit in _UPN.findall(text)}
    if not upns:
        return
    known = Child.objects.filter(upn__in=upns).exclude(pk=case.child_id)
    for child in known.order_by("pk"):
        of_theirs = Case.objects.filter(child=child).order_by("pk").values_list("pk", flat=True)
        yield Finding(passage.where, UPN, of_theirs.first())


def _references(text: str) -> list[str]:
    """Every word with a number in it, as a reference may be written."""
    words = {word for word in set(_TOKEN.findall(text)) if any(c.isdigit() for c in word)}
    return sorted(words)[:MOST_TOKENS]


def _named(passages: list[Passage], case: Case) -> Iterator[Finding]:
    text = "\n".join(passage.text for passage in passages)
    everybody: QuerySet[Case] = Case.objects.order_by("pk")
    named = who_is_named(text, case, everybody)
    if not named.others:
        return
    days = days_in(text)
    for other in Case.objects.filter(pk__in=named.others).select_related("child").order_by("pk"):
        child = other.child
        if child.date_of_birth in days and child.date_of_birth != case.child.date_of_birth:
            what = NAME_AND_BIRTH
        elif _is_kin(child, case.child):
            what = NAMES  # a twin or a sibling at home: a person looks
        elif _home_stands_in(child, case.child, passages):
            what = NAME_AND_HOME
        elif child.date_of_birth in days:
            what = NAME_AND_BIRTH
        elif not named.child:
            what = NOT_THIS
        else:
            continue  # many people share a name
        for where in _where(child, passages):
            yield Finding(where, what, other.pk)


def _is_kin(other: Child, child: Child) -> bool:
    same_name = fold(other.surname) == fold(child.surname)
    at_home = bool(child.postcode) and other.postcode == child.postcode
    return same_name and (other.date_of_birth == child.date_of_birth or at_home)


def _home_stands_in(other: Child, child: Child, passages: Iterable[Passage]) -> bool:
    lines = set(address_lines(other.address)) - set(address_lines(child.address))
    numbered = [line for line in lines if line[:1].isdigit()]
    postcode = squeezed(other.postcode) if other.postcode != child.postcode else ""
    return any(
        (postcode and postcode in passage.squeezed)
        or any(holds_phrase(line, passage.plain, passage.squeezed) for line in numbered)
        for passage in passages
    )


def _where(child: Child, passages: Iterable[Passage]) -> list[str]:
    """Where the name stands: whole if it does anywhere, else the first name."""
    first, last = plain(child.forename).strip(), plain(child.surname).strip()
    whole = [
        p.where for p in passages if _holds(p, f"{first} {last}") or _holds(p, f"{last} {first}")
    ]
    alone = [p.where for p in passages if _holds(p, first)] if first else []
    return (whole or alone or ["the file"])[:20]


def _holds(passage: Passage, words: str) -> bool:
    return f" {words.strip()} " in passage.plain
