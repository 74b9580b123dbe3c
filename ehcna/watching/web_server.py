"""How gunicorn runs the site: what it logs, and how its processes count together."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from typing import Any

from gunicorn.glogging import Logger

from ehcna.logs import WithoutWords

wsgi_app = "ehcna.wsgi"
accesslog = "-"
logger_class = "ehcna.watching.web_server.WebLog"
# Each process counts in a file here; the processes themselves come and go.
_COUNTS = os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="ehcna-counts-")


class WebLog(Logger):
    """What the web server says, and one line for each answer, in the form of all our logs."""

    def _set_handler(self, log: Any, output: Any, fmt: Any, stream: Any = None) -> None:
        super()._set_handler(log, output, WithoutWords(), stream)

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> None:
        told = {
            "request_id": environ.get("ehcna.number"),
            "request": environ.get("ehcna.place"),
            "code": int(str(resp.status).split(None, 1)[0]),
            "duration_ms": round(request_time.total_seconds() * 1000),
            "bytes": getattr(resp, "sent", None),
        }
        self.access_log.log(logging.INFO, "answered", extra=told)


def pre_fork(server: Any, worker: Any) -> None:
    """Give a new process the lowest number that no living one has.

    By its number, not its process id, it names its file of counts: so there are as many files as
    processes at once, however often they are replaced.
    """
    taken = {getattr(other, "seat", None) for other in server.WORKERS.values()}
    worker.seat = next(seat for seat in range(len(taken) + 1) if seat not in taken)


def post_fork(server: Any, worker: Any) -> None:
    """Nothing has been counted yet: the site is loaded after this."""
    from prometheus_client import values

    values.ValueClass = values.MultiProcessValue(lambda: worker.seat)


def on_exit(server: Any) -> None:
    """The counts end with the server that made them."""
    shutil.rmtree(_COUNTS, ignore_errors=True)
