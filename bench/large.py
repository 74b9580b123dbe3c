"""What a whole country's cases cost beside ten thousand, on PostgreSQL: two databases side by side.

Both stay where they are, so that only the first run populates: the one of `BENCH_DATABASE_URL`
gets 640,000 cases with plans, and one beside it, with `_small` at its name, ten thousand.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict

from django.db import connection

from .report import say
from .side import Side
from .sized_pages import FLOOR

TURNS, WARM_UP, SLOW = 30, 3, 5  # how often a page is opened; those of many cases not so often
GROWTH = 1.2
LIMITS = {
    "Worklist": 2.5,
    "Portal home": 2.5,
    "Case page": 3.0,
    "Search by reference": 3.0,
    "Search by name": 3.0,
}


def small_beside(database: str) -> str:
    """The address of the small database on the same server, made when it is not there."""
    name = connection.settings_dict["NAME"]
    small = f"{name}_small"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [small])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE DATABASE "{small}"')
    before, _, after = database.rpartition(name)
    return f"{before}{small}{after}"


def prepared(database: str, cases: int) -> None:
    """Fill a database up to so many cases, in a process of its own."""
    command = [sys.executable, "-m", "bench", "--fill", str(cases)]
    subprocess.run(command, env=os.environ | {"DATABASE_URL": database}, check=True)


def measure_sizes(small_cases: int, cases: int) -> None:
    """Print each page at the large size against the small one and against the floor page."""
    large = os.environ["DATABASE_URL"]
    small = small_beside(large)
    prepared(small, small_cases)
    prepared(large, cases)
    sides = {"small": Side(small), "large": Side(large)}
    taken = _taken(sides)
    for side in sides.values():
        side.close()
    where = f"{cases:,} cases against {small_cases:,}"
    for page in (one for one in sides["large"].pages if one != FLOOR):
        _say(page, taken, where)
    measure_reminders(small, large)


def measure_reminders(small: str, large: str) -> None:
    """Print what one night's reminders read and write at both sizes, with as much due."""
    found = {name: _asked(one, "--one-night") for name, one in (("s", small), ("l", large))}
    for name, where in (("s", "few cases"), ("l", "very many cases")):
        for what in ("due", "reminders", "read", "written"):
            say(f"Reminders of one night, {where}: {what}", found[name][what], unit="rows")
    for what in ("read", "written"):
        each = {name: one[what] / one["due"] for name, one in found.items()}
        say(
            f"Rows {what} for each clock due, very many cases against few", each["l"] / each["s"], 2
        )
    say(
        "Time of one night, very many cases against few",
        found["l"]["seconds"] / found["s"]["seconds"],
    )


def _asked(database: str, word: str) -> dict[str, float]:
    command = [sys.executable, "-m", "bench", word]
    env = os.environ | {"DATABASE_URL": database}
    said = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(said.stdout.splitlines()[-1])
    return told


def _say(page: str, taken: dict[tuple[str, str], float], where: str) -> None:
    limit = LIMITS.get(page)
    growth = taken["large", page] / taken["small", page]
    say(f"{page}, {where}", growth, GROWTH if limit else None)
    say(f"{page} against the floor page", taken["large", page] / taken["large", FLOOR], limit)
    if limit is None:
        say(f"{page}", taken["large", page] * 1000, unit="ms")


def _taken(sides: dict[str, Side]) -> dict[tuple[str, str], float]:
    """The median of each page on each side, opened turn by turn."""
    kept: dict[tuple[str, str], list[float]] = defaultdict(list)
    for turn in range(TURNS + WARM_UP):
        for page in sides["large"].pages:
            if page != FLOOR and page not in LIMITS and turn >= SLOW + WARM_UP:
                continue
            for name, side in sides.items():
                kept[name, page].append(side.time(page))
    return {key: statistics.median(times[WARM_UP:]) for key, times in kept.items()}
