"""What happened that one person is told of by text: what kind of thing, by when to act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from cases.letters.texts import Came
from cases.models import Case, Contact, Document, Entry, FamilyMember, Message
from cases.queries.contact import contacts_with
from statutory import Kind

from ..models import Texting
from .papers import kept_for_nobody_else
from .service import NOTICES, notices_of
from .serving_words import act_by

# What moves a case on, where no letter to the family says so already.
_STEPS = [
    kind.value
    for kind in (
        Kind.REQUEST_RECEIVED,
        Kind.BECAME_RESPONSIBLE,
        Kind.DECIDED_TO_ASSESS,
        Kind.DECIDED_TO_ISSUE,
        Kind.DRAFT_SENT,
        Kind.AMENDMENT_NOTICE_SENT,
        Kind.PLAN_SENT,
        Kind.AMENDED_PLAN_SENT,
    )
]


@dataclass(frozen=True)
class News:
    """What came for one person, and the first day by which they can act on any of it."""

    came: Sequence[Came]
    act_by: date | None


def news_for(
    member: FamilyMember, case: Case, *, since: datetime, until: datetime, today: date
) -> News:
    """All that came for somebody in a time. Nothing that came for another person alone."""
    letters = _letters(member, case, since, until)
    came = list(dict.fromkeys(_came(member, case, letters, since, until)))
    return News(came, _first_day(letters, case, today))


def came_back(texting: Texting) -> bool:
    """Whether a text came back since they said what they want."""
    texts = Message.objects.filter(to_member=texting.member, channel=Message.Channel.TEXT)
    return texts.filter(returned_at__gt=texting.set_at).exists()


def _letters(member: FamilyMember, case: Case, since: datetime, until: datetime) -> list[Message]:
    sent = Message.objects.filter(
        case=case, to_member=member, state=Message.State.SENT, document__isnull=False
    )
    return list(sent.filter(sent_at__gt=since, sent_at__lte=until))


def _came(
    member: FamilyMember, case: Case, letters: list[Message], since: datetime, until: datetime
) -> Iterator[Came]:
    if letters:
        yield Came.LETTER
    shared = {"shared_with_family_at__gt": since, "shared_with_family_at__lte": until}
    if _papers(member, case).filter(**shared).exists():
        yield Came.PAPER
    answers = contacts_with(case, member).filter(
        how=Contact.How.MESSAGE, direction=Contact.Direction.OUT
    )
    if answers.filter(written_at__gt=since, written_at__lte=until).exists():
        yield Came.ANSWER
    steps = Entry.objects.filter(case=case, kind__in=_STEPS, corrects=None)
    if not letters and steps.filter(recorded_at__gt=since, recorded_at__lte=until).exists():
        yield Came.STEP


def _papers(member: FamilyMember, case: Case) -> QuerySet[Document]:
    """What was shared with the family and is kept for nobody else of it."""
    rows = Document.objects.filter(kept_for_nobody_else(member), case=case)
    return rows.filter(moved_to=None, undone_at=None)


def _first_day(letters: list[Message], case: Case, today: date) -> date | None:
    """The first day to act by, of the notices among them."""
    if not any(one.code in NOTICES for one in letters):
        return None
    sent = {one.pk for one in letters}
    days = [
        act_by(notice, today)
        for notice in notices_of(case)
        if any(one.message.pk in sent for one in notice.sendings)
    ]
    return min((day for day in days if day), default=None)
