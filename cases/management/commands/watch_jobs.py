"""Tells whoever runs the system when a job is late."""

from __future__ import annotations

import logging
import signal
import threading
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from cases.jobs.watching import watch

log = logging.getLogger(__name__)


class Command(BaseCommand):
    requires_system_checks = ()  # script/serve has asked
    help = "Tell the OPERATORS by email of each job that is late, and again when it is well."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="Look again and again, until stopped."
        )

        parser.add_argument(
            "--note", type=Path, metavar="FILE", help="A file that is written at each look."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["every"]:
            watch(timezone.now())
            return
        stopped = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
        while not stopped.is_set():
            _look(options["note"])
            stopped.wait(options["every"])
        if options["note"]:
            options["note"].unlink(missing_ok=True)


def _look(note: Path | None) -> None:
    """One look. Whatever is wrong, there is another."""
    close_old_connections()
    try:
        watch(timezone.now())
        if note:
            note.parent.mkdir(exist_ok=True)
            note.touch()
    except Exception as fault:
        log.error("jobs not looked at", exc_info=fault)
