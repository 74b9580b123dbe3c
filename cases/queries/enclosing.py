"""What goes with a letter of a case: the papers there are, and why fewer are not enough."""

from __future__ import annotations

from collections.abc import Sequence

from statutory import counted

from ..letters import NOT_TO_ISSUE, Letter
from ..letters.addressees import Addressee
from ..letters.enclosing import for_reader, papers_for, usual, why_not_without
from ..models import Case, Document
from ..refusals import Refused
from .advice import advice_on

NOT_THEIRS = "“{title}” is not on this case for this reader, so it is not enclosed"


def usual_for(letter: Letter, case: Case) -> list[Document]:
    """The papers that a letter is sent with unless somebody takes one out."""
    return usual(letter, list(papers_for(letter, case)))


def not_filed(letter: Letter, case: Case) -> str:
    """How much advice came that no paper on the case holds, in a sentence. Empty when none."""
    if letter.encloses is None or letter.encloses != NOT_TO_ISSUE.encloses:
        return ""
    came = [one.name for one in advice_on(case).advisers if one.came_on]
    filed = len(usual_for(letter, case))
    if len(came) <= filed:
        return ""
    return (
        f"Advice came from {', '.join(came)}, and {counted(filed, 'paper')} of advice"
        f" {'is' if filed == 1 else 'are'} filed. File the rest, or say why it does not come with"
        " the letter."
    )


def why_incomplete(
    letter: Letter, case: Case, reader: Addressee, enclosed: Sequence[Document], reason: str
) -> str:
    """Why a letter to one reader cannot go with these papers. Empty when it can."""
    there = for_reader(list(papers_for(letter, case)), reader)
    return why_not_without(letter, enclosed, there, reason) or (
        "" if reason.strip() else not_filed(letter, case)
    )


def refuse_incomplete(
    letter: Letter, case: Case, reader: Addressee, enclosed: Sequence[Document], reason: str
) -> None:
    """Stop a letter that lacks what must come with it, or that would bring what is not theirs."""
    there = for_reader(list(papers_for(letter, case)), reader)
    if wrong := next((one for one in enclosed if one not in there), None):
        raise Refused(NOT_THEIRS.format(title=wrong.title), field="to")
    if why := why_incomplete(letter, case, reader, enclosed, reason):
        raise Refused(why, field="not_enclosed")


def newest(papers: Sequence[Document]) -> list[Document]:
    """Papers chosen earlier as they are now: what replaced them, and not what was taken away."""
    found: list[Document] = []
    for paper in papers:
        while hasattr(paper, "superseded_by"):
            paper = paper.superseded_by
        if not paper.moved_to_id and not paper.undone_at and paper not in found:
            found.append(paper)
    return found
