"""Each request for advice as it will go out, to be looked at first."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from cases.letters import ADVICE_REQUEST
from cases.letters.addressees import Addressee
from cases.letters.composing import compose
from cases.letters.markup import one_level_down
from cases.models import Case, Document
from cases.refusals import Refused

from ..actions.advice import Wanted
from ..letters import addressee_of, asking, inbox_of
from ..queries.advice_names import SHORT
from ..queries.advice_papers import why_nothing_comes
from ..queries.asking import why_not_asked


@dataclass(frozen=True)
class Going:
    """What is the same for every request of one going: the case, the day, who sends, the papers."""

    case: Case
    on: date
    by: User
    papers: Sequence[Document]
    why_left_out: str


@dataclass(frozen=True)
class Sheet:
    """One request as it will go out, or why it cannot."""

    wanted: Wanted
    source: str
    inbox: str
    reader: Addressee
    subject: str
    text: str
    letter: str
    why_not: str
    shares_inbox: bool


def sheets_of(wanted: Sequence[Wanted], going: Going) -> list[Sheet]:
    """One sheet for each that is asked."""
    inboxes = [inbox_of(one.provider) for one in wanted]
    return [
        _sheet(one, inbox, bool(inbox) and inboxes.count(inbox) > 1, going)
        for one, inbox in zip(wanted, inboxes, strict=True)
    ]


def mark_of(sheets: Sequence[Sheet], papers: Sequence[Document]) -> str:
    """A mark of what was looked at: it differs when anything that would go does."""
    found = hashlib.sha256()
    for one in sheets:
        parts = (one.source, one.wanted.provider.pk, one.inbox, one.wanted.questions, one.letter)
        found.update(repr((*parts, one.why_not)).encode())
    found.update(repr([paper.pk for paper in papers]).encode())
    return found.hexdigest()


def _sheet(wanted: Wanted, inbox: str, shares: bool, going: Going) -> Sheet:
    reader = addressee_of(wanted.provider, wanted.source)
    subject, text = asking(going.case.reference)
    why_not = why_not_asked(going.case, wanted.source, wanted.provider, going.on)
    letter = ""
    if not inbox and not why_not:
        letter, why_not = _letter(wanted, reader, going)
    return Sheet(
        wanted, SHORT[wanted.source], inbox, reader, subject, text, letter, why_not, shares
    )


def _letter(wanted: Wanted, reader: Addressee, going: Going) -> tuple[str, str]:
    """The letter as it will be, or why there can be none."""
    if reader.why_not:
        return "", reader.why_not
    try:
        composed = compose(
            ADVICE_REQUEST,
            case=going.case,
            to=reader,
            on=going.on,
            signed_by=going.by,
            typed={
                "questions": wanted.questions,
                "not_enclosed": why_nothing_comes(going.papers, going.why_left_out),
            },
            enclosed=going.papers,
        )
    except Refused as refusal:
        return "", refusal.sentence
    return one_level_down(composed.body), ""
