"""Whether a notice in law reached the person: what shows it, and what comes next when nothing does.

One that went by post is given when it is posted, unless it comes back. One that went by email is
known to them when they open it. That a mailbox took it shows that it was given, and not that
anybody saw it: so it does not stop the next step (H-165).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cases.letters import LETTERS_BY_CODE, NOTICE_AGAIN
from cases.models import Case, Message

from ..models import Opening, Service

# What the law has us tell the family, and from which a time begins to run.
NOTICES = (
    "will-assess",
    "not-to-assess",
    "will-issue",
    "not-to-issue",
    "draft-plan",
    "amended-draft",
    "final-plan",
    "amendment-notice",
    "amended-plan",
    "not-amending",
)
State, Channel, Evidence = Message.State, Message.Channel, Service.Evidence
KNOWN = (Evidence.OPENED.value, Evidence.POSTED.value, Evidence.SPOKEN.value)
_WENT = (State.SENT, State.FAILED)
_SERVICE = ("service__text", "service__letter", "service__again", "service__call__by")


@dataclass(frozen=True)
class Sending:
    """One sending of a notice: when it left, what shows that it arrived, or why it did not."""

    message: Message
    service: Service | None
    anew: bool = False  # the one before never reached them: their time counts from this one
    because: str = ""
    opened_at: datetime | None = None

    @property
    def left_on(self) -> date | None:
        """The day it left us."""
        sent = self.message.sent_at if self.message.state == State.SENT else None
        return timezone.localdate(sent) if sent else None

    @property
    def failed(self) -> str:
        """Why it did not reach them, where that is known."""
        message = self.message
        if message.returned_at is not None:
            return message.problem or "It came back"
        if message.state in (State.FAILED, State.STOPPED):
            return message.stopped_because or message.problem or "It was not sent"
        return ""

    @property
    def evidence(self) -> str:
        """What shows that it reached them. Empty when nothing does."""
        message = self.message
        if self.failed:
            return ""
        if self.opened_at is not None:
            return Evidence.OPENED.value
        if message.state == State.SENT and message.channel == Channel.POST:
            return Evidence.POSTED.value
        if self.service is not None and self.service.call_id:
            return Evidence.SPOKEN.value
        return Evidence.DELIVERED.value if message.delivered_at else ""

    @property
    def shown_at(self) -> datetime | None:
        """Since when that is so."""
        message, told = self.message, self.service.call if self.service else None
        moments = {
            Evidence.OPENED.value: self.opened_at,
            Evidence.POSTED.value: message.sent_at,
            Evidence.SPOKEN.value: told.at if told else None,
            Evidence.DELIVERED.value: message.delivered_at,
        }
        return moments.get(self.evidence)


@dataclass(frozen=True)
class Notice:
    """One notice to one person, with each time that it was sent to them."""

    sendings: Sequence[Sending]

    @property
    def first(self) -> Message:
        return self.sendings[0].message

    @property
    def about(self) -> str:
        """The decision it tells of, where there is an appeal against it."""
        letter = LETTERS_BY_CODE.get(self.first.code)
        return letter.about if letter else ""

    @property
    def title(self) -> str:
        letter = LETTERS_BY_CODE.get(self.first.code)
        return letter.title if letter else self.first.subject

    @property
    def evidence(self) -> str:
        """The best there is of any sending: that they know of it, or that it was given."""
        found = [one.evidence for one in self.sendings if one.evidence]
        return next((one for one in KNOWN if one in found), found[0] if found else "")

    @property
    def is_known(self) -> bool:
        """Whether nothing more has to be done so that they know of it."""
        return self.evidence in KNOWN


def notices_of(case: Case) -> list[Notice]:
    """Every notice in law of a case, newest first, each with its sendings. Two questions."""
    whole = _sent_in(case).select_related("to_member__child", "document", *_SERVICE)
    return notices_among(list(whole))


def notices_for_dates(case: Case) -> list[Notice]:
    """The same, for when each went and what shows it: without the people, the papers and the texts
    that went along, which are most of what there is to read."""
    return notices_among(list(_sent_in(case).select_related("service")))


def _sent_in(case: Case) -> QuerySet[Message]:
    codes = Q(code__in=NOTICES) | Q(code=NOTICE_AGAIN.code)
    return case.messages.filter(codes, to_member__isnull=False).order_by("written_at", "pk")


def notice_of(message: Message) -> Notice:
    """The notice that a message is of, whichever of its sendings it is."""
    assert message.case is not None
    for notice in notices_of(message.case):
        if any(one.message == message for one in notice.sendings):
            return notice
    return Notice([Sending(message, getattr(message, "service", None))])


def notices_among(found: Sequence[Message]) -> list[Notice]:
    """The same, of messages that were read already, oldest first."""
    openings = _openings(found)
    by_pk = {one.pk: one for one in found}
    roots = [one for one in found if one.code in NOTICES]
    return [Notice(_sendings(root, by_pk, openings)) for root in reversed(roots)]


def unshown(today: date) -> list[Message]:
    """Sendings of open cases of which nothing shows that the person knows, oldest first."""
    opened = Opening.objects.filter(member=OuterRef("to_member"), document=OuterRef("document"))
    done = Service.objects.filter(message=OuterRef("pk")).filter(
        Q(evidence__in=KNOWN) | Q(again__isnull=False) | Q(call_asked_at__isnull=False)
    )
    taken_along = Service.objects.filter(letter=OuterRef("pk"))
    by_post = Q(channel=Channel.POST, state=State.SENT, returned_at=None)
    rows = Message.objects.filter(
        ~Exists(opened), ~Exists(done), ~Exists(taken_along), ~by_post, state__in=_WENT
    ).filter(code__in=(*NOTICES, NOTICE_AGAIN.code), to_member__removed_on=None)
    open_ones = rows.filter(to_member__isnull=False, case__closed_on=None)
    return list(
        open_ones.select_related("to_member__child", "case__officer", "document").order_by("pk")
    )


def _openings(found: Sequence[Message]) -> dict[tuple[int, int], datetime]:
    papers = [one.document_id for one in found if one.document_id]
    rows = Opening.objects.filter(document__in=papers)
    return {(one.member_id, one.document_id): one.at for one in rows}


def _sendings(
    root: Message, by_pk: dict[uuid.UUID, Message], openings: dict[tuple[int, int], datetime]
) -> list[Sending]:
    """The first sending, the letter that followed by itself, and what an officer sent again."""
    chain: list[tuple[Message, bool, str]] = [(root, False, "")]
    at: Message = root
    while True:
        service: Service | None = getattr(at, "service", None)
        if service and (letter := _among(by_pk, service, "letter")):
            chain.append((letter, False, ""))
        again = _among(by_pk, service, "again") if service else None
        if service is None or again is None:
            break
        at = again
        chain.append((at, service.again_anew, service.again_because))
    return _dated(root, chain, openings)


def _among(by_pk: dict[uuid.UUID, Message], service: Service, name: str) -> Message | None:
    """What followed a sending, without asking for it where it was read already."""
    found: Message | None = by_pk.get(getattr(service, f"{name}_id")) or getattr(service, name)
    return found


def _dated(
    root: Message,
    chain: list[tuple[Message, bool, str]],
    openings: dict[tuple[int, int], datetime],
) -> list[Sending]:
    """An opening shows the sending that had gone last: what came later proves nothing earlier."""
    member = root.to_member_id or 0
    papers = {one.document_id for one, _, _ in chain if one.document_id}
    opened = sorted(openings[member, paper] for paper in papers if (member, paper) in openings)
    shown: dict[uuid.UUID, datetime] = {}
    for at in opened:
        gone = [one for one, _, _ in chain if one.sent_at and one.sent_at <= at]
        last = gone[-1] if gone else root
        shown.setdefault(last.pk, at)
    return [
        Sending(one, getattr(one, "service", None), anew, because, shown.get(one.pk))
        for one, anew, because in chain
    ]
