"""A night's reminders ask as much for many people as for few, and walk no table for them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.jobs.reminding import plan_reminders
from cases.jobs.running import running
from cases.models import Deadline, Reminder
from statutory import days_after
from tests.cases.views.acting import TODAY
from tests.factories import CaseFactory, UserFactory

pytestmark = pytest.mark.django_db


def one_due() -> None:
    case = CaseFactory(officer=UserFactory())
    fields = {"force": "law", "due": days_after(TODAY, 1)}
    Deadline.objects.create(case=case, rule="A01", **fields)


def asked_of_reminders() -> list[str]:
    with CaptureQueriesContext(connection) as caught, running("test") as run:
        plan_reminders(TODAY, run)
    said = [one["sql"] for one in caught.captured_queries]
    return [sql for sql in said if sql.startswith("SELECT") and 'FROM "cases_reminder"' in sql]


def test_what_waits_for_a_digest_is_read_once_for_all_people_together() -> None:
    one_due()
    for_one = len(asked_of_reminders())
    for _ in range(4):
        one_due()

    for_five = len(asked_of_reminders())

    assert Reminder.objects.exclude(message=None).count() == 5
    assert for_five == for_one
