"""One council on servers of its own, which these tests break in turn, and find whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tests.installation import Installation, Postgres, Redis
from tests.running.faults.catching import WELL, Catcher
from tests.running.faults.disks import may_make_disks
from tests.running.faults.flowing import Council, begin

# Longer, and with the full numbers: SOAK_MINUTES=30 .venv/bin/pytest -n0 tests/running/faults
SOAK_MINUTES = int(os.environ.get("SOAK_MINUTES", "0"))


# A full disk is tried where one can be made, as in the container in which the tests run.
collect_ignore = [] if may_make_disks() else ["test_disk_full.py"]


@pytest.fixture(scope="session")
def mail() -> Iterator[Catcher]:
    with Catcher().start() as catcher:
        yield catcher


@pytest.fixture(scope="session")
def _council(
    servers: tuple[Postgres, Redis], mail: Catcher, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Council]:
    postgres, broker = servers
    running = Installation(
        tmp_path_factory.mktemp("faults") / "council",
        database=postgres.create("faults", like="migrated"),
        broker=broker,
        EMAIL_URL=f"smtp://127.0.0.1:{mail.port}",
        EMAIL_SECONDS="2",
        LOG_LEVEL="INFO",
        JOB_NICE="0",
    )
    # What is committed survives the server, as in a real one: its own settings are for speed.
    postgres.say("ALTER DATABASE faults SET synchronous_commit = on")
    running.manage("collectstatic", "--no-input", "--verbosity", "0")
    yield begin(running, postgres)
    running.end_all()


@pytest.fixture
def council(_council: Council, mail: Catcher) -> Iterator[Council]:
    """The council, with no service begun and no message waiting."""
    mail.how = WELL
    mail.handed_over.clear()
    mail.passed_on.clear()
    env = dict(_council.running.env)
    yield _council
    _council.running.end_all()
    _council.running.env = env
    _council.ask("TRUNCATE cases_jobrun, cases_reminder, cases_message CASCADE")


@pytest.fixture
def whole(council: Council, mail: Catcher) -> Callable[[int], None]:
    """Nothing lost, nothing twice, and every date what the facts say."""

    def check(messages: int) -> None:
        assert council.states() == {"sent": messages}
        assert sorted(mail.handed_over.values()) == [1] * messages
        council.running.manage("rebuild_deadlines", "--check")

    return check
