"""A mail server that is silent, lies, swallows, doubles or is gone: nobody gets a letter twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.installation import wait_until
from tests.running.faults import catching
from tests.running.faults.catching import Catcher
from tests.running.faults.flowing import Council

pytestmark = pytest.mark.servers

LETTERS = 5
# How it behaves, and in what state the letters are meanwhile. Three in a row, and the rest waits.
BEHAVIOURS = {
    catching.DOUBLES: {"sent": 5},
    catching.BUSY: {"queued": 5},
    catching.SILENT_AT_ONCE: {"queued": 5},
    catching.LIES: {"sending": 3, "queued": 2},
    catching.SWALLOWS: {"sending": 3, "queued": 2},
    catching.SILENT_AFTER: {"sending": 3, "queued": 2},
    "gone": {"queued": 5},
}


def test_h161_however_a_mail_server_behaves_each_letter_arrives_once(
    council: Council, mail: Catcher, whole: Callable[[int], None]
) -> None:
    council.running.serve("worker")

    for number, (how, meanwhile) in enumerate(BEHAVIOURS.items()):
        already = LETTERS * number
        council.queue(LETTERS, f"mail{number}")
        behave(council, mail, how)
        assert since(council, already) == meanwhile, how
        if how != catching.DOUBLES:
            come_to_rest(council, mail, already + LETTERS)

    whole(LETTERS * len(BEHAVIOURS))
    assert sorted(mail.passed_on.values()).count(2) == LETTERS  # under one Message-ID each


def behave(council: Council, mail: Catcher, how: str) -> None:
    """Let the server behave badly while one run of the job lasts; then well again."""
    ended = council.count("cases_jobrun WHERE finished_at IS NOT NULL")
    if how == "gone":
        mail.stop()
    mail.how = how
    council.deliver()
    wait_until(lambda: council.count("cases_jobrun WHERE finished_at IS NOT NULL") > ended, 90)
    mail.how = catching.WELL
    if how == "gone":
        mail.start()


def since(council: Council, already: int) -> dict[str, int]:
    states = council.states()
    states["sent"] = states.get("sent", 0) - already
    return {state: number for state, number in states.items() if number}


def come_to_rest(council: Council, mail: Catcher, letters: int) -> None:
    """A person settles what is in doubt by the log of the server; then the job runs again."""
    council.settle(list(mail.handed_over))
    council.deliver()
    wait_until(lambda: council.states() == {"sent": letters}, 60)
