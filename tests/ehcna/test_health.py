"""What machines are told when they ask whether the service is up."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from cases.models import JobRun, JobWatch

pytestmark = pytest.mark.django_db
ALL_WELL = dict.fromkeys(("database", "migrations", "cache", "broker", "disk", "jobs"), "ok")


def asked(path: str = "/health") -> tuple[int, dict[str, Any]]:
    answer = Client().get(path)
    return answer.status_code, answer.json()


def test_health_answers_anybody_with_each_jobs_last_good_end_and_nothing_else() -> None:
    ended = datetime(2026, 6, 9, 6, 0, tzinfo=UTC)
    JobRun.objects.create(name="plan_reminders", succeeded=True, finished_at=ended)
    JobRun.objects.create(name="plan_reminders", succeeded=False, finished_at=ended)
    JobRun.objects.create(name="verify_deadlines")

    assert asked() == (
        200,
        {
            "status": "ok",
            "checks": ALL_WELL,
            "late": [],
            "jobs": {"plan_reminders": "2026-06-09T06:00:00+00:00"},
        },
    )


def test_a_late_job_is_named_and_pages_are_answered_all_the_same() -> None:
    JobWatch.objects.create(
        task="cases.tasks.deliver_messages", ended_at=datetime(2026, 6, 9, 6, 0, tzinfo=UTC)
    )

    status, told = asked()

    assert (status, told["status"], told["late"]) == (503, "down", ["deliver messages"])
    assert told["checks"] == ALL_WELL | {"jobs": "down"}
    assert asked("/health/ready")[0] == 200


def test_h285_a_full_disk_a_missing_broker_and_cache_are_named_without_a_reason(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = Path("/proc/no-such-place")
    monkeypatch.setattr(cache, "get", lambda *_: None)
    monkeypatch.setattr("ehcna.watching.standing.current_app.connection_for_write", _refused)

    status, told = asked()

    broken = {"cache": "down", "broker": "down", "disk": "down"}
    assert (status, told["checks"]) == (503, ALL_WELL | broken)
    assert asked("/health/live") == (200, {"status": "ok"})


def _refused(**_: Any) -> Any:
    raise OSError("redis://:a-password@broker is not there")


def test_without_a_database_the_answer_is_still_in_plain_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(*_: Any, **__: Any) -> Any:
        raise OperationalError("password authentication failed for user ehcna")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", gone)
        whole, ready, live = asked(), asked("/health/ready"), asked("/health/live")

    down = {"database": "down", "migrations": "down"}
    assert whole == (
        503,
        {"status": "down", "checks": ALL_WELL | down | {"jobs": "down"}},
    )
    assert ready == (503, {"status": "down", "checks": down | {"cache": "ok"}})
    assert live[0] == 200


def test_a_database_of_another_version_is_noticed() -> None:
    MigrationRecorder.Migration.objects.filter(app="cases").latest("pk").delete()

    status, told = asked("/health/ready")

    assert (status, told["checks"]["migrations"]) == (503, "down")


def test_a_machine_may_ask_by_any_name_and_a_person_may_not() -> None:
    stranger = {"headers": {"host": "10.1.2.3:8000"}}

    assert Client().get("/health/live", **stranger).status_code == 200  # type: ignore[arg-type]
    assert Client().get("/", **stranger).status_code == 400  # type: ignore[arg-type]


def test_a_machine_is_not_sent_to_https(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True

    found = {path: Client().get(path).status_code for path in ("/health", "/health/live", "/")}

    assert found == {"/health": 200, "/health/live": 200, "/": 301}


def test_what_is_told_is_of_now(settings: Any) -> None:
    JobWatch.objects.create(task="cases.tasks.deliver_messages", ended_at=timezone.now())

    assert asked()[0] == 200
