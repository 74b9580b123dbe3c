"""Two workers and two schedulers, running by mistake: everything happens once (H-173)."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.installation import wait_until
from tests.running.faults.catching import Catcher
from tests.running.faults.flowing import Council

pytestmark = pytest.mark.servers

MESSAGES = 200
_JOBS = """
import json
from ehcna.celery import app
print(json.dumps(sorted({one["task"] for one in app.conf.beat_schedule.values()})))
"""


def test_h173_two_workers_and_two_schedulers_do_everything_once(
    council: Council, mail: Catcher, whole: Callable[[int], None]
) -> None:
    jobs = json.loads(council.running.run(_JOBS))
    council.queue(MESSAGES, "two")
    for name in ("worker", "other worker"):
        council.running.serve("worker", name)
    for name in ("beat", "other beat"):
        schedule = str(council.running.folder / f"{name} schedule")
        council.running.serve("beat", name, BEAT_SCHEDULE=schedule)

    for job in jobs:  # as two schedulers would, and as a third
        council.deliver(3, task=job)
    wait_until(lambda: rested(council), 120, every=1)

    digests = council.count("cases_message WHERE once LIKE 'digest:%'")
    again = "cases_reminder GROUP BY case_id, rule, about, due, step, to_id HAVING count(*) > 1"
    assert digests == 1
    assert council.ask(f"SELECT count(*) FROM {again}") == []
    unwell = council.ask(
        "SELECT name, problems FROM cases_jobrun WHERE NOT succeeded AND finished_at IS NOT NULL"
    )
    assert unwell == []
    whole(MESSAGES + digests)


def rested(council: Council) -> bool:
    """Every job has ended, and every message has gone, the digest of the reminders too."""
    if council.count("cases_message WHERE once LIKE 'digest:%'") == 0:
        return False
    return set(council.states()) == {"sent"} and council.is_idle()
