"""A Word file that words are taken from: what it says, what is left out of it, whose it seems."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import User
from cases.access import cases_visible_to
from cases.models import Case
from cases.papers import kinds, packages
from cases.papers.names import who_is_named
from cases.papers.reading import Hidden, read
from cases.refusals import Refused

from ..plain import plain

MOST = 2_000  # paragraphs that can be chosen from
_STAYS = ("Tracked insertion",)  # words that are seen: they are in the text
_ABOUT_THE_FILE = "Property"
NO_WORD = "It is not a Word file (.docx). Take the text from another, or paste it."
EMPTY = "No words were found in it."
NOT_THEIRS = "It does not hold this child’s name. Make sure that it is about them."
OF_ANOTHER = (
    "It holds the name of another child whose case is here. Make sure that it is not theirs."
)


@dataclass(frozen=True)
class Taken:
    """What a Word file offers, what of it is left out, and what to look at twice."""

    paragraphs: tuple[str, ...]
    left_out: tuple[Hidden, ...]
    doubts: tuple[str, ...]


def taken_from(content: bytes, name: str, *, case: Case, by: User) -> Taken:
    """The paragraphs of a Word file. Deletions, hidden text and comments are not among them."""
    sort = kinds.sort_of(content, name)
    if sort.problem:
        raise Refused(sort.problem, field="file")
    if sort.media_type != packages.DOCX:
        raise Refused(NO_WORD, field="file")
    found = read(content, sort.media_type)
    text = "\n".join(found.pages[: found.seen])
    paragraphs = tuple(line for part in text.split("\n") if (line := plain(part)))
    if not paragraphs:
        raise Refused(EMPTY, field="file")
    left_out = tuple(
        one
        for one in found.hidden
        if one.what not in _STAYS and not one.what.startswith(_ABOUT_THE_FILE)
    )
    return Taken(paragraphs[:MOST], left_out, tuple(_doubts(text, case, by)))


def _doubts(text: str, case: Case, by: User) -> list[str]:
    named = who_is_named(text, case, cases_visible_to(by).exclude(pk=case.pk))
    doubts = [] if named.child else [NOT_THEIRS]
    return [*doubts, OF_ANOTHER] if named.others else doubts
