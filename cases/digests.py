"""The words of a reminder: what kind of thing, on which case, by when. No person in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from statutory import RULES_BY_ID, counted, format_date

from .models import Deadline, Message, Relation, Reminder

digest_code = "reminder_digest"


def digest_text(waiting: Sequence[Reminder], today: date) -> tuple[str, str]:
    """Subject and body of one person's reminders of a day."""
    reminders = _each_once(waiting)
    late = sum(1 for one in reminders if one.due < today)
    subject = f"{counted(len(reminders), 'date')} to look at"
    subject += f", {late} overdue" if late else ""
    lines = [f"These dates need you ({format_date(today)}).", ""]
    for one in reminders:
        lines += [
            f"{one.case.reference}: {RULES_BY_ID[one.rule].duty}",
            f"  {_when(one.due, today)} ({RULES_BY_ID[one.rule].force.label.lower()})",
            f"  {settings.SITE_URL}/cases/{one.case.reference}/",
            "",
        ]
    lines.append("Sign in to see why each date falls when it does and what to do next.")
    return subject, "\n".join(lines)


def still_true(message: Message) -> list[Reminder]:
    """The reminders of a digest whose dates still run, unchanged. The others are dropped."""
    return list(still_running(message.reminders.all()))


def still_running(reminders: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """Of these, the ones whose dates still run, unchanged, in the order a digest has them."""
    running = Deadline.objects.filter(
        case=OuterRef("case"),
        rule=OuterRef("rule"),
        about=OuterRef("about"),
        due=OuterRef("due"),
        met_on=None,
        ended_on=None,
        disapplied=False,
    )
    close = Relation.objects.filter(user=OuterRef("to"), child=OuterRef("case__child"))
    rows = reminders.filter(
        ~Exists(close.filter(ended_at=None)), Exists(running), case__closed_on=None
    )
    return rows.select_related("case").order_by("due", "case__reference", "pk")


def _each_once(reminders: Iterable[Reminder]) -> list[Reminder]:
    """A date that is reminded of twice in one digest is named once."""
    return list({(r.case_id, r.rule, r.about, r.due): r for r in reminders}.values())


def _when(due: date, today: date) -> str:
    days = (due - today).days
    if days > 0:
        return f"Due by {format_date(due)}, in {counted(days, 'day')}"
    if days == 0:
        return f"Due today, {format_date(due)}"
    return f"Was due by {format_date(due)}, {counted(-days, 'day')} ago"
