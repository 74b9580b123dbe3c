"""Whether one service of this machine is well: how a container engine asks. Exit status 0 if so."""

from __future__ import annotations

import os
import socket
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from celery import Celery

from .environment import environment

LONGEST = 10 * 60  # seconds between two times that beat or watch writes down what it did


def web() -> bool:
    """Pages are answered."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    asked = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=8)
    asked.request("GET", "/health/ready", headers={"Host": host})
    return asked.getresponse().status == 200


def worker() -> bool:
    """The worker of this machine hears what it is asked."""
    url = environment().str("BROKER_URL")
    name = f"celery@{socket.gethostname()}"
    asked = Celery(broker=url).control.inspect(destination=[name], timeout=10)
    return name in (asked.ping() or {})


def beat() -> bool:
    """Beat wrote down lately what it did. Some systems write the file under a longer name."""
    kept = Path(os.environ.get("BEAT_SCHEDULE", "var/beat-schedule"))
    written = [one.stat().st_mtime for one in kept.parent.glob(f"{kept.name}*")]
    return time.time() - max(written, default=0) < LONGEST


def watch() -> bool:
    """Jobs were looked at lately."""
    note = Path(os.environ.get("WATCH_NOTE", "var/watched"))
    return note.exists() and time.time() - note.stat().st_mtime < LONGEST


if __name__ == "__main__":
    asked = {"web": web, "worker": worker, "beat": beat, "watch": watch}[sys.argv[1]]
    try:
        well = asked()
    except OSError as wrong:
        well = False
        print(type(wrong).__name__, file=sys.stderr)
    sys.exit(0 if well else 1)
