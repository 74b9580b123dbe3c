"""What is written to the log: what happened and where. Never who, from where, or what was typed.

The words of a fault are left out too: a database says which row it would not take, name and all.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from typing import Any

import structlog

_NEVER = ("ip", "user_agent")


def configure_logs(level: str) -> None:
    """One line of JSON for each event at or above a level."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            _without_people,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            _without_words,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        cache_logger_on_first_use=True,
    )


def _without_people(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Leave out what says who somebody is, and what stands after the ? of an address."""
    for name in _NEVER:
        event.pop(name, None)
    if "request" in event:
        event["request"] = str(event["request"]).split("?", 1)[0]
    return event


class WithoutWords(logging.Formatter):
    """Writes a fault by its kind and its place, without what it says."""

    def format(self, record: logging.LogRecord) -> str:
        told = record.args
        if isinstance(told, dict) and "exc" in told:  # a task that failed: its fault is below
            told = {**told, "exc": "a fault"}
        # Of our own: another handler may have written the fault with its words on this record.
        own = logging.makeLogRecord(record.__dict__ | {"args": told, "exc_text": None})
        return super().format(own)

    def formatException(self, ei: Any) -> str:
        return "\n".join(_told(ei[1]))


def _without_words(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    fault = event.pop("exc_info", None)
    if isinstance(fault, tuple):
        fault = fault[1]
    elif fault is True:
        fault = sys.exc_info()[1]
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
