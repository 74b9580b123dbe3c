"""What is written to the log: one line of JSON for each event, with what happened and where.

Never who, from where, or what was typed. The words of a fault are left out too: a database says
which row it would not take, name and all. What is not named in `KEPT` is not written.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from datetime import UTC, datetime
from typing import Any

import structlog

KEPT = frozenset(
    # what happened, how bad it is, when, and in which part of the program
    {"event", "level", "timestamp", "logger", "place", "exception", "fault", "check"}
    # a request: its number, its kind of page, how it ended; who asked, as a number
    | {"request_id", "request", "code", "status_code", "user_id", "duration_ms", "bytes"}
    # a task, and the request it came from
    | {"task", "task_id", "parent_task_id", "child_task_id", "child_task_name", "job", "run"}
    # one record, by its number
    | {"reference", "outbox", "upload", "letter", "provider", "row", "pack", "copy"}
)
# Who writes to the log without putting anybody's words into what is written.
_PLAIN = {"ehcna", "accounts", "cases", "providers", "plans", "panels", "families", "statutory"}
_PLAIN |= {"celery", "kombu", "gunicorn", "django_structlog"}
_OF_A_TASK = {"name", "id", "description", "runtime"}
LEFT_OUT = "…"
# What is bound to each line of a request, and of the tasks that it began.
OF_REQUESTS = {
    "DJANGO_STRUCTLOG_USER_ID_FIELD": "pk",
    "DJANGO_STRUCTLOG_IP_LOGGING_ENABLED": False,
    "DJANGO_STRUCTLOG_CELERY_ENABLED": True,
    # Ours, not one from outside: the first of our middleware gives it.
    "DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID": True,
}


def logs(level: str) -> dict[str, Any]:
    """The settings of all logs: what is at or above a level goes to the console alone."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            _without_words,
            _as_line,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        cache_logger_on_first_use=True,
    )
    logging.captureWarnings(True)  # Python's own would be plain text
    alone = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"without_words": {"()": "ehcna.logs.WithoutWords"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without_words"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {"django": alone, "django.server": alone},
    }


class WithoutWords(logging.Formatter):
    """Writes what any part of the program logs, without what came from a person."""

    def format(self, record: logging.LogRecord) -> str:
        told = structlog.contextvars.get_contextvars() | record.__dict__
        told |= {
            "event": _event(record),
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "logger": record.name,
            "place": f"{record.module}:{record.lineno}",
        }
        if record.exc_info and record.exc_info[1]:
            told["exception"] = "\n".join(_told(record.exc_info[1]))
        return line(told)


def line(told: Mapping[str, Any]) -> str:
    """One line of the log, with what may be kept of an event."""
    kept = {name: value for name, value in told.items() if name in KEPT and value is not None}
    return json.dumps(kept, default=lambda value: type(value).__name__, ensure_ascii=False)


def _event(record: logging.LogRecord) -> str:
    """What is said, with the numbers that were put into it and without the words."""
    said, args = str(record.msg), record.args
    if not args:
        return said if record.name.split(".")[0] in _PLAIN else LEFT_OUT
    if isinstance(args, Mapping):
        safe: Any = {n: v if n in _OF_A_TASK else _number(v) for n, v in args.items()}
    else:
        safe = tuple(map(_number, args))
    try:
        return said % safe
    except (TypeError, ValueError, KeyError):
        return said


def _number(value: Any) -> Any:
    return value if isinstance(value, int | float) else LEFT_OUT


def _as_line(logger: Any, method: str, event: MutableMapping[str, Any]) -> str:
    return line(event)


def _without_words(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    given, fault = event.pop("exception", None), event.pop("exc_info", None)
    if isinstance(fault, tuple):
        fault = fault[1]
    elif fault is True:
        fault = sys.exc_info()[1] or given
    if isinstance(fault, BaseException):
        event["exception"] = "\n".join(_told(fault))
    return event


def _told(fault: BaseException | None) -> Iterator[str]:
    """A fault and what brought it about, newest first: kind, then place by place."""
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield f"{type(fault).__module__}.{type(fault).__qualname__}"
        for place in traceback.extract_tb(fault.__traceback__):
            yield f"  {place.filename}:{place.lineno} in {place.name}"
        fault = fault.__cause__ or fault.__context__
