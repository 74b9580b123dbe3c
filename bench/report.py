"""One line for each figure: what, how much, its limit."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable

over: list[str] = []
LEAST = ("a second", "share", "fold")  # for these the limit is the least there must be


def say(what: str, value: float, limit: float | None = None, unit: str = "times") -> None:
    """Print a figure; with a limit (at most, or for a rate at least), whether it is kept."""
    verdict = ""
    if limit is not None:
        kept = value >= limit if unit in LEAST else value <= limit
        bound = "at least" if unit in LEAST else "at most"
        verdict = f"{bound} {limit:,g}: {'kept' if kept else 'OVER'}"
        if not kept:
            over.append(what)
    shown = (
        f"{value:,.3f}"
        if unit == "share"
        else f"{value:,.0f}"
        if unit in ("a second", "queries", "cases", "rows")
        else f"{value:,.2f}"
    )
    print(f"{what:<66} {shown:>9} {unit:<9} {verdict}", flush=True)


def most_held() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def interleaved(first: Callable[[], object], second: Callable[[], object], times: int) -> float:
    """The median time of the first over the median of the second, taken turn by turn."""
    ours, floor = [], []
    for turn in range(times + 5):
        for call, kept in ((first, ours), (second, floor)):
            began = time.perf_counter()
            call()
            if turn >= 5:  # the first turns warm everything up
                kept.append(time.perf_counter() - began)
    return statistics.median(ours) / statistics.median(floor)
