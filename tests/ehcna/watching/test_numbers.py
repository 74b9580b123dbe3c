"""The measurements: who may see them, and what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import ip_network
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from cases.models import JobRun, JobWatch, Message
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
TOKEN = "a-token-for-this-test"


@pytest.fixture
def _shown(settings: Any) -> None:
    settings.WATCHING = replace(settings.WATCHING, token=TOKEN)


def numbers() -> dict[tuple[str, ...], float]:
    """Each measurement by its name and labels."""
    answer = Client().get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


@pytest.mark.parametrize("shown", ["", "Bearer ", "Bearer wrong", "Basic x", "Bearer Ünï"])
def test_without_the_token_there_is_no_such_page(_shown: None, shown: str) -> None:
    client = Client()
    client.force_login(UserFactory(role="administrator"))

    answer = client.get("/metrics", headers={"authorization": shown.encode().decode("latin-1")})

    assert answer.status_code == 404


def test_where_nothing_is_set_nobody_sees_them() -> None:
    assert Client().get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize(
    ("address", "proxied", "status"),
    [
        ("10.2.0.7", {}, 200),
        ("10.3.0.7", {}, 404),
        ("10.2.0.7", {"x-forwarded-for": "10.2.0.7"}, 404),
        ("10.2.0.7", {"forwarded": "for=10.2.0.7"}, 404),
        ("", {}, 404),  # a socket on the machine
    ],
)
def test_an_allowed_address_counts_where_no_proxy_stands_between(
    settings: Any, address: str, proxied: dict[str, str], status: int
) -> None:
    settings.WATCHING = replace(settings.WATCHING, networks=(ip_network("10.2.0.0/16"),))

    answer = Client(REMOTE_ADDR=address).get("/metrics", headers=proxied)

    assert answer.status_code == status


def test_they_say_what_waits_and_for_how_long(_shown: None) -> None:
    person = UserFactory()
    for number, state in enumerate(("queued", "queued", "uncertain", "sent")):
        Message.objects.create(
            to_user=person, channel="email", state=state, code="digest", subject="S",
            body="B", caused_by="T", once=str(number),
        )  # fmt: skip
    hour_ago = datetime.fromtimestamp(timezone.now().timestamp() - 3600, UTC)
    Message.objects.filter(once="0").update(written_at=hour_ago)

    found = numbers()

    assert found["ehcna_messages", "queued"] == 2
    assert found["ehcna_messages", "uncertain"] == 1
    assert found["ehcna_messages", "held"] == 0
    assert 3600 <= found["ehcna_oldest_message_seconds",] < 3700


def test_they_say_which_jobs_are_late_failed_or_found_wrong_dates(_shown: None) -> None:
    JobWatch.objects.create(task="cases.tasks.deliver_messages", ended_at=timezone.now())
    JobWatch.objects.create(
        task="cases.tasks.plan_reminders", ended_at=datetime(2026, 6, 9, 6, 0, tzinfo=UTC)
    )
    JobRun.objects.create(name="plan_reminders", succeeded=False, finished_at=timezone.now())
    JobRun.objects.create(
        name="verify_deadlines", succeeded=False, finished_at=timezone.now(),
        summary={"cases": 9, "problems": 4},
    )  # fmt: skip

    found = numbers()

    assert found["ehcna_job_overdue_seconds", "deliver messages"] == 0
    assert found["ehcna_job_may_be_late_seconds", "deliver messages"] == 600
    assert found["ehcna_job_overdue_seconds", "plan reminders"] > 7200
    assert found["ehcna_failed_runs", "plan_reminders"] == 1
    assert found["ehcna_wrong_deadlines",] == 4
    assert found["ehcna_well", "jobs"] == 0
    assert found["ehcna_well", "database"] == 1


def test_they_count_answers_by_the_name_of_the_page(_shown: None) -> None:
    def answered() -> tuple[float, ...]:
        found = numbers()
        names = (("2xx", "help_accessibility"), ("4xx", "none"))
        return tuple(found.get(("ehcna_request_seconds_count", *one), 0) for one in names)

    before = answered()
    Client().get("/help/accessibility/")
    Client().get("/ada-okoro/?name=Ada")

    assert answered() == (before[0] + 1, before[1] + 1)
    assert [key for key in numbers() if "okoro" in str(key).lower()] == []
