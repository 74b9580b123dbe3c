"""The papers of a case: what waits, what is in use, what was replaced, undone or moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User

from ..access import cases_visible_to
from ..models import Case, Document, Upload
from ..papers.kinds import words_of

State = Upload.State
_ON_THE_LIST = (State.WAITING, State.CLEAN, State.INFECTED, State.REFUSED, State.ASIDE)

_OF = ("", "superseded_by__", "moved_to__", "moved_from__")  # letters are long, and not shown here


@dataclass(frozen=True)
class Group:
    """Some of the papers under one heading."""

    heading: str
    documents: Sequence[Document]


@dataclass(frozen=True)
class Papers:
    """Everything on the page of documents."""

    waiting: Sequence[Upload]
    aside: Sequence[Upload]
    groups: Sequence[Group]
    past: Sequence[Document]
    counts: Sequence[tuple[str, str]]  # of each sort, as a choice with its number
    total: int
    shown: int


def papers_of(case: Case, user: User, *, sort: str = "", by_sort: bool = False) -> Papers:
    """The papers of a case as one person may see them, newest first or under their sorts."""
    every = list(_documents(case, user))
    sent = case.uploads.sent_to_us().filter(state__in=_ON_THE_LIST)
    uploads = list(sent.select_related("uploaded_by"))
    used = [one for one in every if is_used(one)]
    shown = [one for one in used if sort in ("", one.sort)]
    number = Counter(one.sort for one in used)
    return Papers(
        waiting=[one for one in uploads if one.state != State.ASIDE],
        aside=[one for one in uploads if one.state == State.ASIDE],
        groups=_by_sort(shown) if by_sort else [Group("", shown)] if shown else [],
        past=[one for one in every if not is_used(one)],
        counts=[
            (value, f"{label} ({number[value]})")
            for value, label in Document.Sort.choices
            if number[value]
        ],
        total=len(used),
        shown=len(shown),
    )


def is_used(document: Document) -> bool:
    """Whether a paper counts on its case: not replaced, not moved away, not undone."""
    gone = document.moved_to_id or document.undone_at
    return not gone and not hasattr(document, "superseded_by")


def _documents(case: Case, user: User) -> QuerySet[Document]:
    visible = cases_visible_to(user)
    return (
        case.documents.select_related(
            "addressed_to",
            "filed_by",
            "superseded_by",
            "moved_to__case",
            "moved_from__case",
            "moved_by",
            "undone_by",
        )
        .annotate(
            sees_where_to=Exists(visible.filter(pk=OuterRef("moved_to__case"))),
            sees_where_from=Exists(visible.filter(pk=OuterRef("moved_from__case"))),
        )
        .defer(*(f"{of}snapshot" for of in _OF))
        .order_by("-filed_at", "-pk")
    )


def document_of(case: Case, user: User, pk: int) -> Document | None:
    """One paper of a case, with what its page says around it."""
    return _documents(case, user).filter(pk=pk).first()


def with_content(case: Case, sha256: str) -> QuerySet[Document]:
    """Papers of a case that are the same file, also as it came before its pages were turned."""
    there = Q(undone_at=None) | Q(findings__has_key="turned_into")
    return case.documents.filter(there, sha256=sha256, moved_to=None)


def _by_sort(documents: Sequence[Document]) -> list[Group]:
    return [
        Group(label, rows)
        for value, label in Document.Sort.choices
        if (rows := [one for one in documents if one.sort == value])
    ]


def concerns_of(upload: Upload) -> list[str]:
    """Why a person has to look at a file before it is filed."""
    found = upload.findings
    if upload.state != State.CLEAN or "is_read" not in found:
        return []
    if not found["is_read"]:
        return ["unread"]
    if "child" not in found:
        return ["unchecked"]
    concerns = [] if found["child"] else ["child"]
    return concerns + (["others"] if found.get("others") else [])


def others_named(upload: Upload, user: User) -> tuple[list[Case], bool]:
    """Cases of other children named in a file that this person may see; and whether of more."""
    pks = upload.findings.get("others", [])
    seen = list(cases_visible_to(user).filter(pk__in=pks).select_related("child").order_by("pk"))
    return seen, len(seen) < len(pks)


def pages_in_words(findings: dict[str, object]) -> str:
    """ "3 pages", where they were counted."""
    seen = findings.get("seen")
    if not isinstance(seen, int) or not seen:
        return ""
    return "1 page" if seen == 1 else f"{seen} pages"


def kind_in_words(media_type: str) -> str:
    """What a file is: "Word document"."""
    return words_of(media_type)
