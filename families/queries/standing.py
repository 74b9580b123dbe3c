"""Where we are with a child: what is going on, what is next, by when, and what is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from accounts.models import User
from cases.facts import facts_from
from cases.letters import LATE
from cases.models import Case, Document
from cases.queries.case_file import CaseClocks, clocks_of, entries_of
from providers.models import AdviceRequest
from providers.queries.advice_rows import Row, rows_of
from statutory import (
    Deadline,
    Facts,
    Force,
    Ground,
    Holder,
    Kind,
    Stage,
    Status,
    counted,
    format_date,
    stage,
)

from ..access import Sight
from .notice_days import as_told_to, went_before
from .service import notices_for_dates
from .shown import shown_to
from .standing_draft import COMMENTS, OURS, Turn, turn_of
from .standing_page import Asked, Day, Officer, Step, Where
from .standing_words import duty_in_words, stage_in_words

_THEIRS = (Holder.FAMILY, Holder.PARENT, Holder.YOUNG_PERSON)
# Grounds that say nothing of where anybody was or how they are.
_OPEN_GROUNDS = (Ground.SETTING_CLOSED.value, Ground.EARLY_YEARS_CLOSED.value)
# The way to a first plan: what is done, what shows it, and the date in law it had to keep.
_WAY = (
    ("Asked for", (Kind.REQUEST_RECEIVED, Kind.BECAME_RESPONSIBLE), ""),
    ("Decision to assess", (Kind.DECIDED_TO_ASSESS,), "A01"),
    ("Draft plan", (Kind.DRAFT_SENT, Kind.DRAFT_SERVED), ""),
    ("Final plan", (Kind.PLAN_SENT,), "A07"),
)
_ON_THE_WAY = (Stage.REQUEST, Stage.ASSESSMENT, Stage.DRAFTING, Stage.DRAFT)


def where_we_are(sight: Sight, today: date) -> Where:
    """Where we are with one child today, for one reader."""
    case = sight.case
    told, notices = entries_of(case), notices_for_dates(case)
    entries = as_told_to(sight.member, told, notices)
    clocks = clocks_of(case, entries, today)
    facts = facts_from(case, entries, clocks.exceptions)
    reached = stage(facts)
    turn = turn_of(sight, [*clocks.running, *clocks.past], today)
    shown = [(clock, _day(clock, sight, today)) for clock in clocks.running if _is_shown(clock)]
    shown.sort(key=lambda one: (one[1].due is None, one[1].due or date.max))
    running = [day for _, day in shown]
    before = went_before(sight.member, told, notices)
    ahead = [day for day in running if not day.is_late and not day.is_yours]
    late = [day for day in running if day.is_late]
    return Where(
        now=stage_in_words(reached, sight, is_asked=turn.draft is not None),
        next=next((day for day in ahead if day.due), None),
        waits_for=_waits_for(case, reached, turn),
        late=late,
        because=_because(sight, clocks) if late or _excused(clocks, today) else "",
        yours=_to_comment(turn, sight) + _theirs(shown, before),
        others=[day for day in ahead if day.due][1:],
        past=[_day(clock, sight, today) for clock in clocks.past if _is_past(clock)],
        steps=_steps(facts, clocks, today) if reached in _ON_THE_WAY else (),
        asked=_asked(rows_of(case, today, (told, clocks), in_short=True)),
        officer=_officer(case, today),
    )


def _theirs(
    shown: list[tuple[Deadline, Day]], before: dict[tuple[str, str], list[str]]
) -> list[Day]:
    """What they can do, each with the days it was counted from before a notice went again."""
    return [
        replace(day, earlier=before.get((clock.rule.id, clock.about), ()))
        for clock, day in shown
        if day.is_yours and not day.is_late
    ]


def _to_comment(turn: Turn, sight: Sight) -> list[Day]:
    if not turn.is_asked or turn.clock is None:
        return []
    what = duty_in_words(turn.clock, sight)
    return [Day(what, turn.last_day, "", turn.why, is_late=False, is_yours=True)]


def _is_shown(clock: Deadline) -> bool:
    if clock.rule.id in COMMENTS:
        return False
    ours = clock.rule.holder in (Holder.LOCAL_AUTHORITY, *_THEIRS)
    return clock.rule.force is Force.LAW and ours and not clock.problem and clock.due is not None


def _is_past(clock: Deadline) -> bool:
    return _is_shown(clock) and clock.met_on is not None


def _day(clock: Deadline, sight: Sight, today: date) -> Day:
    status = clock.status(today)
    return Day(
        what=duty_in_words(clock, sight),
        due=clock.due,
        said=_how_it_stands(clock, status, today),
        why=clock.explanation,
        is_late=status is Status.OVERDUE and clock.rule.holder not in _THEIRS,
        is_yours=clock.rule.holder in _THEIRS,
    )


def _how_it_stands(clock: Deadline, status: Status, today: date) -> str:
    if status is Status.MET_LATE:
        return f"Done {clock.words_late}"
    if status is Status.MET:
        return "Done in time"
    if status is Status.DISAPPLIED:
        return "The time limit does not hold at the moment, for a reason the law lists"
    if status is Status.OVERDUE and clock.due:
        return f"{counted((today - clock.due).days, 'day')} late"
    return ""


def _excused(clocks: CaseClocks, today: date) -> bool:
    return any(clock.status(today) is Status.DISAPPLIED for clock in clocks.running)


def _because(sight: Sight, clocks: CaseClocks) -> str:
    """The reason we gave this reader; else the listed one, where it says nothing of anybody."""
    told = Document.objects.filter(
        case=sight.case, letter=LATE.code, addressed_to=sight.member, superseded_by=None
    )
    letter = told.order_by("-pk").first()
    if letter and letter.snapshot.get("why_late"):
        return shown_to(sight)(str(letter.snapshot["why_late"]))
    live = [one for one in clocks.exceptions if one.withdrawn_at is None]
    said = (Ground(one.ground).label for one in live if one.ground in _OPEN_GROUNDS)
    return next(said, "")


def _waits_for(case: Case, reached: Stage, turn: Turn) -> str:
    if reached is Stage.DRAFT or turn.is_asked:
        return turn.waits_for
    words = {
        Case.Waiting.US: OURS,
        Case.Waiting.FAMILY: "We are waiting to hear from you.",
        Case.Waiting.ADVISERS: "We are waiting for advice from people we asked.",
        Case.Waiting.SETTING: "We are waiting for a school or college to answer.",
        Case.Waiting.TRIBUNAL: "We are waiting for the Tribunal.",
    }
    return words.get(Case.Waiting(case.waiting_on), "") if case.waiting_on else ""


def _steps(facts: Facts, clocks: CaseClocks, today: date) -> list[Step]:
    by_rule = {clock.rule.id: clock for clock in (*clocks.past, *clocks.running)}
    steps: list[Step] = []
    for title, kinds, rule in _WAY:
        days = [on for kind in kinds for on in facts.anywhere.get(kind, ())]
        clock = by_rule.get(rule)
        steps.append(_step(title, min(days, default=None), clock, today))
    first = next((at for at, step in enumerate(steps) if not step.is_done), None)
    if first is not None:
        was = steps[first]
        steps[first] = Step(was.title, was.words, was.on, is_done=False, is_next=True)
    return steps


def _step(title: str, on: date | None, clock: Deadline | None, today: date) -> Step:
    if on is not None:
        late = clock.words_late if clock else ""
        return Step(title, f"Done, {late}" if late else "Done", on, is_done=True)
    if clock is None or clock.due is None:
        return Step(title, "Still to come", None, is_done=False)
    if clock.status(today) is Status.OVERDUE:
        days = counted((today - clock.due).days, "day")
        return Step(title, f"{days} late. It was due by", clock.due, is_done=False)
    return Step(title, "Due by", clock.due, is_done=False)


def _asked(rows: Sequence[Row]) -> list[Asked]:
    """By what they are and not by name: a clinic's name could tell where somebody lives (H-023)."""
    found: dict[str, Asked] = {}
    labels = dict(AdviceRequest.Source.choices)
    for row in rows:
        who = str(labels.get(row.source, "Somebody else who knows the child"))
        before = found.get(who)
        if before is None or (before.came_on is None and row.came_on):
            found[who] = Asked(who, row.asked_on, row.came_on, row.is_late and not row.came_on)
    return list(found.values())


def _officer(case: Case, today: date) -> Officer | None:
    officer: User | None = case.officer
    if officer is None:
        return None
    if cover := officer.cover_on(today):
        until = f" until {format_date(officer.cover_until)}" if officer.cover_until else ""
        return Officer(cover.name, cover.phone, f"{officer.name} is away{until}.")
    return Officer(officer.name, officer.phone)
