"""Many believable cases, for measuring."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ehcna.population.planning import populate_plans
from ehcna.population.populating import populate


class Command(BaseCommand):
    help = "Make N believable cases across all stages, in line with the national figures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, required=True)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--plans", action="store_true", help="Their parents and plans too, as they went out."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["cases"] < 1:
            raise CommandError("Ask for at least one case.")
        began = time.perf_counter()
        populate(options["cases"], options["seed"], timezone.localdate())
        took = time.perf_counter() - began
        rate = options["cases"] / took
        self.stdout.write(f"{options['cases']} cases in {took:.1f} s, {rate:,.0f} a second")
        if options["plans"]:
            self._plans(options["seed"])

    def _plans(self, seed: int) -> None:
        began = time.perf_counter()
        plans = populate_plans(seed)
        self.stdout.write(f"{plans} plans in {time.perf_counter() - began:.1f} s")
