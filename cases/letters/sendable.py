"""When a letter may be sent, by whom and to whom; and what is so once it was."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from statutory import (
    Facts,
    Kind,
    curriculum_year,
    format_date,
    timetable,
    young_person_from,
)

from .. import roles
from ..facts import facts_for
from ..models import Case, Message
from ..refusals import Refused
from . import Letter
from .addressees import Addressee, bodies_for, of_member
from .particulars import RUNNING
from .recipients import recipients_of, why_no_standing

MAY_NOT_DECIDE = "A letter that tells of a decision is sent by somebody who may decide"


def why_not_now(letter: Letter, case: Case, facts: Facts, on: date, by: User) -> str:
    """Why a letter cannot be sent today by itself, in a sentence. Empty when it can."""
    if letter.goes_with:
        return letter.goes_with
    if not letter.in_force_on(on):
        return "This letter is not in force."
    if missing := next((kind for kind in letter.after if not facts.has(kind)), None):
        return f"Not yet. It follows “{missing.label}”."
    began, ended = facts.last_of(letter.after), facts.last_of(letter.until)
    if ended and (began is None or ended >= began):
        over = next(kind for kind in letter.until if facts.latest(kind) == ended)
        return f"No longer. “{over.label}” was on {format_date(ended)}."
    born = case.child.date_of_birth
    if letter.year is not None and (
        curriculum_year(born, on) != letter.year or on >= young_person_from(born)
    ):
        return f"It is for year {letter.year}, before the rights pass."
    if letter.decision and not roles.may(by.role, roles.DECIDE):
        return f"{MAY_NOT_DECIDE}."
    return _why_dates_forbid(letter, facts, on)


def _why_dates_forbid(letter: Letter, facts: Facts, on: date) -> str:
    """The time to appeal runs from the day of sending; and only what runs can be late."""
    clocks = timetable(facts)
    if letter.about:
        told = _notice_day(facts, letter.about)
        if told != on:
            since = f"is counted from {format_date(told)}" if told else "has not begun"
            return (
                f"The time to appeal {since}, and this letter counts it from today. Record that"
                " the decision notice is sent today, then send it."
            )
    for clock in letter.clocks:
        running = [c for c in clocks if c.rule.id in clock.rules and c.status(on) in RUNNING]
        if len(clock.rules) > 1 and not running:
            return "No date that the family waits for is running."
    return ""


def _notice_day(facts: Facts, about: str) -> date | None:
    days = facts.matters.get(about, {}).get(Kind.DECISION_NOTICE_SENT, ())
    return max(days, default=None)


def readers_of(letter: Letter, case: Case, on: date) -> tuple[Addressee, ...]:
    """Everybody a letter is for on a day, whether or not they can be reached."""
    if not letter.to_family:
        return bodies_for(letter, case)
    who = recipients_of(case, on)
    members = (*who.reachable, *(member for member, _ in who.unreachable))
    return tuple(of_member(member) for member in members)


def refuse_reader(case: Case, letter: Letter, reader: Addressee, on: date, by: User) -> None:
    """Only people with standing and the bodies it is for; a decision only by who may decide."""
    if letter.decision and not roles.may(by.role, roles.DECIDE):
        raise Refused(MAY_NOT_DECIDE)
    member = reader.member
    if member is None:
        named = reader.key in {body.value for body in letter.to}
        if not named and not (letter.to_directory and reader.in_directory):
            raise Refused("This letter is not for that body", field="to")
    elif member.child_id != case.child_id or member.removed_on is not None:
        raise Refused("Letters about a case go only to people who are on it", field="to")
    elif not letter.to_family:
        raise Refused("This letter is for bodies, not for the family", field="to")
    elif reason := why_no_standing(member, on):
        raise Refused(reason, field="to")
    if reader.why_not:
        raise Refused(reader.why_not, field="to")


def is_fulfilled(letter: Letter, case: Case, on: date) -> bool:
    """Whether everybody the letter is for was written to, and that is not recorded yet."""
    if letter.records is None or facts_for(case).has(letter.records):
        return False
    stopped = [Message.State.STOPPED, Message.State.FAILED, Message.State.HELD]
    rows = Message.objects.filter(case=case, code=letter.code).exclude(state__in=stopped)
    written = set(rows.values_list("to_member", "to_body"))
    readers = readers_of(letter, case, on)
    return all(((r.member.pk if r.member else None), r.body) in written for r in readers)
