"""The officer's page of notices: how each went, what shows that it arrived, what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cases.models import Case, FamilyMember, Message
from cases.queries.case_file import entries_of
from statutory import format_date

from ..models import Service, Texting
from .next_steps import Next, Step, may_be_texted_of_notices, next_of
from .notice_days import Days, counting, days_of
from .service import Notice, Sending, notices_of

Evidence = Service.Evidence
IN_WORDS = {
    Evidence.OPENED.value: "They opened it",
    Evidence.POSTED.value: "It was posted, and has not come back",
    Evidence.SPOKEN.value: "They were told by telephone",
    Evidence.DELIVERED.value: "It was delivered. They have not opened it",
}
_STEPS = {
    Step.TEXT: "a text message goes",
    Step.LETTER: "the letter goes by post",
    Step.CALL: "you are asked to ring them",
}
RING = "Ring them, and record here that you told them."
NO_MORE = "Nothing more is needed."
_HOW = {"email": "By email", "post": "By post", "text": "By text message"}


@dataclass(frozen=True)
class Sent:
    """One sending as the page shows it."""

    how: str
    on: date | None
    state: str
    because: str  # why it was sent again
    evidence: str
    shown_at: datetime | None
    failed: str
    counts: bool
    message: Message


@dataclass(frozen=True)
class Row:
    """One notice to one person."""

    notice: Notice
    sent: Sequence[Sent]
    also: Sequence[Sent]  # texts about it
    evidence: str
    is_known: bool
    days: Days | None
    next: str
    is_urgent: bool
    may_be_told: bool
    may_go_again: bool


@dataclass(frozen=True)
class Person:
    """One person of the family, with every notice to them."""

    member: FamilyMember
    rows: Sequence[Row]
    wish: str
    may_be_texted: bool
    came_back: bool  # the last text did not arrive


def people_of(case: Case, today: date) -> list[Person]:
    """Everybody of the family with what they were given notice of, as many questions for all."""
    notices, entries = notices_of(case), entries_of(case)
    rows = [_row(one, entries, notices, today) for one in notices]
    texts = case.messages.filter(channel=Message.Channel.TEXT, returned_at__isnull=False)
    unreached = set(texts.values_list("to_member", flat=True))
    family = case.child.family.filter(removed_on=None).select_related("texting").order_by("pk")
    return [
        Person(
            member,
            [row for row in rows if row.notice.first.to_member_id == member.pk],
            _wish(member),
            may_be_texted_of_notices(member),
            member.pk in unreached,
        )
        for member in family
    ]


def row_of(case: Case, first: Message, today: date) -> Row | None:
    """One notice of a case, by its first sending."""
    notices, entries = notices_of(case), entries_of(case)
    found = next((one for one in notices if one.first == first), None)
    return _row(found, entries, notices, today) if found else None


def _row(notice: Notice, entries: Sequence[object], notices: Sequence[Notice], today: date) -> Row:
    last = notice.sendings[-1]
    words, urgent = _next(notice, today)
    service = last.service
    return Row(
        notice=notice,
        sent=[_sent(one, notice) for one in notice.sendings],
        also=[_text(one) for one in notice.sendings if one.service and one.service.text_id],
        evidence=IN_WORDS.get(notice.evidence, ""),
        is_known=notice.is_known,
        days=days_of(notice, entries, notices),  # type: ignore[arg-type]
        next=words,
        is_urgent=urgent,
        may_be_told=not (service and service.call_id) and last.left_on is not None,
        may_go_again=not _is_on_its_way(last.message),
    )


def _sent(one: Sending, notice: Notice) -> Sent:
    message, counts = one.message, counting(notice.sendings)
    return Sent(
        how=_HOW[message.channel],
        on=one.left_on,
        state=message.get_state_display(),
        because=one.because,
        evidence=IN_WORDS.get(one.evidence, ""),
        shown_at=one.shown_at,
        failed=one.failed,
        counts=counts is not None and counts.message == message,
        message=message,
    )


def _text(one: Sending) -> Sent:
    assert one.service is not None and one.service.text is not None
    return _sent(Sending(one.service.text, None), Notice([one]))


def _next(notice: Notice, today: date) -> tuple[str, bool]:
    """What is next, in a sentence, and whether it waits for the officer."""
    if notice.is_known:
        return NO_MORE, False
    last = notice.sendings[-1]
    if any(one.service and one.service.call_asked_at for one in notice.sendings):
        return RING, True
    if _is_on_its_way(last.message):
        by_post = last.message.channel == Message.Channel.POST
        return ("It waits to be printed and posted." if by_post else "It waits to go."), by_post
    found = _of_any(notice, today)
    return (_in_words(found, today), False) if found else ("", False)


def _of_any(notice: Notice, today: date) -> Next | None:
    for one in reversed(notice.sendings):
        if found := next_of(one, today):
            return found
    return None


def _in_words(found: Next, today: date) -> str:
    what = _STEPS[found.step]
    if found.is_due(today):
        return f"Tomorrow morning {what}."
    assert found.after is not None
    return f"If nothing shows by the end of {format_date(found.after)}, {what}."


def _is_on_its_way(message: Message) -> bool:
    return message.state in (Message.State.QUEUED, Message.State.HELD, Message.State.SENDING)


def _wish(member: FamilyMember) -> str:
    wishes: Texting | None = getattr(member, "texting", None)
    return wishes.get_wish_display() if wishes else ""
