"""Tells whoever runs the system when a job is late."""

from __future__ import annotations

import logging
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections
from django.utils import timezone

from cases.jobs.watching import watch

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Tell the OPERATORS by email of each job that is late, and again when it is well."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="Look again and again, until stopped."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["every"]:
            watch(timezone.now())
            return
        stopped = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
        while not stopped.is_set():
            _look()
            stopped.wait(options["every"])


def _look() -> None:
    """One look. A database that does not answer is looked at again the next time."""
    close_old_connections()
    try:
        watch(timezone.now())
    except Error as fault:
        log.error("jobs not looked at", exc_info=fault)
