"""Which reminders are earned today, and the one digest each person gets of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet

from accounts.models import Role, User
from statutory import RULES_BY_ID, To, days_after, nudge_for

from ..digests import digest_code, digest_text, still_running
from ..models import Deadline, Message, Reminder
from ..reminder_policy import FURTHEST, POLICY
from .running import Run

CHUNK = 500  # deadlines, or people, worked through together
Row = TypeVar("Row", bound=Model)


def plan_reminders(today: date, run: Run) -> None:
    """Write every reminder earned by today, then one digest for each person. Safe to run twice.

    A reminder that is in no digest yet, because a run was killed or today's digest had gone
    already, waits for the next one.
    """
    people = _People(today)
    for chunk in _chunks(running_deadlines(today).iterator(chunk_size=CHUNK)):
        had = _already_had(chunk)
        rows: list[Reminder] = []
        for deadline in chunk:
            try:
                rows += _earned(deadline, today, had, people)
            except NobodyToRemind:
                said = "There is nobody to remind: give it an officer"
                run.went_wrong(deadline.case.reference, said)
            except Exception as error:  # one bad record never stops the rest
                run.went_wrong(deadline.case.reference, f"No reminder: {type(error).__name__}")
        Reminder.objects.bulk_create(rows, ignore_conflicts=True)
        run.did("reminders", len(rows))
    for some in _chunks(people_with_reminders().iterator(chunk_size=CHUNK)):
        waiting = _waiting_for(some)
        for person in some:
            try:
                with transaction.atomic():
                    run.did("digests", _write_digest(person, waiting[person.pk], today))
            except Exception as error:
                said = f"No digest for account {person.pk}: {type(error).__name__}"
                run.went_wrong("", said)


class NobodyToRemind(Exception):
    """Neither an officer, nor a cover, nor a senior is there for a case."""


def running_deadlines(today: date):  # type: ignore[no-untyped-def]
    """Open clocks near enough to earn a reminder, with the case and its officer."""
    return (
        Deadline.objects.filter(
            met_on=None,
            ended_on=None,
            disapplied=False,
            due__lte=days_after(today, FURTHEST),
            case__closed_on=None,
        )
        .exclude(rule__in=[rule.id for rule in RULES_BY_ID.values() if rule.window])
        .select_related("case__officer__cover", "case__officer__senior")
        # As the index of running clocks has them: in order of their numbers, the whole table of
        # an authority would be walked for the few that are near.
        .order_by("due", "pk")
    )


class _People:
    """Who stands for whom today. Seniors of teams are looked up once."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.seniors: dict[int | None, list[User]] = defaultdict(list)
        for senior in User.objects.filter(role=Role.SENIOR, is_active=True):
            self.seniors[senior.team_id].append(senior)

    def to(self, deadline: Deadline, role: To) -> list[User]:
        """The people behind "the officer" or "the senior" of a case, today."""
        officer = deadline.case.officer
        if officer is not None and officer.is_active and role is To.OFFICER:
            there = officer.cover_on(self.today) or officer
            if there.is_active:
                return [there]
        senior = officer.senior if officer else None
        if senior is not None and senior.is_active:
            return [senior]
        return self.seniors[deadline.case.team_id]


def people_with_reminders() -> QuerySet[User]:
    """Everybody who has a reminder that is in no digest yet, whether or not it still holds."""
    waited_for = set(Reminder.objects.filter(message=None).values_list("to", flat=True))
    return User.objects.filter(pk__in=waited_for, is_active=True).order_by("pk")


def _waiting() -> QuerySet[Reminder]:
    return still_running(Reminder.objects.filter(message=None))


def _waiting_for(people: Sequence[User]) -> dict[int, list[Reminder]]:
    """What each of these has in no digest yet. One question for all of them."""
    found: dict[int, list[Reminder]] = defaultdict(list)
    for reminder in _waiting().filter(to__in=people):
        found[reminder.to_id].append(reminder)
    return found


def _earned(
    deadline: Deadline, today: date, had: dict[tuple[int, str, str, date], list[int]], who: _People
) -> list[Reminder]:
    assert deadline.due is not None
    key = (deadline.case_id, deadline.rule, deadline.about, deadline.due)
    nudge = nudge_for(deadline.due, today, POLICY.steps(deadline.rule), had[key])
    if nudge is None:
        return []
    receivers = {user.pk: user for role in nudge.step.to for user in who.to(deadline, role)}
    if not receivers:
        raise NobodyToRemind
    return [
        Reminder(
            case_id=deadline.case_id,
            rule=deadline.rule,
            about=deadline.about,
            due=deadline.due,
            step=nudge.step.days,
            to=user,
            planned_on=today,
        )
        for user in receivers.values()
    ]


def _already_had(chunk: Sequence[Deadline]) -> dict[tuple[int, str, str, date], list[int]]:
    had: dict[tuple[int, str, str, date], list[int]] = defaultdict(list)
    rows = Reminder.objects.filter(case__in={deadline.case_id for deadline in chunk})
    for case, rule, about, due, step in rows.values_list("case", "rule", "about", "due", "step"):
        had[case, rule, about, due].append(step)
    return had


def _write_digest(person: User, reminders: Sequence[Reminder], today: date) -> int:
    """One message a day to one person. Written with its reminders, or not at all."""
    if not reminders:
        return 0
    subject, body = digest_text(reminders, today)
    message, made = Message.objects.get_or_create(
        once=f"digest:{person.pk}:{today.isoformat()}",
        defaults={
            "to_user": person,
            "channel": Message.Channel.EMAIL,
            "code": digest_code,
            "subject": subject,
            "body": body,
            "caused_by": f"Reminders of {today.isoformat()}",
        },
    )
    if not made and not _has_not_gone(message):
        return 0  # today's is on its way: these are in tomorrow's
    Reminder.objects.filter(pk__in=[one.pk for one in reminders]).update(message=message)
    return int(made)


def _has_not_gone(message: Message) -> bool:
    queued = Message.objects.select_for_update().filter(state=Message.State.QUEUED)
    return queued.filter(pk=message.pk).first() is not None


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
