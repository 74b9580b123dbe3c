"""A server that is away and comes back: work goes on or waits, pages say so, nothing is lost."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import requests

from ehcna import troubles
from tests.installation import Postgres, Redis, wait_until
from tests.running.faults.catching import Catcher
from tests.running.faults.flowing import Council, Recorder

pytestmark = pytest.mark.servers

MESSAGES, FACTS = 300, 24
TOKEN = "a" * 32
INSIDE = ("Traceback", "psycopg2", "OperationalError", "redis", "/site-packages/")


def look(council: Council, path: str = "/cases/") -> requests.Response:
    return council.browser().get(f"{council.running.address}{path}", timeout=60)


def begun(council: Council, *services: str) -> None:
    for service in services:
        council.running.serve(service)
    if "web" in services:
        wait_until(lambda: look(council).status_code == 200, 90)


def says(answer: requests.Response, trouble: troubles.Trouble) -> bool:
    """Whether a page tells what is away, in words and without a word from inside."""
    page = html.unescape(answer.text)
    return answer.status_code == 503 and trouble.what in page and not any(w in page for w in INSIDE)


def facts_kept(council: Council, name: str) -> list[str]:
    found = council.ask(f"SELECT note FROM cases_entry WHERE note LIKE '{name} %'")
    return sorted(note for (note,) in found)


def test_redis_is_lost_and_comes_back(
    council: Council, mail: Catcher, whole: Callable[[int], None], servers: tuple[Postgres, Redis]
) -> None:
    broker = servers[1]
    begun(council, "web", "worker", "beat")
    council.queue(MESSAGES, "redis")

    broker.kill()
    try:
        recorder = Recorder(council, council.references, FACTS, "Redis")
        recorder.run()  # everything is recorded without it
        readable = look(council).status_code
        signing_in = requests.post(
            f"{council.running.address}/accounts/login/",
            {"login": "olive@council.example", "password": "Not-The-Right-One"},
            cookies={"csrftoken": TOKEN},
            headers={"X-CSRFToken": TOKEN},
            timeout=60,
        )
    finally:
        broker.start()

    assert (readable, recorder.pressed) == (200, FACTS)
    assert says(signing_in, troubles.COUNTER_AWAY)
    # Nobody asks for it: the schedule finds its broker again, and so does the worker.
    wait_until(lambda: council.states() == {"sent": MESSAGES}, 150, every=0.5)
    assert facts_kept(council, "Redis") == sorted(recorder.told)
    assert {one.poll() for one in council.running.services.values()} == {None}
    whole(MESSAGES)


def test_postgresql_is_restarted_under_work(
    council: Council, mail: Catcher, whole: Callable[[int], None], servers: tuple[Postgres, Redis]
) -> None:
    postgres = servers[0]
    begun(council, "web", "worker")
    council.queue(MESSAGES, "postgres")
    recorder = Recorder(council, council.references, FACTS, "Postgres")

    council.deliver(2)
    recorder.start()
    for _ in range(2):
        enough = min(MESSAGES, len(mail.handed_over) + 20)
        wait_until(lambda enough=enough: len(mail.handed_over) >= enough, 60)
        postgres.control("restart", "--mode=immediate")
        council.deliver(2)
    recorder.join(90)
    assert wait_until(lambda: look(council).status_code == 200, 10)
    wait_until(lambda: rested(council), 90, every=1)
    council.settle(list(mail.handed_over))
    wait_until(lambda: rested(council) and "sending" not in council.states(), 60, every=1)

    assert len(recorder.told) == FACTS
    assert facts_kept(council, "Postgres") == sorted(recorder.told)
    whole(MESSAGES)


def rested(council: Council) -> bool:
    if council.is_idle() and "queued" in council.states():
        council.deliver()
    return council.is_idle() and "queued" not in council.states()


def test_h285_with_postgresql_gone_or_read_only_pages_say_so_and_keep_what_was_typed(
    council: Council, servers: tuple[Postgres, Redis]
) -> None:
    postgres, note = servers[0], "A long talk with the mother about transport"
    begun(council, "web")
    pages = {"list": "/cases/", "record": f"/cases/{council.references[0]}/record/"}

    with read_only(council, postgres):
        readable = look(council, pages["list"])
        refused = council.browser().post(
            council.running.address + pages["record"],
            {"kind": "note", "note": note, "step": "do", "seen": "999999"},
            timeout=60,
        )
    begun_with = (postgres.data / "postmaster.opts").read_text().strip().partition(" ")[2]
    postgres.control("stop", "--mode=fast")
    try:
        gone = look(council, pages["list"])
    finally:
        postgres.control("start", f"--options={begun_with}")
    back = wait_until(lambda: look(council, pages["list"]), 30)

    assert readable.status_code == 200
    assert council.references[0] in readable.text
    assert says(refused, troubles.READ_ONLY)
    assert note in refused.text
    assert says(gone, troubles.DATABASE_AWAY)
    assert back.status_code == 200  # at once: a line that died with the server is not used again


@contextmanager
def read_only(council: Council, postgres: Postgres) -> Iterator[None]:
    name = council.running.env["DATABASE_URL"].rpartition("/")[2]
    hang_up = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    postgres.say(f"ALTER DATABASE {name} SET default_transaction_read_only = on", hang_up)
    try:
        yield
    finally:
        postgres.say(f"ALTER DATABASE {name} RESET default_transaction_read_only", hang_up)
