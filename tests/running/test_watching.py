"""A running service says how it stands: its processes together, its jobs, and what it needs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from tests.installation import Installation, Postgres, Redis, wait_until
from tests.running.listening import a_mail_server

pytestmark = pytest.mark.servers
TOKEN = "for-this-test-alone"
PAGE = ("2xx", "help_accessibility")
LATE = """
from cases.models import JobWatch
from django.utils import timezone
ended = timezone.now() - timezone.timedelta(hours=1)
JobWatch.objects.create(task="cases.tasks.deliver_messages", ended_at=ended)
"""


def counted(ours: Installation) -> float:
    """How often the page was answered, by what all processes counted together."""
    answer = requests.get(
        f"{ours.address}/metrics", headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60
    )
    found = {
        tuple(sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
        if sample.name == "ehcna_request_seconds_count"
    }
    return found.get(PAGE, 0)


def look_at_the_page(ours: Installation, times: int) -> None:
    for _ in range(times):
        assert requests.get(f"{ours.address}/help/accessibility/", timeout=60).ok


def health(ours: Installation) -> tuple[int, dict[str, Any]]:
    answer = requests.get(f"{ours.address}/health", timeout=60)
    return answer.status_code, answer.json()


def processes_of(ours: Installation) -> list[int]:
    """Those that answer pages, below the one that began them."""
    told = subprocess.run(
        ["pgrep", "-P", str(ours.services["web"].pid)], capture_output=True, text=True, check=True
    )
    return sorted(map(int, told.stdout.split()))


def test_it_says_how_it_stands(
    installation: Callable[..., Installation], servers: tuple[Postgres, Redis]
) -> None:
    with a_mail_server() as (mail, told):
        ours = installation(
            EMAIL_URL=mail, OPERATORS="ops@council.example", METRICS_TOKEN=TOKEN, JOB_NICE="0"
        )
        ours.manage("collectstatic", "--no-input", "--verbosity", "0")
        ours.run(LATE)
        for service in ("web", "worker", "watch"):
            ours.serve(service)
        wait_until(lambda: requests.get(f"{ours.address}/health/live").ok, seconds=120)

        _numbers_outlive_a_process(ours)
        _a_late_job_is_told_once_and_again_when_it_is_well(ours, told)
        _what_is_missing_is_named(ours, servers[1])

    for name in ("web", "worker", "watch"):
        assert [line for line in ours.log(name).splitlines() if not json.loads(line)] == [], name


def _numbers_outlive_a_process(ours: Installation) -> None:
    before = processes_of(ours)
    look_at_the_page(ours, 20)
    seen = counted(ours)
    os.kill(before[0], signal.SIGKILL)
    wait_until(lambda: len(processes_of(ours)) == 2 and before[0] not in processes_of(ours))
    look_at_the_page(ours, 20)

    assert (len(before), seen, wait_until(lambda: counted(ours))) == (2, 20, 40)


def _a_late_job_is_told_once_and_again_when_it_is_well(ours: Installation, told: list[str]) -> None:
    wait_until(lambda: told, seconds=120)
    late = health(ours)
    ours.run("from cases.tasks import deliver_messages; deliver_messages.delay()")
    wait_until(lambda: health(ours)[0] == 200, seconds=120)
    ours.manage("watch_jobs")

    assert (late[0], late[1]["checks"]["jobs"], late[1]["late"]) == (
        503,
        "down",
        ["deliver messages"],
    )
    assert ["Subject: Jobs are late" in told[0], "Subject: Jobs run again" in told[1]] == [True] * 2
    assert len(told) == 2


def _what_is_missing_is_named(ours: Installation, broker: Redis) -> None:
    broker.kill()
    try:
        status, answer = health(ours)
        live = requests.get(f"{ours.address}/health/live", timeout=60).status_code
    finally:
        broker.start()

    down = {name for name, standing in answer["checks"].items() if standing == "down"}
    assert (status, down, live) == (503, {"cache", "broker"}, 200)
    wait_until(lambda: health(ours)[0] == 200)
