"""How many times faster a list of cases is here than a list of tickets in django-helpdesk.

Both behind gunicorn with two processes, on one PostgreSQL, asked turn by turn by one client.
Each as a person waits for it: theirs is a page that then asks for its rows, ours one page.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from ..asking import ask
from ..installing import ROOT, free_port, wait_until
from ..report import say
from ..servers import Servers, servers

CASES, TURNS, WARM_UP = 10_000, 60, 6
LEAST, LIMITED = 10, ("own", 50)  # row for row
NAMES = {
    "theirs, 25": "Ticket list of django-helpdesk",
    "theirs, 50": "Ticket list of django-helpdesk",
    "own": "Worklist of one officer",
    "all": "Worklist of who sees all",
}
WANTED = Path(__file__).parent.parent / "requirements-peer.txt"
Told = dict[str, Any]


def measure_peer(cases: int = CASES, turns: int = TURNS) -> None:
    """Print the lists, their queries, and how many times faster ours is."""
    with servers() as both:
        peer = Peer(both)
        theirs = peer.filled(cases)
        ours = both.installation("bench_ours", WEB_WORKERS="2")
        ours.manage("populate", "--cases", str(cases), "--seed", "1")
        both.postgres.say("VACUUM ANALYZE", name="bench_ours")
        lists = json.loads(ours.run("from bench.peer.ours import tell; tell()"))
        try:
            ours.serve("web")
            peer.serve()
            pages = {name: (peer.port, told) for name, told in theirs.items()}
            pages |= {name: (ours.port, told) for name, told in lists.items()}
            taken = _turn_by_turn(pages, turns)
        finally:
            peer.end()
    for name, told in (theirs | lists).items():
        where = f"{NAMES[name]}, {told['rows']} rows of {told['of']:,} open, {cases:,} in all"
        say(where, taken[name] * 1000, unit="ms")
        say(f"Queries of {NAMES[name]}, {told['rows']} rows", told["queries"], unit="queries")
    _compare(taken)


def _compare(taken: dict[str, float]) -> None:
    for name in ("own", "all"):
        for rows in (50, 25):
            faster = taken[f"theirs, {rows}"] / taken[name]
            what = f"{NAMES[name]}: how many times faster than {rows} rows of theirs"
            say(what, faster, LEAST if (name, rows) == LIMITED else None, "fold")


def _turn_by_turn(pages: dict[str, tuple[int, Told]], turns: int) -> dict[str, float]:
    """The median of each, in seconds."""
    for one in pages.values():
        wait_until(lambda one=one: _seconds(*one), seconds=60)
    kept: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(turns + WARM_UP):
        for name, one in pages.items():
            seconds = _seconds(*one)
            if turn >= WARM_UP:
                kept[name].append(seconds)
    return {name: statistics.median(times) for name, times in kept.items()}


def _seconds(port: int, told: Told) -> float:
    answers = [ask(port, path, told["cookie"]) for path in told["paths"]]
    assert all(one.status == 200 for one in answers), [one.status for one in answers]
    return sum(one.seconds for one in answers)


class Peer:
    """The peer in a Python of its own, on a database of its own."""

    def __init__(self, both: Servers) -> None:
        self.bin, self.port = both.folder / "peer" / "bin", free_port()
        self.env = {
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "only-for-measuring-0123456789",
            "PEER_DATABASE_URL": both.postgres.create("bench_peer"),
            "DJANGO_SETTINGS_MODULE": "bench.peer.settings",
        }
        self.server: subprocess.Popen[bytes] | None = None
        subprocess.run([sys.executable, "-m", "venv", str(self.bin.parent)], check=True)
        pip = [str(self.bin / "pip"), "install", "-qq", "--disable-pip-version-check"]
        command = [*pip, "--require-hashes", "--requirement", str(WANTED)]
        subprocess.run(command, check=True, stdout=sys.stderr)

    def filled(self, tickets: int) -> dict[str, Told]:
        """So many tickets, and what is needed to ask for them."""
        command = [str(self.bin / "python"), "-m", "bench.peer.filling", str(tickets)]
        done = subprocess.run(
            command, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, text=True, check=True
        )
        told: dict[str, Told] = json.loads(done.stdout.splitlines()[-1])
        return told

    def serve(self) -> None:
        """Its web server, as ours is begun by `script/serve`."""
        command = [str(self.bin / "gunicorn"), "django.core.wsgi:get_wsgi_application()"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--no-control-socket"]
        self.server = subprocess.Popen([*command, "--log-level", "error"], cwd=ROOT, env=self.env)

    def end(self) -> None:
        """Stop it."""
        if self.server:
            self.server.terminate()
            self.server.wait(timeout=60)
