"""Runs every measurement on a fresh database and prints the table."""

from __future__ import annotations

import json
import sys
import time

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.batch import measure_batch  # noqa: E402
from bench.engine import ratio as engine_ratio  # noqa: E402
from bench.erosion import measure_erosion  # noqa: E402
from bench.family_pages import measure_family_pages  # noqa: E402
from bench.large import measure_sizes  # noqa: E402
from bench.leaks import FAMILIES as LEAKS  # noqa: E402
from bench.leaks import measure_leaks  # noqa: E402
from bench.load.measuring import measure_load  # noqa: E402
from bench.pages import GROWTH_LIMIT, measure_pages  # noqa: E402
from bench.panel_pack import measure_pack  # noqa: E402
from bench.peer.beside import measure_peer  # noqa: E402
from bench.plan_check import measure_plan_check  # noqa: E402
from bench.plan_pdf import measure_plan_pdf  # noqa: E402
from bench.rebuild import measure_rebuild, memory_of_rebuild  # noqa: E402
from bench.register import measure_directory, measure_register  # noqa: E402
from bench.reminding import reminders_here  # noqa: E402
from bench.report import over, say  # noqa: E402
from bench.statements import measure_statements  # noqa: E402
from cases.models import Case  # noqa: E402
from ehcna.population.planning import populate_plans  # noqa: E402
from ehcna.population.populating import populate  # noqa: E402

SMALL, LARGE, COUNTRY = 10_000, 100_000, 640_000
RATES = {"sqlite": 1_000, "postgresql": 3_000}


def main(words: list[str]) -> int:
    """Measure; the exit code says whether every limit was kept."""
    small, large = (SMALL // 10, LARGE // 10) if "--fast" in words else (SMALL, LARGE)
    if "--peer" in words:
        measure_peer(*((SMALL // 10, 10) if "--fast" in words else ()))
        return _told()
    if "--load" in words:
        measure_load(words)
        return _told()
    call_command("migrate", verbosity=0)
    if "--fill" in words:
        return _fill(int(words[words.index("--fill") + 1]))
    if "--one-night" in words:
        print(json.dumps(reminders_here()))
        return 0
    if "--large" in words:
        measure_sizes(SMALL, COUNTRY)
        return _told()
    if "--rebuild" in words:
        first = int(words[words.index("--first") + 1]) if "--first" in words else None
        measure_rebuild(first)
        return _told()
    if "--register" in words:
        _populate(SMALL // 10, seed=1, say_rate=False)
        measure_register()
        measure_directory()
        return _told()
    if "--erosion" in words:
        measure_erosion()
        return _told()
    if "--statements" in words:
        measure_statements()
        return _told()
    if "--batch" in words:
        _populate(small, seed=1, say_rate=False)
        measure_batch()
        return 1 if over else 0
    if "--leaks" in words:
        measure_leaks(*((LEAKS // 10, 5) if "--fast" in words else ()))
        return _told()
    if "--families" in words:
        _populate(SMALL // 10, seed=1, say_rate=False)
        measure_family_pages()
        return _told()
    if "--packs" in words:
        measure_pack()
        return _told()
    if "--plans" in words:
        measure_plan_check()
        measure_plan_pdf()
        return _told()
    say("timetable() of a 25-fact case against bare date arithmetic", engine_ratio(), 10)
    measure_statements()
    measure_erosion()
    measure_plan_check()
    measure_plan_pdf()
    measure_pack()
    measure_leaks()
    _populate(small, seed=1, say_rate=True)
    little = memory_of_rebuild()
    before = measure_pages(small)
    measure_family_pages()
    measure_rebuild()
    measure_batch()
    measure_register()
    measure_directory()
    _populate(large - small, seed=2, say_rate=False)
    after = measure_pages(large)
    growth = after / before
    say(f"Worklist with {large:,} cases against {small:,}, each by its floor", growth, GROWTH_LIMIT)
    say(
        f"Memory of a rebuild, {large:,} cases against {small:,}", memory_of_rebuild() / little, 1.2
    )
    return _told()


def _fill(cases: int) -> int:
    """So many cases with plans, if they are not there yet."""
    missing = cases - Case.objects.count()
    if missing > 0:
        _populate(missing, seed=3, say_rate=False)
    if populate_plans(3):
        _tidied()
    return 0


def _told() -> int:
    print("Every limit was kept." if not over else f"Over the limit: {', '.join(over)}")
    return 1 if over else 0


def _populate(cases: int, *, seed: int, say_rate: bool) -> None:
    began = time.perf_counter()
    populate(cases, seed, timezone.localdate())
    rate = cases / (time.perf_counter() - began)
    if say_rate:
        say(f"populate on {connection.vendor}", rate, RATES[connection.vendor], "a second")
    _tidied()


def _tidied() -> None:
    with connection.cursor() as cursor:
        # As PostgreSQL does by itself after a while.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
