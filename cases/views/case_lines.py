"""The clocks and the chronology of a case as lines, every word worked out before the template."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from statutory import Deadline, Holder, Status, format_date

from ..models import Case, Entry, StatutoryException
from ..templatetags.case_words import entry_title, is_legal, is_unanswered
from ..templatetags.dates import days_from, moment
from ..wording import tag_of


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One clock in words. What does not apply is empty."""

    kind: str  # how it stands, which gives the line its colour
    duty: str
    due: str
    away: str
    tag: str
    colour: str
    not_yet_approved: bool
    force: str
    done: str
    stopped: str
    why: str
    others: list[tuple[str, str]]
    holder: str
    exception: str  # where an exception to it can be relied on


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of the chronology in words. What does not apply is empty."""

    title: str
    who: str
    by: str
    on: str
    day: str  # the same, for machines
    recorded: str
    note: str
    reason: str
    is_corrected: bool
    correct: str  # where it can be corrected


def clock_lines(
    clocks: Iterable[Deadline],
    case: Case,
    matters: Mapping[str, str],
    exceptions: Collection[StatutoryException],
    today: date,
    *,
    may_except: bool,
) -> list[ClockLine]:
    """Clocks as lines, in the same order."""
    return [
        _clock_line(clock, case, matters.get(clock.about, ""), exceptions, today, may_except)
        for clock in clocks
    ]


def _clock_line(
    clock: Deadline,
    case: Case,
    who: str,
    exceptions: Collection[StatutoryException],
    today: date,
    may_except: bool,
) -> ClockLine:
    rule, due, status = clock.rule, clock.due, clock.status(today)
    is_over = clock.met_on is not None or clock.ended_on is not None
    tag, colour = tag_of(status, due, today)
    open_to_one = may_except and rule.excused_on and due and not clock.disapplied
    return ClockLine(
        kind="today" if status is Status.DUE and due == today else status.value,
        duty=f"{rule.duty}: {who}" if who else rule.duty,
        due=format_date(due) if due else "",
        away="" if is_over else days_from(due, today),
        tag=tag,
        colour=colour,
        not_yet_approved=is_unanswered(exceptions, clock),
        force=rule.force.value,
        done=_done(clock),
        stopped=format_date(clock.ended_on) if clock.ended_on and not clock.met_on else "",
        why=clock.explanation,
        others=[(label, format_date(day)) for label, day in clock.other_dates],
        holder="" if rule.holder is Holder.LOCAL_AUTHORITY else rule.holder.label,
        exception=_exception_to(clock, case) if open_to_one else "",
    )


def _done(clock: Deadline) -> str:
    """ "Tuesday 9 June 2026, 3 days late"."""
    if clock.met_on is None:
        return ""
    late = f", {clock.words_late}" if clock.words_late else ""
    return f"{format_date(clock.met_on)}{late}"


def _exception_to(clock: Deadline, case: Case) -> str:
    page = reverse("exception_new", args=[case.reference, clock.rule.id])
    return f"{page}?{urlencode({'about': clock.about})}" if clock.about else page


def entry_lines(
    entries: Iterable[Entry],
    case: Case,
    matters: Mapping[str, str],
    corrected: Collection[int],
    *,
    may_correct: bool,
) -> list[EntryLine]:
    """Entries as lines, in the same order."""
    return [
        _entry_line(entry, case, matters.get(entry.about, ""), entry.pk in corrected, may_correct)
        for entry in entries
    ]


def _entry_line(
    entry: Entry, case: Case, who: str, is_corrected: bool, may_correct: bool
) -> EntryLine:
    behalf = f" on behalf of {entry.on_behalf_of}" if entry.on_behalf_of else ""
    agreed = f" (agreed by {entry.approved_by})" if entry.approved_by else ""
    open_to_correction = may_correct and not is_corrected and is_legal(entry)
    return EntryLine(
        title=entry_title(entry),
        who="" if who == entry.note else who,
        by=f"{entry.by_name}{behalf}",
        on=format_date(entry.on) if entry.on else "",
        day=entry.on.isoformat() if entry.on else "",
        recorded=moment(entry.recorded_at),
        note=entry.note,
        reason=f"{entry.reason}{agreed}" if entry.reason else "",
        is_corrected=is_corrected,
        correct=reverse("correct_fact", args=[case.reference, entry.pk])
        if open_to_correction
        else "",
    )
