"""The papers of a case that go with a letter: what there is, and how it is listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from statutory import format_date

from ..models import Case, Document
from ..refusals import Refused
from . import Letter
from .addressees import Addressee

NOTHING = "Choose what is enclosed, or say why it does not come with the letter"
LEFT_OUT = "Say why this does not come with the letter: {titles}"


def papers_for(letter: Letter, case: Case) -> QuerySet[Document]:
    """The papers on the case that may go with a letter: in use, not for staff only, not letters."""
    if letter.encloses is None:
        return Document.objects.none()
    sorts = (*letter.encloses.sorts, *letter.encloses.others)
    papers = case.documents.filter(sort__in=sorts, letter="", internal=False, undone_at=None)
    return papers.filter(moved_to=None, superseded_by=None).exclude(file="").order_by("pk")


def for_reader(papers: Sequence[Document], reader: Addressee) -> list[Document]:
    """Of some papers those that may go to one reader at all: none kept for somebody else."""
    own = reader.member.pk if reader.member else None
    return [one for one in papers if one.private_to_id in (None, own)]


def usual(letter: Letter, papers: Sequence[Document]) -> list[Document]:
    """Of some papers those that a letter is sent with unless somebody takes one out."""
    sorts = letter.encloses.sorts if letter.encloses else ()
    return [one for one in papers if one.sort in sorts]


def why_not_without(
    letter: Letter, enclosed: Sequence[Document], there: Sequence[Document], reason: str
) -> str:
    """Why a letter cannot go with no more than these of the papers there are. Empty when it can."""
    if letter.encloses is None or reason.strip():
        return ""
    if not enclosed:
        return NOTHING
    left_out = [one.title for one in usual(letter, there) if one not in enclosed]
    return LEFT_OUT.format(titles=", ".join(left_out)) if left_out else ""


def refuse_without(letter: Letter, values: Mapping[str, str]) -> None:
    """A letter that has to come with papers comes with them or says why it does not."""
    if letter.encloses and not values["enclosed"] and not values.get("not_enclosed"):
        raise Refused(NOTHING, field="not_enclosed")


def named(paper: Document) -> str:
    """A paper as the letter lists it: its title, whose it is, and of which day."""
    parts = [" ".join(paper.title.split())]
    if paper.from_whom.strip():
        parts.append(f"from {' '.join(paper.from_whom.split())}")
    if paper.received_on:
        parts.append(f"received on {format_date(paper.received_on)}")
    return ", ".join(parts)
