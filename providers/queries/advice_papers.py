"""Which papers go along with a request for advice, and whose names stand in advice that came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from cases.access import cases_to_match
from cases.facts import facts_for
from cases.letters import ADVICE_REQUEST
from cases.letters.enclosing import papers_for, usual
from cases.models import Case, Document, ReleaseCheck
from cases.papers import names
from cases.queries.paper_names import findings_of
from cases.release import mark_for
from statutory import Kind

from ..models import AdviceRequest

MAY_GO = (ReleaseCheck.State.CLEAR, ReleaseCheck.State.ALLOWED)
LEFT_OUT = "Say why this does not go along: {titles}"
NOTHING_YET = "We have nothing in writing from the family yet. We send it on when it comes."


@dataclass(frozen=True)
class Read:
    """What reading advice showed: whether there is text, and whether it is about this child."""

    is_read: bool
    names_child: bool
    others: tuple[int, ...] = ()  # cases of other children whose names stand in it

    @property
    def concern(self) -> str:
        """Why a person has to look at it before it counts. Empty where nobody has to."""
        if self.others:
            return "It names another child. Look whether it is about this child at all."
        if not self.is_read:
            return "It is a scan without text, so nobody checked whose name stands in it."
        return "" if self.names_child else "The child’s name does not stand in it."


def papers_to_send(case: Case) -> list[Document]:
    """The papers of a case that may go along, what the family said first (regulation 6(3))."""
    papers = [one for one in papers_for(ADVICE_REQUEST, case) if one.private_to_id is None]
    family = {paper.pk for paper in said_by_the_family(papers)}
    return sorted(papers, key=lambda paper: paper.pk not in family)


def said_by_the_family(papers: Sequence[Document]) -> list[Document]:
    """Of these, what goes along unless it is taken out: what the family said, and the request."""
    return usual(ADVICE_REQUEST, papers)


def why_not_without(papers: Sequence[Document], case: Case, reason: str) -> str:
    """Why nobody can be asked with no more than these papers, in a sentence. Empty when they can.

    Where the family has sent nothing there is nothing to leave out, and the letter says so.
    """
    left_out = [one for one in said_by_the_family(papers_to_send(case)) if one not in papers]
    if not left_out or reason.strip():
        return ""
    return LEFT_OUT.format(titles=", ".join(paper.title for paper in left_out))


def why_nothing_comes(papers: Sequence[Document], reason: str) -> str:
    """What a letter says of what does not come with it."""
    if reason.strip() or papers:
        return reason.strip()
    return NOTHING_YET


def standing_of(paper: Document) -> ReleaseCheck | None:
    """The last check of a paper for those outside the family, if it is about the paper as it is."""
    last = ReleaseCheck.objects.filter(document=paper, to=None).first()
    return last if last is not None and last.mark == mark_for(paper, None) else None


def may_go(paper: Document) -> bool:
    """Whether a paper was looked through for those asked for advice, and may go to them."""
    last = standing_of(paper)
    return last is not None and last.state in MAY_GO


def reading_of(paper: Document, by: User) -> Read:
    """What reading a paper shows, as it was kept when it was filed, or read now."""
    found = paper.findings
    if "is_read" not in found or (found["is_read"] and "child" not in found):
        with paper.file.open("rb") as stored:
            found = findings_of(stored.read(), paper.media_type, paper.case, by)
    return Read(
        bool(found.get("is_read")), bool(found.get("child")), tuple(found.get("others", ()))
    )


def others_in(text: str, case: Case, by: User) -> tuple[int, ...]:
    """Cases of other children whose names stand in words that were typed."""
    return names.who_is_named(text, case, cases_to_match(by)).others


def came_after_the_plan(request: AdviceRequest, on: date) -> bool:
    """Whether a final plan was sent before this day."""
    sent = facts_for(request.case).latest(Kind.PLAN_SENT)
    return sent is not None and sent <= on
