"""The letters of a case: what can be sent now, what was made, and what must be written again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from accounts.models import User
from statutory import Kind

from ..facts import facts_for
from ..letters import LETTERS, LETTERS_BY_CODE, Letter
from ..letters.recipients import right_has_moved
from ..letters.sendable import why_not_now
from ..models import Case, Decision, Entry, Message
from .case_file import standing_in
from .enclosing import newest

State = Message.State
_DECIDED = {
    Kind.DECIDED_TO_ASSESS: (Decision.Question.ASSESS, True),
    Kind.DECIDED_NOT_TO_ASSESS: (Decision.Question.ASSESS, False),
    Kind.DECIDED_TO_ISSUE: (Decision.Question.ISSUE, True),
    Kind.DECIDED_NOT_TO_ISSUE: (Decision.Question.ISSUE, False),
}


@dataclass(frozen=True)
class Choice:
    """A letter, and why it cannot be sent now; empty when it can."""

    letter: Letter
    why_not: str


@dataclass(frozen=True)
class Made:
    """A letter that was made, and how it stands in the words of the post room."""

    message: Message
    title: str
    state: str
    colour: str
    can_be_called_back: bool
    why: str


def choices_for(case: Case, on: date, by: User) -> list[Choice]:
    """Every declared letter, with what keeps it from being sent today."""
    facts = facts_for(case)
    return [Choice(letter, why_not_now(letter, case, facts, on, by)) for letter in LETTERS]


def letters_made(case: Case) -> list[Made]:
    """Every letter made on a case, newest first."""
    rows = case.messages.filter(code__in=LETTERS_BY_CODE).order_by("-written_at", "-pk")
    rows = rows.select_related("to_member__child", "document", "stopped_by")
    rows = rows.prefetch_related("enclosures")
    return [_made(message) for message in rows]


def to_write_again(made: Sequence[Made], on: date) -> list[Made]:
    """Letters stopped because the right moved, which the young person has not had since."""
    had = {
        one.message.code
        for one in made
        if one.message.state != State.STOPPED
        and one.message.to_member
        and one.message.to_member.is_young_person
    }
    return [
        one
        for one in made
        if one.message.state == State.STOPPED
        and not one.message.stopped_by_id
        and one.message.code not in had
        and right_has_moved(one.message, on)
    ]


def already_made(case: Case, letter: Letter) -> dict[tuple[int | None, str], date]:
    """When a letter was last made for each reader, by member and body; not what was stopped."""
    rows = case.messages.filter(code=letter.code).exclude(state__in=[State.STOPPED, State.FAILED])
    rows = rows.order_by("written_at")
    return {(m.to_member_id, m.to_body): timezone.localdate(m.written_at) for m in rows}


def reasons_decided(case: Case, letter: Letter) -> str:
    """The reasons that were recorded with the decision a letter tells of."""
    if letter.decision is None:
        return ""
    entries = list(Entry.objects.filter(case=case, kind=letter.decision.value).order_by("-pk"))
    standing = standing_in(entries)
    return standing[-1].note if standing else ""


def said_with_decision(case: Case, letter: Letter) -> dict[str, Any]:
    """What was written down with the decision a letter tells of, besides its reasons."""
    if letter.decision is None:
        return {}
    question, answer = _DECIDED[letter.decision]
    made = case.decisions.filter(question=question, answer=answer, state=Decision.State.MADE)
    decision = made.first()
    if decision is None:
        return {}
    names = ("feedback", "why_late", "not_enclosed")
    return {name: getattr(decision, name) for name in names} | {
        "enclosed": newest(list(decision.enclosed.order_by("pk")))
    }


def _made(message: Message) -> Made:
    words, colour = _how_it_stands(message)
    why = message.stopped_because or message.problem
    by = f"{message.stopped_by.name}: " if message.stopped_by else ""
    return Made(
        message=message,
        title=LETTERS_BY_CODE[message.code].title,
        state=words,
        colour=colour,
        can_be_called_back=message.state in (State.QUEUED, State.HELD),
        why=f"{by}{why}" if why else "",
    )


def _how_it_stands(message: Message) -> tuple[str, str]:
    by_post = message.channel == Message.Channel.POST
    if message.state == State.QUEUED:
        return ("Waits to be printed", "yellow") if by_post else ("Waits to go", "yellow")
    if message.state == State.SENT:
        return ("Posted" if by_post else "Sent", "green")
    if message.state == State.STOPPED:
        return ("Called back" if message.stopped_by_id else "Stopped", "grey")
    return (message.get_state_display(), "red" if message.state != State.SENDING else "blue")
