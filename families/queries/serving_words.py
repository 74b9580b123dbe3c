"""What a notice says when it goes again: which it is, when it went first, what days count now."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from cases.models import Case
from cases.queries.case_file import entries_of
from plans.models import Version
from plans.queries.dates import day_by_post, last_day_if_served
from plans.queries.points import sent_versions, window_of
from plans.queries.versions import plan_of
from statutory import Deadline, format_date

from .notice_days import Counted, Days, days_of, if_sent_on
from .service import Notice, notices_of

DRAFTS = ("draft-plan", "amended-draft", "amendment-notice")
EARLIER = (
    "If you can, act by the earlier days. Only the Tribunal can say which day holds for an appeal."
)
NO_DAY = "There is no day by which you must do anything."


def act_by(notice: Notice, today: date) -> date | None:
    """By when they can act on a notice, if there is such a day and it has not passed."""
    case = notice.first.case
    assert case is not None
    if notice.about:
        days = days_of(notice, entries_of(case), notices_of(case))
        day = days.now.appeal.due if days else None
    else:
        version = _version(notice, case)
        day = window_of(version) if version else None
    return day if day and day >= today else None


def typed_for(notice: Notice, today: date, *, anew: bool) -> dict[str, str | date]:
    """What stands in the letter with which a notice goes again."""
    first = notice.sendings[0]
    return {
        "first_sent": first.left_on or timezone.localdate(notice.first.written_at),
        "what_again": f"The letter is: {notice.title}.",
        "days_again": "\n\n".join(_days_again(notice, today, anew=anew)),
    }


def _days_again(notice: Notice, today: date, *, anew: bool) -> list[str]:
    case = notice.first.case
    assert case is not None
    if notice.about:
        entries = entries_of(case)
        days = days_of(notice, entries, notices_of(case))
        new = if_sent_on(today, notice, entries) if anew else None
        return _of_an_appeal(days, new)
    version = _version(notice, case)
    return [_of_a_draft(version, today) if version else NO_DAY]


def _of_an_appeal(days: Days | None, new: Counted | None) -> list[str]:
    was = [*days.earlier, days.now] if days else []
    was = [one for one in was if new is None or one.sent_on != new.sent_on]
    said = [f"It went before, on {format_date(one.sent_on)}. {_until(one)}" for one in was]
    if new is not None:
        said.insert(0, f"It goes to you today. {_until(new)}")
    if not said:
        return [NO_DAY]
    return [*said, *([EARLIER] if len(said) > 1 else []), _law(new or was[0])]


def _until(one: Counted) -> str:
    """Both last days, counted from one day."""
    said = f"Counted from then, you can appeal until {_day(one.appeal)}."
    if one.mediation is None or not one.mediation.due:
        return said
    return f"{said} You can talk to a mediation adviser until {_day(one.mediation)}."


def _law(one: Counted) -> str:
    clocks = [one.appeal, *([one.mediation] if one.mediation else [])]
    return f"The law: {'; '.join(str(clock.rule.citation) for clock in clocks)}."


def _day(clock: Deadline) -> str:
    assert clock.due is not None
    return format_date(clock.due)


def _of_a_draft(version: Version, today: date) -> str:
    arrives = day_by_post(today)
    last = last_day_if_served(version, arrives)
    if last is None:
        return NO_DAY
    return (
        "You can tell us what you think of it. You have 15 days, and they begin with the day on"
        f" which it reaches you. If that is {format_date(arrives)}, they end on"
        f" {format_date(last)}."
    )


def _version(notice: Notice, case: Case) -> Version | None:
    if notice.first.code not in DRAFTS:
        return None
    plan = plan_of(case)
    return sent_versions(plan).first() if plan else None
