"""Whoever runs the system is told once of a job that is late, and once when it is well again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.jobs.watching import watch
from cases.models import JobWatch
from cases.post import NotHandedOver
from cases.tasks import tidy_up
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
SEND = "cases.tasks.deliver_messages"
NIGHT = datetime(2026, 6, 9, 1, 0, tzinfo=UTC)
LATER = datetime(2026, 6, 9, 1, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _operators(settings: Any) -> None:
    settings.WATCHING = replace(settings.WATCHING, operators=("ops@council.example",))


@pytest.fixture
def late() -> JobWatch:
    """Messages were last sent an hour and a half ago; all else is looked after from now on."""
    watch(NIGHT)
    JobWatch.objects.update(since=LATER)
    JobWatch.objects.filter(task=SEND).update(ended_at=NIGHT)
    return JobWatch.objects.get(task=SEND)


def test_each_job_is_looked_after_from_the_first_look_and_nobody_is_told() -> None:
    watch(NIGHT)

    assert JobWatch.objects.filter(task=SEND).count() == 1
    assert mail.outbox == []


def test_a_late_job_is_told_once_and_once_when_it_is_well_again(late: JobWatch) -> None:
    watch(LATER)
    watch(LATER)
    told = len(mail.outbox)
    JobWatch.objects.filter(task=SEND).update(ended_at=LATER)
    watch(LATER)
    watch(LATER)

    assert told == 1
    first, second = mail.outbox
    assert (first.to, first.subject) == (["ops@council.example"], "Jobs are late")
    assert "- Send messages: due 9 Jun 2026, 02:01, last ended 9 Jun 2026, 02:00." in first.body
    assert "/jobs/" in first.body
    assert second.subject == "Jobs run again"
    assert "- Send messages" in second.body


def test_when_the_mail_server_is_away_it_is_told_at_the_next_look(
    late: JobWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any) -> str:
        raise NotHandedOver("nobody answered")

    with monkeypatch.context() as broken:
        broken.setattr("cases.post.email.DjangoMail.hand_over", away)
        watch(LATER)
    kept = JobWatch.objects.get(task=SEND).told_at
    watch(LATER)

    assert (kept, len(mail.outbox)) == (None, 1)


def test_where_there_is_no_operator_the_log_has_it_once(
    late: JobWatch, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.WATCHING = replace(settings.WATCHING, operators=())

    watch(LATER)
    watch(LATER)

    assert [record.job for record in caplog.records if record.message == "job late"] == [
        "deliver messages"
    ]


def test_a_task_of_the_schedule_leaves_word_of_its_end_and_of_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tidy_up.apply()
    ended = JobWatch.objects.get()
    monkeypatch.setattr("cases.jobs.tidying.forget_ended_sessions", lambda: 1 / 0)
    tidy_up.apply()
    failed = JobWatch.objects.get()

    assert (ended.task, ended.failed_at) == ("cases.tasks.tidy_up", None)
    assert failed.ended_at == ended.ended_at
    assert failed.failed_at is not None


def test_the_page_of_jobs_says_which_are_late_and_what_to_do(late: JobWatch) -> None:
    JobWatch.objects.exclude(task=SEND).update(ended_at=timezone.now())
    JobWatch.objects.filter(task=SEND).update(failed_at=LATER, told_at=LATER)
    client = Client()
    client.force_login(UserFactory(role=Role.ADMINISTRATOR))

    page = client.get(reverse("jobs")).content.decode()

    assert "Jobs that are late" in page
    assert "A fault stopped it." in page
    assert "The operators were told: 9 Jun 2026, 02:30" in page


def test_one_look_can_be_asked_for_at_the_terminal(late: JobWatch) -> None:
    call_command("watch_jobs", stdout=StringIO())

    assert len(mail.outbox) == 1
