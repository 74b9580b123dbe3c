"""From which day the time to appeal counts for one person, and until when: the law's own counting.

The time runs from the day on which the notice was sent (HESC rule 20(1)(c); reg 33 for mediation).
Where it was sent again because it never arrived, that is the day of the later sending; and the
earlier day is always shown beside it. What was sent again to another person moves nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cases.facts import facts_from
from cases.models import Entry, FamilyMember
from cases.queries.case_file import corrected_in
from statutory import Deadline, Kind, format_date, timetable

from .service import Notice, Sending

APPEAL, MEDIATION = "P01", "M01"
BEFORE = "We sent it before, on {sent}. Counted from then, it is {due}."
NOW = "We sent it again, so the time counts from the later day. If you can, act by the earlier one."
TRIBUNAL = "Only the Tribunal can say which day holds for an appeal."
SENT = Kind.DECISION_NOTICE_SENT.value


@dataclass(frozen=True)
class Counted:
    """The last days to act, counted from one day of sending."""

    sent_on: date
    appeal: Deadline
    mediation: Deadline | None


@dataclass(frozen=True)
class Days:
    """The day that counts, and every earlier one."""

    now: Counted
    earlier: Sequence[Counted]


def days_of(notice: Notice, entries: Sequence[Entry], notices: Sequence[Notice]) -> Days | None:
    """The last days to act on a notice. Nothing where no appeal lies, or nothing was sent."""
    case, recorded = notice.first.case, _recorded(notice, entries, notices)
    counts = counts_from(notice, recorded)
    if not notice.about or counts is None or case is None:
        return None
    earlier = {*recorded, *(one.left_on for one in notice.sendings if one.left_on)}
    days = [
        found
        for day in sorted(one for one in earlier if one < counts)
        if (found := if_sent_on(day, notice, entries))
    ]
    now = if_sent_on(counts, notice, entries)
    return Days(now, days) if now else None


def counts_from(notice: Notice, recorded: Iterable[date]) -> date | None:
    """The day of the sending that counts, but never before what the chronology says."""
    chosen = counting(notice.sendings)
    days = [*recorded, *([chosen.left_on] if chosen and chosen.left_on else [])]
    return max(days, default=None)


def counting(sendings: Sequence[Sending]) -> Sending | None:
    """The first that shows something since the last that began anew; else the last that went."""
    went = [one for one in sendings if one.left_on and not one.failed]
    anew = [at for at, one in enumerate(went) if one.anew]
    went = went[anew[-1] :] if anew else went
    return next((one for one in went if one.evidence), went[-1] if went else None)


def if_sent_on(day: date, notice: Notice, entries: Sequence[Entry]) -> Counted | None:
    """The last days to act on a notice, had it been sent on that day alone."""
    case, about = notice.first.case, notice.about
    assert case is not None
    rest = [one for one in entries if not (one.kind == SENT and one.about == about)]
    facts = facts_from(case, [*rest, Entry(case=case, kind=SENT, on=day, about=about)], ())
    clocks = {one.rule.id: one for one in timetable(facts) if one.about == about}
    appeal = clocks.get(APPEAL)
    if appeal is None or appeal.due is None:
        return None
    return Counted(day, appeal, clocks.get(MEDIATION))


def as_told_to(
    member: FamilyMember, entries: Sequence[Entry], notices: Sequence[Notice]
) -> list[Entry]:
    """The chronology as one person's dates follow from it: their own notices, nobody else's."""
    others = sent_again_to_others(member.pk, notices)
    kept = [one for one in entries if one.pk not in others and one.corrects_id not in others]
    done: set[str] = set()
    for notice in notices:  # newest first
        about = notice.about
        if not about or about in done or notice.first.to_member_id != member.pk:
            continue
        done.add(about)
        day = counts_from(notice, recorded := _recorded(notice, entries, notices))
        if day is not None and day not in recorded:
            kept.append(Entry(case=notice.first.case, kind=SENT, on=day, about=about))
    return kept


def went_before(
    member: FamilyMember, entries: Sequence[Entry], notices: Sequence[Notice]
) -> dict[tuple[str, str], list[str]]:
    """For each last day that one person has: what it would be by an earlier day of sending."""
    said: dict[tuple[str, str], list[str]] = {}
    for notice in notices:  # newest first
        if notice.first.to_member_id != member.pk or (APPEAL, notice.about) in said:
            continue
        days = days_of(notice, entries, notices)
        if days is None or not days.earlier:
            continue
        said[APPEAL, notice.about] = [*_lines(days, APPEAL), NOW, TRIBUNAL]
        said[MEDIATION, notice.about] = [*_lines(days, MEDIATION), NOW]
    return said


def _lines(days: Days, rule: str) -> list[str]:
    """What one last day would be, counted from each earlier day of sending."""
    return [
        BEFORE.format(sent=format_date(one.sent_on), due=format_date(clock.due))
        for one in days.earlier
        if (clock := one.appeal if rule == APPEAL else one.mediation) and clock.due
    ]


def sent_again_to_others(member: int | None, notices: Sequence[Notice]) -> set[int]:
    """The entries that say that a notice was sent again to somebody else of the family."""
    return {
        one.service.entry_id
        for notice in notices
        if notice.first.to_member_id != member
        for one in notice.sendings
        if one.service and one.service.entry_id
    }


def _recorded(notice: Notice, entries: Sequence[Entry], notices: Sequence[Notice]) -> list[date]:
    """The days on which the chronology says that this very notice was sent to this person."""
    others = sent_again_to_others(notice.first.to_member_id, notices)
    corrected = corrected_in(entries)
    after, before = _between(notice, notices)
    return sorted(
        one.on
        for one in entries
        if one.kind == SENT
        and one.about == notice.about
        and one.on is not None
        and one.pk not in corrected
        and one.pk not in others
        and after < one.on < before
    )


def _between(notice: Notice, notices: Sequence[Notice]) -> tuple[date, date]:
    """The notices of the same kind before it and after it: their days are not its own."""
    same = [
        one
        for one in notices
        if one.about == notice.about and one.first.to_member_id == notice.first.to_member_id
    ]
    begun = _begun(notice)
    return (
        max((_begun(one) for one in same if _begun(one) < begun), default=date.min),
        min((_begun(one) for one in same if _begun(one) > begun), default=date.max),
    )


def _begun(notice: Notice) -> date:
    written = timezone.localdate(notice.first.written_at)
    return min(written, notice.sendings[0].left_on or written)
