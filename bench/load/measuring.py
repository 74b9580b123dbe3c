"""What a page takes while two hundred coordinators and five hundred families are at work.

Against the same kind of page asked alone, before, in the same run, by the same client. The client,
the web server and the database share the machine.
"""

from __future__ import annotations

import json
import signal
import statistics
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from ..asking import ask
from ..installing import ROOT, Installation, wait_until
from ..report import say
from ..servers import servers

P95_LIMIT = 6
CASELOAD = 300  # as `populate` gives them out
NOTE = "Rang about the load"  # on each entry that is recorded, so that they can be counted
Told = dict[str, Any]


@dataclass(frozen=True)
class Scale:
    """How many people, for how long."""

    coordinators: int = 200
    families: int = 500
    seconds: int = 90


def scale_of(words: list[str]) -> Scale:
    """A tenth with `--fast`; as long as `--seconds` says."""
    whole = Scale()
    seconds = int(words[words.index("--seconds") + 1]) if "--seconds" in words else whole.seconds
    share = 10 if "--fast" in words else 1
    return Scale(whole.coordinators // share, whole.families // share, seconds)


def measure_load(words: list[str]) -> None:
    """Print errors, pages a second, and each kind of page against itself alone."""
    scale = scale_of(words)
    with servers() as both:
        ours = both.installation("bench_load", WEB_WORKERS="2")
        cases = str(scale.coordinators * CASELOAD)
        ours.manage("populate", "--cases", cases, "--seed", "1", "--plans")
        people = f"tell({scale.coordinators}, {scale.families})"
        told = json.loads(ours.run(f"from bench.load.people import tell; {people}"))
        both.postgres.say("VACUUM ANALYZE", name="bench_load")
        played = _played(ours, told, scale)
        kept = both.postgres.say(
            f"SELECT count(*) FROM cases_entry WHERE note = '{NOTE}'", name="bench_load"
        )[0][0]
    print(
        f"{scale.coordinators} coordinators with {cases} cases, {scale.families} families,"
        f" {scale.seconds} seconds"
    )
    _report(played)
    say("Entries said to be recorded that are not there", played["recorded"] - kept, 0, "rows")


def _played(ours: Installation, people: list[Told], scale: Scale) -> Told:
    """The people at work, in a process of their own."""
    ours.serve("web")
    try:
        wait_until(lambda: ask(ours.port, "/health/live", "").status == 200, seconds=60)
        given = {"port": ours.port, "seconds": scale.seconds, "note": NOTE, "people": people}
        done = subprocess.run(
            [sys.executable, "-m", "bench.load.client"],
            cwd=ROOT, input=json.dumps(given), stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
    finally:
        ours.end("web", signal.SIGTERM)
    told: Told = json.loads(done.stdout)
    return told


def _report(played: Told) -> None:
    alone = {kind: statistics.median(times) for kind, times in played["alone"].items()}
    ratios: list[float] = []
    for kind, times in sorted(played["busy"].items()):
        own = [one / alone[kind] for one in times]
        ratios += own
        say(f"{kind}, alone", alone[kind] * 1000, unit="ms")
        say(f"{kind}, p95 of {len(times)} pages against alone", _p95(own), P95_LIMIT)
    say(f"All pages, p95 of {len(ratios)} against their kind alone", _p95(ratios), P95_LIMIT)
    say("Pages", len(ratios) / played["seconds"], unit="per s")
    for error in played["errors"][:10]:
        print(f"Error: {error}")
    say("Errors", len(played["errors"]), 0, "rows")


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if values[1:] else values[0]
