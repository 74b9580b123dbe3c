"""How many times faster a list of cases is here than a list of tickets in django-helpdesk.

Both behind gunicorn with two processes, on one PostgreSQL, asked turn by turn by one client.
Theirs is the data call of its ticket list alone; ours is the whole page.
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
LEAST = 10
WANTED = Path(__file__).parent.parent / "requirements-peer.txt"
Told = dict[str, Any]


def measure_peer(cases: int = CASES, turns: int = TURNS) -> None:
    """Print both lists, their queries, and how many times faster ours is."""
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
            pages = [(peer.port, theirs), *((ours.port, one) for one in lists.values())]
            taken = [statistics.median(times) for times in _turn_by_turn(pages, turns)]
        finally:
            peer.end()
    _say(f"Ticket list of django-helpdesk, {theirs['rows']} rows", theirs, taken[0])
    names = {"own": "Worklist of one officer", "all": "Worklist of who sees all"}
    for (name, one), seconds in zip(lists.items(), taken[1:], strict=True):
        _say(f"{names[name]}, {one['rows']} rows", one, seconds)
        say(f"{names[name]}: how many times faster", taken[0] / seconds, LEAST, "fold")


def _say(what: str, told: Told, seconds: float) -> None:
    say(f"{what} of {told['of']:,}", seconds * 1000, unit="ms")
    say(f"Queries of {what[0].lower()}{what[1:]}", told["queries"], unit="queries")


def _turn_by_turn(pages: list[tuple[int, Told]], turns: int) -> list[list[float]]:
    for port, told in pages:
        wait_until(lambda port=port, told=told: _seconds(port, told), seconds=60)  # type: ignore[misc]
    kept: list[list[float]] = [[] for _ in pages]
    for turn in range(turns + WARM_UP):
        for times, (port, told) in zip(kept, pages, strict=True):
            seconds = _seconds(port, told)
            if turn >= WARM_UP:
                times.append(seconds)
    return kept


def _seconds(port: int, told: Told) -> float:
    answer = ask(port, told["path"], told["cookie"])
    assert answer.status == 200, answer.status
    return answer.seconds


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
        pip = [str(self.bin / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        command = [*pip, "--require-hashes", "--requirement", str(WANTED)]
        subprocess.run(command, check=True, stdout=sys.stderr)

    def filled(self, tickets: int) -> Told:
        """So many tickets, and what is needed to ask for them."""
        command = [str(self.bin / "python"), "-m", "bench.peer.filling", str(tickets)]
        done = subprocess.run(
            command, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, text=True, check=True
        )
        told: Told = json.loads(done.stdout.splitlines()[-1])
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
