"""Processes are killed at any instant while work flows: nothing is lost, nothing happens twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator

import pytest

from tests.installation import Installation, wait_until
from tests.running.faults.catching import Catcher
from tests.running.faults.conftest import SOAK_MINUTES
from tests.running.faults.flowing import Council, Recorder

pytestmark = pytest.mark.servers

MESSAGES, FACTS = (10_000, 1_000) if SOAK_MINUTES else (1_200, 120)
SECONDS = 60 * SOAK_MINUTES or 35
SERVICES = {"web": "web", "worker": "worker", "other worker": "worker", "beat": "beat"}


def test_h161_killed_at_random_nothing_is_lost_and_nothing_goes_twice(
    council: Council, mail: Catcher, whole: Callable[[int], None]
) -> None:
    council.queue(MESSAGES, "storm")
    for name, service in SERVICES.items():
        council.running.serve(service, name)
    half = len(council.references) // 2
    recorders = [
        Recorder(council, council.references[:half], FACTS // 2, "Ann"),
        Recorder(council, council.references[half:], FACTS // 2, "Bob"),
    ]
    for one in recorders:
        one.start()

    killed = sum(1 for _ in storm(council, recorders))
    finish(council, mail, recorders)

    told = [note for one in recorders for note in one.told]
    kept = council.ask("SELECT note FROM cases_entry WHERE kind = 'advice_request_sent'")
    assert killed > 5
    assert (len(told), sorted(kept)) == (FACTS, [(note,) for note in sorted(told)])
    whole(MESSAGES)


def storm(council: Council, recorders: list[Recorder]) -> Iterator[str]:
    """Kill one thing after another: a whole service, or one process of it."""
    chance, until = random.Random(8), time.monotonic() + SECONDS
    while time.monotonic() < until:
        council.deliver(2)
        time.sleep(chance.uniform(0.5, 2.5))
        name = chance.choice(list(SERVICES))
        if chance.random() < 0.5:
            council.running.end(name)
            council.running.serve(SERVICES[name], name)
        else:
            kill_one_process(council.running, name, chance)
        yield name


def kill_one_process(running: Installation, name: str, chance: random.Random) -> None:
    group = str(running.services[name].pid)
    found = subprocess.run(["pgrep", "--pgroup", group], capture_output=True, text=True)
    processes = sorted(map(int, found.stdout.split()))
    if len(processes) > 1:  # not the first: that would be the service
        os.kill(chance.choice(processes[1:]), signal.SIGKILL)


def finish(council: Council, mail: Catcher, recorders: list[Recorder]) -> None:
    """Let everything come to rest; a person settles what was broken off in the middle."""
    for name in SERVICES:
        council.running.end(name)
    council.settle(list(mail.handed_over))
    council.running.serve("web")
    council.running.serve("worker")
    for one in recorders:
        one.join(timeout=120 + 60 * SOAK_MINUTES)
    wait_until(lambda: rest(council), 90 + 60 * SOAK_MINUTES, every=1)


def rest(council: Council) -> bool:
    if council.count("cases_message WHERE state = 'queued'"):
        council.deliver(2)
    return set(council.states()) == {"sent"}
