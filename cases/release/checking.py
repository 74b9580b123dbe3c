"""check: the finished bytes of a file against what one reader must not get."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..models import Case, Document, FamilyMember, Message, ReleaseCheck
from . import foot as feet
from . import others, titles, withheld
from .files import take_apart
from .finding import Finding, Passage
from .foot import Foot
from .withheld import Details, withheld_from

VERSION = "3"  # of the rules: a newer one looks again at what still waits
KEPT_FOR_ANOTHER = "it is kept for another person on the case"
ALTERED = "it is not the file that was put on the case"
GONE = "Something that goes with it was replaced or moved since. Write it again"
MAY_GO = (ReleaseCheck.State.CLEAR, ReleaseCheck.State.ALLOWED)
AGAIN = "What it says must no longer reach this person. Look at it, and write it again"


@dataclass(frozen=True)
class Checked:
    """The outcome of a check, and a mark of what it was made against."""

    findings: tuple[Finding, ...]
    mark: str

    @property
    def is_clear(self) -> bool:
        return not self.findings

    @property
    def as_rows(self) -> list[dict[str, Any]]:
        return [one.as_dict for one in self.findings]


def check(
    content: bytes,
    media_type: str,
    *,
    case: Case,
    to: FamilyMember | None,
    file_name: str = "",
    title: str = "",
    foot: Foot | None = None,
) -> Checked:
    """Look through a file for one reader of a case: somebody of the family, or else a body.

    A letter of ours has a `title` and a `foot`; other papers have neither.
    """
    taken = take_apart(content, media_type)
    passages = [*taken.passages, Passage("the file name", file_name)]
    kept = withheld_from(case, to)
    found = [*taken.findings, *withheld.search(passages, kept), *others.search(passages, case)]
    if foot is not None:
        found += feet.missing_on(taken.pages, foot)
        found += titles.naming(taken.passages, case.child, besides=title)
    return Checked(tuple(dict.fromkeys(found)), _mark(hashlib.sha256(content).hexdigest(), kept))


def looking_for(case: Case, to: FamilyMember | None) -> Callable[[str], bool]:
    """Whether words hold what must not reach a reader, for what is shown and is no file."""
    kept = withheld_from(case, to)
    if not any(kept.sought()):
        return lambda words: False
    return lambda words: bool(withheld.search([Passage("the words", words)], kept))


def check_paper(paper: Document, to: FamilyMember | None) -> Checked:
    """Look through a paper on a case, as its reader would get it."""
    with paper.file.open("rb") as stored:
        content = stored.read()
    checked = check(
        content,
        paper.media_type,
        case=paper.case,
        to=to,
        file_name=f"{paper.title} {Path(str(paper.file.name)).name}",
        title=paper.title,
        foot=Foot.of(paper.snapshot) if paper.letter else None,
    )
    found = list(checked.findings)
    if hashlib.sha256(content).hexdigest() != paper.sha256:
        found.append(Finding("the file", ALTERED))
    if paper.private_to_id and (to is None or to.pk != paper.private_to_id):
        found.append(Finding("the file", KEPT_FOR_ANOTHER))
    return Checked(tuple(found), checked.mark)


def mark_for(paper: Document, to: FamilyMember | None) -> str:
    """A mark of a file and of all that is withheld from its reader: it changes when either does."""
    return _mark(paper.sha256, withheld_from(paper.case, to))


def marks_for(papers: Iterable[Document], case: Case, to: FamilyMember | None) -> dict[int, str]:
    """The same mark of several papers of one case, by number: what is withheld is asked once."""
    kept = withheld_from(case, to)
    return {paper.pk: _mark(paper.sha256, kept) for paper in papers}


def no_longer_right(message: Message) -> str:
    """Why a letter that waits must not go after all, asked when it goes (H-028). Empty when it may.

    Only when more is withheld now than when it was checked is a file looked through again.
    """
    if message.document is None or message.case is None or message.to_user_id:
        return ""
    for paper in message.papers:
        if paper != message.document and not is_in_use(paper, message.case):
            return GONE
        if _holds_more(paper, message):
            return AGAIN
    return ""


def is_in_use(paper: Document, case: Case) -> bool:
    """Whether a paper still counts on its case: neither moved, nor undone, nor replaced."""
    gone = paper.moved_to_id or paper.undone_at or hasattr(paper, "superseded_by")
    return paper.case_id == case.pk and not gone


def last_check(paper: Document, message: Message) -> ReleaseCheck | None:
    """What the last check of one of its papers found for the reader of a message."""
    rows = ReleaseCheck.objects.filter(document=paper, to=message.to_member)
    return rows.filter(to_body__in=("", message.to_body)).first()


def _holds_more(paper: Document, message: Message) -> bool:
    last = last_check(paper, message)
    may_go = last is not None and last.state in MAY_GO
    if last is not None and may_go and last.mark == mark_for(paper, message.to_member):
        return False
    allowed = last.findings if last is not None and may_go else []
    return any(one not in allowed for one in check_paper(paper, message.to_member).as_rows)


def _mark(digest: str, kept: Details) -> str:
    sought = "\n".join(f"{kind}: {words}" for kind, words in kept.sought())
    return hashlib.sha256(f"{VERSION}\n{digest}\n{sought}".encode()).hexdigest()
